"""What a page says outside of its running text, and which heading holds for it: none."""

import io
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.adapters.documents import html, markdown
from readyctl.adapters.documents.html_attributes import named
from readyctl.adapters.documents.reading import read
from readyctl.core.statement.frames import standing
from readyctl.core.statement.passages import Passage, PassageKind, Unreadable

SAID = "Backups come with every plan"


def found(ending: str, text: str | bytes) -> tuple[Passage, ...]:
    data = text.encode() if isinstance(text, str) else text
    return read(io.BytesIO(data), f"a{ending}", ending).passages


@pytest.mark.parametrize(
    ("page", "place"),
    [
        (f'<a title="{SAID}" href="x">here</a>', "attribute title"),
        (f'<a href="x" title={SAID.replace(" ", "&#32;")}>here</a>', "attribute title"),
        (f"<p><abbr title='{SAID}'>b</abbr>", "attribute title"),
        (f'<input type=submit value="{SAID}">', "attribute value"),
        (f'<input placeholder="{SAID}">', "attribute placeholder"),
        (f'<nav aria-label="{SAID}">x</nav>', "attribute aria-label"),
        (f'<select><optgroup label="{SAID}"></select>', "attribute label"),
        (f'<meta name="description" content="{SAID}">', "attribute content"),
        (f'<meta property="og:title" content="{SAID}">', "attribute content"),
        (f"<title>{SAID}</title>", "title"),
        (f"<svg><g><text>{SAID}</text></g></svg>", "alternative text"),
        ("<svg><text>Backups <tspan>come with</tspan> every plan</text></svg>", "alternative text"),
        (f"<svg><title>{SAID}</title><path d='M0'/></svg>", "alternative text"),
        (f"<svg><style>p {{}}</style><desc>{SAID}</desc></svg>", "alternative text"),
    ],
)
def test_what_a_page_shows_in_attributes_titles_and_drawings_is_read(page: str, place: str) -> None:
    assert (SAID, place) in [(each.text, each.place) for each in found(".html", f"<p>Hello{page}")]
    assert SAID in [each.text for each in found(".md", f"Hello\n\n<div>{page}</div>\n")]


@pytest.mark.parametrize(
    "text",
    [
        f'See [this](https://a.test "{SAID}").',
        f'See [this].\n\n[this]: https://a.test "{SAID}"',
        f'See ![x](a.png "{SAID}").',
        f'See <a href="x" title="{SAID}">this</a>.',
        f"See <svg><text>{SAID}</text></svg> this.",
    ],
)
def test_what_markdown_shows_in_titles_and_drawings_is_read(text: str) -> None:
    assert SAID in [each.text for each in markdown.document_text(f"{text}\n").passages]


@pytest.mark.parametrize(
    "page",
    [
        f'<input type="hidden" value="{SAID}">',
        f'<input type=checkbox value="{SAID}">',
        f'<meta name="generator" content="{SAID}">',
        f'<a data-title="{SAID}">here</a>',
        f"<div data-x=\" title='{SAID}'\">here</div>",
        f'<template><a title="{SAID}">here</a></template>',
        f"<svg><style>{SAID}</style></svg>",
    ],
)
def test_what_nobody_sees_is_not_read(page: str) -> None:
    assert all(SAID not in each.text for each in found(".html", f"<p>Hello</p>{page}"))


def test_words_of_a_drawing_part_no_sentence_around_it() -> None:
    page = "<p>Backups <svg><title>tick</title></svg>are live.</p>"
    assert [each.text for each in html.document_text(page).passages] == ["Backups are live.", "tick"]


def test_what_stands_in_the_text_as_well_is_read_once() -> None:
    page = f'<title>{SAID}</title><h1>{SAID}</h1><a title="{SAID}">{SAID}</a>'
    assert {each.kind for each in html.document_text(page).passages} == {
        PassageKind.HEADING,
        PassageKind.BODY,
    }
    assert len(html.document_text(page).passages) == 2


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ('<iframe src="plan.html"></iframe>', "plan.html"),
        ("<object data='plan.pdf'>x</object>", "plan.pdf"),
        ("<embed src=plan.pdf>", "plan.pdf"),
    ],
)
def test_a_file_that_a_page_shows_is_named_as_unread(page: str, file: str) -> None:
    assert [name for _, name in html.document_text(f"<p>Hello</p>{page}").elsewhere] == [file]
    assert [name for _, name in markdown.document_text(f"Hello {page}\n").elsewhere] == [file]
    assert [name for _, name in markdown.document_text(f"Hello\n\n<div>{page}</div>\n").elsewhere] == [file]


def test_a_page_of_pictures_is_not_read_by_its_title_alone() -> None:
    with pytest.raises(Unreadable, match="only pictures"):
        found(".html", '<title>Plans</title><a title="Plans"><img src="plans.png"></a>')


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (".md", f"![{SAID}](a.png)\n\nHello.\n\n# Not included\n\nMoney.\n"),
        (".html", f'<img src=x alt="{SAID}"><h1>Agenda</h1><p>Money.'),
        (".rst", f"Hello.\n\n.. image:: a.png\n   :alt: {SAID}\n\nNot included\n============\n\nMoney.\n"),
    ],
)
def test_no_heading_holds_for_a_picture_that_stands_before_it(ending: str, text: str) -> None:
    (said,) = [each for each in standing(found(ending, text)) if each.text == SAID]
    assert not said.under


def test_no_heading_of_one_attachment_holds_for_the_next() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Agenda"
    mail.set_content("See below.\n")
    mail.add_attachment("# Not included\n\n- money\n", filename="one.md")
    mail.add_attachment(f"- {SAID}\n", filename="two.txt")
    under = {each.text: each.under for each in standing(found(".eml", bytes(mail)))}
    assert under == {
        "Agenda": (), "See below.": ("Agenda",), "Not included": (), "money": ("Not included",), SAID: (),
    }  # fmt: skip


@given(st.text(alphabet="a='\" /<\n\u00e9", max_size=60))
def test_any_attributes_are_read_and_the_first_of_a_name_counts(text: str) -> None:
    assert named(f' alt="first" {text} alt="last"')["alt"] == "first"


def test_endless_attributes_take_no_endless_time() -> None:
    assert named(" " * 50_000 + "a" * 50_000 + " " * 50_000) == {"a" * 50_000: ""}
