import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.adapters.documents import html, markdown, plain_text
from readyctl.adapters.documents.markdown_grammar import MAX_MARKDOWN
from readyctl.adapters.documents.reading import read
from readyctl.core.statement.passages import Passage, PassageKind, Unreadable
from readyctl.errors import UsageError

MARKDOWN = """---
title: Offer
---
# Offer

We support **single sign-on**
and [webhooks](https://example.com).

- Bulk export
- [x] ~~Offline mode~~ RBAC

> We need
> offline mode.

| Feature | State |
|---|---|
| SSO | yes |

<!-- offline mode
ships -->
```
offline mode is included
```
Setext
------
"""


def told(passages: tuple[Passage, ...]) -> list[tuple[str, int | None, str]]:
    return [(passage.text, passage.line, passage.kind.value) for passage in passages]


def test_markdown_keeps_the_lines_of_what_a_reader_sees() -> None:
    assert told(markdown.document_text(MARKDOWN).passages) == [
        ("Offer", 2, "body"),
        ("Offer", 4, "heading"),
        ("We support single sign-on\nand webhooks.", 6, "body"),
        ("Bulk export", 9, "bullet"),
        ("[x]  RBAC", 10, "bullet"),
        ("We need\noffline mode.", 12, "body"),
        ("Feature", 15, "cell"),
        ("State", 15, "cell"),
        ("SSO", 17, "cell"),
        ("yes", 17, "cell"),
        ("offline mode is included", 22, "code"),
        ("Setext", 24, "heading"),
    ]


def test_the_slides_of_a_markdown_deck_are_counted() -> None:
    text = "---\nmarp: true\n---\n# One\n\n---\nlayout: cover\n---\n\nTwo\n\n---\n\n![](three.png)\n"
    found = markdown.document_text(text, deck=True)
    assert [(p.text, p.place) for p in found.passages] == [("One", "slide 1"), ("Two", "slide 2")]
    assert found.pictures == ("slide 3",)


def test_html_is_read_by_blocks() -> None:
    page = """<html><head><title>Offer</title><style>p { }</style></head><body>
<h1>Offer &amp; scope</h1><p>We support
<b>SSO</b>.<p>And <del>offline mode</del>RBAC.
<table><tr><th>Webhooks<td>yes</table><script>"We support BYOK"</script>
<blockquote>We need it.</blockquote><ul><li>One<li>Two</ul>"""
    assert told(html.document_text(page).passages) == [
        ("Offer & scope", 2, "heading"),
        ("We support\nSSO.", 2, "body"),
        ("And RBAC.", 3, "body"),
        ("Webhooks", 4, "cell"),
        ("yes", 4, "cell"),
        ("We need it.", 5, "body"),
        ("One", 5, "bullet"),
        ("Two", 5, "bullet"),
        ("Offer", 1, "heading"),
    ]


def test_the_slides_of_a_reveal_deck_are_counted_where_they_nest() -> None:
    page = """<div class="reveal"><div class="slides"><section><h2>One</h2></section>
<section><section><p>Two</p></section><section><img src="x.png"></section></section></div></div>"""
    found = html.document_text(page)
    assert [(p.text, p.place) for p in found.passages] == [("One", "slide 1"), ("Two", "slide 2")]
    assert found.pictures == ("slide 3",)


