import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.adapters.decks.deck import read, stamp
from readyctl.core.level.table import Level
from readyctl.core.statement.badges import Stamp
from readyctl.core.statement.passages import Unreadable
from readyctl.errors import Refused

STAMPS = {"fx": Stamp(Level.PLANNED, "readyctl:fx planned 3f2c9d1e3f2c")}
SLIDES = """---
marp: true
---
# FX matching <!-- readyctl:fx -->**Shipped**<!-- /readyctl:fx -->

---

Hello\r
![readyctl:fx beta abcdef1](fx.svg)
"""
PAGE = """<div class="reveal"><div class="slides"><section><h2>FX</h2>
<span class='b' style="font: x; color: red" data-readyctl="fx">Shipped</span></section><section>
<p>Hi <!-- readyctl:fx --><b>Beta</b><!-- /readyctl --></p></section></div></div>"""


def test_markers_in_markdown_are_found_with_their_slides() -> None:
    found = read(SLIDES.encode(), "a.md").badges
    assert [(b.id, b.text, b.slide, b.line, b.claimed) for b in found] == [
        ("fx", "Shipped", 1, 4, Level.SHIPPED),
        ("fx", "", 2, 9, Level.BETA),
    ]


def test_stamping_markdown_changes_the_marker_alone() -> None:
    done = stamp(SLIDES.encode(), "a.md", STAMPS)
    old = "<!-- readyctl:fx -->**Shipped**<!-- /readyctl:fx -->"
    new = "<!-- readyctl:fx planned 3f2c9d1e3f2c -->○ Planned<!-- /readyctl:fx -->"
    assert done.data.decode() == SLIDES.replace(old, new)
    assert [why for _, why in done.left] == ["it is a picture; put a marker in its place"]


def test_markers_and_elements_in_html_are_found_and_stamped() -> None:
    assert [(b.text, b.slide) for b in read(PAGE.encode(), "a.html").badges] == [("Shipped", 1), ("Beta", 2)]
    text = stamp(PAGE.encode(), "a.html", STAMPS).data.decode()
    assert (
        '<span class=\'b\' data-readyctl="fx" data-level="planned" data-commit="3f2c9d1e3f2c" '
        'style="font: x; background: #6639ba; color: #ffffff">○ Planned</span>'
    ) in text
    assert [b.claimed for b in read(text.encode(), "a.html").badges] == [Level.PLANNED, Level.PLANNED]
    assert stamp(text.encode(), "a.html", STAMPS).data.decode() == text


def test_a_deck_of_pictures_says_so() -> None:
    with pytest.raises(Unreadable, match="only pictures"):
        read(b"---\nmarp: true\n---\n![](1.png)\n\n---\n\n![](2.png)\n", "a.md")


def test_what_is_not_utf8_is_not_written() -> None:
    with pytest.raises(Refused, match="not in UTF-8"):
        stamp("für <!-- readyctl:fx -->x<!-- /readyctl -->".encode("cp1252"), "a.md", STAMPS)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<!-- readyctl:fx -->", "<!-- /readyctl -->", "Shipped", "\r\n", "---\n", "é", "<p>", "`"]
        )
    )
)
def test_text_outside_badges_is_never_touched(pieces: list[str]) -> None:
    text = "".join(pieces)
    done = stamp(text.encode(), "a.md", STAMPS)
    if not done.written:
        assert done.data.decode() == text
    assert stamp(done.data, "a.md", STAMPS).data == done.data


NESTED = '<p>Hi <span data-readyctl="fx" data-level=beta><span>\u25cf</span> <b>Shipped</b></span> yes</p>'


def test_an_element_inside_a_badge_is_part_of_it() -> None:
    (badge,) = read(NESTED.encode(), "a.html").badges
    assert (badge.text, badge.claimed) == ("\u25cf Shipped", Level.SHIPPED)
    text = stamp(NESTED.encode(), "a.html", STAMPS).data.decode()
    assert text.endswith(">\u25cb Planned</span> yes</p>")
    assert text.count("data-level") == 1


@pytest.mark.parametrize(
    ("text", "feature", "flaw"),
    [
        ("Hi <!-- readyctl:fx -->\u25cf Shipped", "fx", "is not closed"),
        ("<!-- readyctl:fx -->Shipped<!-- readyctl:fx -->", "fx", "is not closed"),
        ("<!-- readyctl:fx -->Shipped<!-- /readyctl:sso -->", "fx", "is closed as sso"),
        ("Shipped<!-- /readyctl:fx -->", "fx", "has no marker that opens it"),
        ("<!-- readyctl:FX -->Shipped<!-- /readyctl:FX -->", "FX", ""),
        ("<!-- READYCTL:fx -->Shipped<!-- /READYCTL:fx -->", "fx", ""),
        ("<!-- readyctl: fx -->Shipped<!-- /readyctl -->", "fx", ""),
        ("<span data-readyctl=fx>Shipped</span>", "fx", ""),
        ("<SPAN DATA-READYCTL='fx'>Shipped</SPAN>", "fx", ""),
        ("<span data-readyctl = 'fx'>Shipped", "fx", "is not closed"),
        ("![readyctl:FX](a.png)", "FX", ""),
    ],
)
@pytest.mark.parametrize("ending", [".md", ".html"])
def test_no_marker_is_passed_over(text: str, feature: str, flaw: str, ending: str) -> None:
    if ending == ".html" and text.startswith("!["):
        text = '<img src=a.png ALT="readyctl:FX">'
    found = read(f"<p>{text}</p>".encode(), f"a{ending}").badges
    assert (found[0].id, found[0].flaw) == (feature, flaw)
    done = stamp(text.encode(), f"a{ending}", STAMPS)
    assert bool(done.left) == bool(flaw or feature == "FX")


@pytest.mark.parametrize(
    "code",
    ["```md\n{}\n```", "~~~\n{}", "Write `{}` there.", "Write ``a ` {}`` there.", "````\n```\n{}\n````"],
)
def test_examples_in_code_are_no_badges_and_stay(code: str) -> None:
    text = f"# Hi\n\n{code.format('<!-- readyctl:fx -->Shipped<!-- /readyctl:fx -->')}\n"
    assert read(text.encode(), "a.md").badges == ()
    assert stamp(text.encode(), "a.md", STAMPS).data.decode() == text
