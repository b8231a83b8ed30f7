"""Text of other people is data in every output."""

import re
from html import unescape

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from readyctl.render import escape

ANY = st.text(st.characters(), max_size=40)


@given(ANY)
def test_terminal_text_cannot_steer_a_terminal(text: str) -> None:
    shown = escape.terminal(text)
    assert not any(
        (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or 0x202A <= ord(c) <= 0x202E for c in shown
    )
    shown.encode("utf-8")


@given(ANY | st.text(" a:\n\t\x1b", max_size=8))
@example(" a")
@example("a ")
@example("a  b")
@example("a ::b")
def test_a_line_with_nothing_to_change_is_told_at_once_and_is_what_any_other_is(text: str) -> None:
    assert escape.line(text) == escape.terminal(" ".join(text.split()))


@given(ANY)
def test_a_line_is_one_line(text: str) -> None:
    assert len(escape.line(text).splitlines()) <= 1
    assert len(escape.markdown(text).splitlines()) <= 1


@given(ANY)
@example("  ::error::x")
@example("a ##[add-mask]b\r\n::error::x")
def test_workflow_commands_end_where_they_should(text: str) -> None:
    assert not set("\r\n") & set(escape.workflow_data(text))
    assert not set("\r\n:,") & set(escape.workflow_property(text))
    assert not escape.workflow_log(text).lstrip().startswith("::")
    assert "##[" not in escape.workflow_log(text)


def test_inert_text_is_fit_for_xml() -> None:
    assert escape.inert("a\x00\ud800b\n") == "a\ufffd\ufffdb\n"


@given(ANY)
@example("@octocat and @acme/payments, <b>@x</b>")
@example('see #12, GH-3, o/r#4, !5, $6, %7, ~8, &9, ^alert#1, ~"my label"')
@example("https://evil.example/x www.evil.example a@evil.example")
@example(":tada: :white_check_mark: :+1:")
@example("<!-- readyctl:nothing --> [a](javascript:x) ![i](http://x) <img src=x>")
def test_a_comment_calls_nobody_and_links_nowhere(text: str) -> None:
    written = escape.comment(text)
    html = MarkdownIt("commonmark", {"html": True}).render(f"- **{written}** x")
    shown = unescape(re.sub(r"</?(ul|li|p|strong|em)>", "", html))
    assert not re.search(r"<(a|img|!|script|code)", html)
    assert not re.search(r"[@#!$%&~^][\w\"']|gh-\d|://|www\.|:[\w+-]+:", shown, re.IGNORECASE)
    assert len(written.splitlines()) <= 1
    assert (
        " ".join(shown.replace("\u200b", "").split()).startswith(
            " ".join(escape.line(text).replace("\u200b", "").split())
        )
        or not escape.line(text).strip()
    )