def test_a_mail_keeps_what_others_wrote_apart() -> None:
    found = plain_text.paragraphs(
        "Yes, we do.\n> Do you have SSO?\n> Or RBAC?\n- one\n  more\n- two\n", mail=True
    )
    assert told(tuple(found)) == [
        ("Yes, we do.", 1, "body"),
        ("Do you have SSO?\nOr RBAC?", 2, "quote"),
        ("one\n  more", 4, "bullet"),
        ("two", 6, "bullet"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(encoding: str) -> None:
    assert plain_text.decoded(io.BytesIO("für 5 €\r\n".encode(encoding)), "a.txt") == "für 5 €\n"


def test_a_program_is_no_text() -> None:
    with pytest.raises(Unreadable, match="is no text file"):
        plain_text.decoded(io.BytesIO(b"\x7fELF\0\0"), "a.txt")


@pytest.mark.parametrize(("content", "why"), [(b"  \n", "no text"), (b"![](a.png)", "only pictures")])
def test_a_document_without_text_says_so(content: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(io.BytesIO(content), "a.md", ".md")


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        read(io.BytesIO(b""), "a.doc", ".doc")
    assert ".docx" in caught.value.help


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab \n#>-|*_`~[]()<!/:=.1", max_size=80))
def test_any_markup_reads_with_lines_inside_the_file(text: str) -> None:
    for found in (markdown.document_text(text), html.document_text(text)):
        for passage in found.passages:
            assert passage.text.strip()
            assert 1 <= (passage.line or 0) <= text.count("\n") + 1


DEEP = ("> ", "1. ", "- > ")


@pytest.mark.parametrize(
    "piece",
    [
        *("<!--", "[", "~~", "<p>", "<section>", "*", "| a ", "`", "<?", "</a", "<a b='", "<script>", "&#"),
        *("![", "[[]", "![[]()", "[\n", "<!-- a -->", "*a_ ", "<s>", "[a]: b\n", "a\n", *DEEP),
    ],
)
def test_endless_markup_takes_no_endless_time(piece: str) -> None:
    text = piece * 20_000
    assert len(html.document_text(text).passages) <= 20_001
    if piece in DEEP:
        with pytest.raises(Unreadable, match="too deeply"):
            markdown.document_text(text)
    else:
        assert len(markdown.document_text(text).passages) <= 20_001


def test_kinds_of_passages_have_names_a_person_reads() -> None:
    assert {kind.value for kind in PassageKind} == {
        "heading",
        "body",
        "bullet",
        "cell",
        "note",
        "quote",
        "code",
        "unticked",
    }


REVEAL = """<div class="reveal"><div class="slides">
<section data-markdown><textarea data-template>
  ## FX matching
  We support FX matching.

  ---
  Second
</textarea></section>
<section data-markdown><script type="text/template">
Third is live.
</SCRIPT></section>
<section data-markdown="more.md"></section>
<section><p>Fifth</p><script>var fx = "is live"</script></section>
</div></div>"""


def test_markdown_in_a_reveal_deck_is_read_with_its_lines_and_slides() -> None:
    said = html.document_text(REVEAL)
    assert [(p.text, p.line, p.slide, p.place) for p in said.passages] == [
        ("FX matching", 3, 1, "slide 1"),
        ("We support FX matching.", 4, 1, "slide 1"),
        ("Second", 7, 2, "slide 2"),
        ("Third is live.", 10, 3, "slide 3"),
        ("Fifth", 13, 5, "slide 5"),
    ]
    assert said.elsewhere == (("slide 4", "more.md"),)
    assert [REVEAL.count("\n", 0, at) + 1 for at in html.slide_offsets(REVEAL)] == [2, 6, 9, 12, 13]


MARP = """---
marp: true
header: FX matching is live
---
# One
<!-- _footer: FX matching ships today -->
<!--
Say that FX matching is here.
-->
<!-- readyctl:fx -->Shipped<!-- /readyctl:fx -->

---
src: ./pages/two.md
---

---

Three
"""


def test_headers_notes_and_other_files_of_a_markdown_deck_are_seen() -> None:
    said = markdown.document_text(MARP, deck=True)
    assert [(p.text, p.line, p.place) for p in said.passages] == [
        ("FX matching is live", 3, "settings"),
        ("One", 5, "slide 1"),
        ("Shipped", 10, "slide 1"),
        ("Three", 18, "slide 3"),
        ("FX matching ships today", 6, "slide 1"),
        ("Say that FX matching is here.", 8, "slide 1, notes"),
    ]
    assert said.elsewhere == (("slide 2", "./pages/two.md"),)


def test_options_and_buttons_are_texts_of_their_own() -> None:
    page = "<select><option>FX<option>matching</select><button>Is</button><button>live</button>"
    assert [p.text for p in html.document_text(page).passages] == ["FX", "matching", "Is", "live"]


def read_as(text: str, *, deck: bool = False) -> list[tuple[str, int | None, str]]:
    return told(markdown.document_text(text, deck=deck).passages)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Open `<!--` and write.\n\nAll live.", [("Open `<!--` and write.", 1, "body"), ("All live.", 3, "body")]),  # noqa: E501
        ("FX **mat**ching is l*iv*e", [("FX matching is live", 1, "body")]),
        ("- a\n\n    ```\n    b\n    ```\n- c", [("a", 1, "bullet"), ("b", 4, "code"), ("c", 6, "bullet")]),
        ("a\n\n    b is live\n", [("a", 1, "body"), ("b is live", 3, "code")]),
        ("~~~\n<!--\n~~~\nb", [("<!--", 2, "code"), ("b", 4, "body")]),
        ("a `b\nc` d\ne", [("a `b c`\n d\ne", 1, "body")]),
        ("![x\ny](p.png)\n[a](\nu) b\nc", [("a\n b\nc", 3, "body"), ("x\ny", 1, "note")]),
        ("a<br>b<br/>\nc", [("a\u2028b\u2028\nc", 1, "body")]),
        ("a <del>b</del> c <s>d", [("a  c d", 1, "body")]),
        ("a <!-- b\nc --> d", [("a \n d", 1, "body")]),
        ("- [x] a\n  b\n\n  c", [("[x] a\nb", 1, "bullet"), ("c", 4, "body")]),
        ("> # a\n> - b\n\nc", [("a", 1, "heading"), ("b", 2, "bullet"), ("c", 4, "body")]),
        ("|a|b|\n|-|-|\n|c `\\|`|d|", [("a", 1, "cell"), ("b", 1, "cell"), ("c `|`", 3, "cell"), ("d", 3, "cell")]),  # noqa: E501
        ("&amp; \\* [^1]\n\n[^1]: a", [("& * [^1]", 1, "body"), ("[^1]: a", 3, "body")]),
        ("<details><summary>a</summary>\nb\n\n**c**\n\n</details>", [("a", 1, "body"), ("b", 2, "body"), ("c", 4, "body")]),  # noqa: E501
        ("<ul>\n<li>a\n<li>b\n</ul>\n\nc", [("a", 2, "bullet"), ("b", 3, "bullet"), ("c", 6, "body")]),
    ],
)  # fmt: skip
def test_markdown_is_read_as_pages_show_it(text: str, said: list[tuple[str, int | None, str]]) -> None:
    assert read_as(text) == said


def test_the_first_cell_of_a_row_labels_the_others() -> None:
    found = markdown.document_text("|a|b|\n|-|-|\n|c|d|\n")
    assert [p.label for p in found.passages] == ["", "a", "", "c"]


def test_a_rule_in_code_or_in_a_list_starts_no_slide() -> None:
    text = "a\n\n```\n---\n```\n\n- b\n\n  ---\n\nc\n***\nd\n---\n"
    assert markdown.slide_lines(text) == (1,)
    assert markdown.slide_lines("---\n\na\n\n---\nlayout: x\n---\nb") == (1, 1, 5)


def test_a_comment_in_code_is_no_note_of_a_slide() -> None:
    assert read_as("`<!-- a -->` b <!-- c\n\n-->\n", deck=True)[0] == ("`<!-- a -->` b <!-- c", 1, "body")
    assert read_as("b <!--\nc --> d\n", deck=True) == [("b \n d", 1, "body"), ("c", 2, "note")]


@pytest.mark.parametrize("text", ["> " * 200 + "a", "".join(f"{' ' * n * 2}- a\n" for n in range(200))])
def test_what_is_nested_too_deeply_to_be_read_does_not_pass_in_silence(text: str) -> None:
    with pytest.raises(Unreadable, match="too deeply"):
        markdown.document_text(text)


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(Unreadable, match="2 MiB"):
        markdown.document_text("a" * (MAX_MARKDOWN + 1))


WORDS = st.text(alphabet="abc", min_size=1, max_size=3)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["# {}", "- {}", "> {}", "**{}**", "[{}](u\n)", "`{}`"]), WORDS)))
def test_each_word_is_found_on_its_line(pieces: list[tuple[str, str]]) -> None:
    text = "\n\n".join(form.format(word) for form, word in pieces)
    lines = text.split("\n")
    found = markdown.document_text(text).passages
    assert [p.text.strip("`") for p in found] == [word for _, word in pieces]
    assert all(p.text in lines[(p.line or 0) - 1] for p in found)
