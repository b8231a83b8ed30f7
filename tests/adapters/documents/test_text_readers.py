import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.adapters.documents import html, markdown, plain_text
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
        (" RBAC".strip(), 10, "bullet"),
        ("We need\noffline mode.", 12, "quote"),
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
    page = """<html><head><title>x</title><style>p { }</style></head><body>
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
        ("We need it.", 5, "quote"),
        ("One", 5, "bullet"),
        ("Two", 5, "bullet"),
    ]


def test_the_slides_of_a_reveal_deck_are_counted_where_they_nest() -> None:
    page = """<div class="reveal"><div class="slides"><section><h2>One</h2></section>
<section><section><p>Two</p></section><section><img src="x.png"></section></section></div></div>"""
    found = html.document_text(page)
    assert [(p.text, p.place) for p in found.passages] == [("One", "slide 1"), ("Two", "slide 2")]
    assert found.pictures == ("slide 3",)


def test_a_mail_keeps_what_others_wrote_apart() -> None:
    found = plain_text.paragraphs("Yes, we do.\n> Do you have SSO?\n> Or RBAC?\n- one\n  more\n- two\n")
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


@pytest.mark.parametrize(
    "piece",
    ["<!--", "[", "~~", "<p>", "> ", "<section>", "*", "| a ", "`", "<?", "</a", "<a b='", "<script>", "&#"],
)
def test_endless_markup_takes_no_endless_time(piece: str) -> None:
    text = piece * 20_000
    for found in (markdown.document_text(text), html.document_text(text)):
        assert len(found.passages) <= 20_001


def test_kinds_of_passages_have_names_a_person_reads() -> None:
    assert {kind.value for kind in PassageKind} == {
        "heading",
        "body",
        "bullet",
        "cell",
        "note",
        "quote",
        "code",
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
