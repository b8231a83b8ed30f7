"""Text of other people is data in every output."""

from hypothesis import example, given
from hypothesis import strategies as st

from readyctl.render import escape

ANY = st.text(st.characters(), max_size=40)


@given(ANY)
def test_terminal_text_cannot_steer_a_terminal(text: str) -> None:
    shown = escape.terminal(text)
    assert not any(
        (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or 0x202A <= ord(c) <= 0x202E for c in shown
    )
    shown.encode("utf-8")


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
