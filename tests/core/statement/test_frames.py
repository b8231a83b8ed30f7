"""Headings, lines with a colon and columns: what they say of what stands under them."""

import pytest

from readyctl.core.statement.frames import Frame, frame_of, framed, standing
from readyctl.core.statement.passages import Passage, PassageKind


@pytest.mark.parametrize(
    ("words", "frame"),
    [
        ("What you get", Frame.INCLUDES),
        ("Included in every plan:", Frame.INCLUDES),
        ("Ours", Frame.INCLUDES),
        ("Core capabilities", Frame.LISTS),
        ("3. Security", Frame.LISTS),
        ("Enterprise edition", Frame.LISTS),
        ("Not included", Frame.EXCLUDES),
        ("Out of scope", Frame.EXCLUDES),
        ("The following features are not part of this offer:", Frame.EXCLUDES),
        ("Customer requirements", Frame.REQUIRES),
        ("You asked for", Frame.REQUIRES),
        ("External tools", Frame.ELSEWHERE),
        ("Your current system", Frame.ELSEWHERE),
        ("Product roadmap", Frame.COMING),
        ("Agenda", Frame.TALKS),
        ("Open questions", Frame.TALKS),
        ("See also", Frame.TALKS),
        ("Treasury in Europe", None),
        ("", None),
    ],
)
def test_a_heading_says_how_what_is_below_it_is_meant(words: str, frame: Frame | None) -> None:
    assert frame_of(words) is frame


def under(*passages: tuple[str, PassageKind]) -> list[tuple[str, ...]]:
    return [each.under for each in standing(Passage(text, "", kind) for text, kind in passages)]


def test_a_heading_holds_up_to_the_next_one_and_a_line_with_a_colon_for_its_list() -> None:
    said = under(
        ("Security", PassageKind.HEADING),
        ("It is safe. You get:", PassageKind.BODY),
        ("Backups", PassageKind.BULLET),
        ("Keys", PassageKind.BULLET),
        ("That is all.", PassageKind.BODY),
        ("Not in the list", PassageKind.BULLET),
        ("Agenda", PassageKind.HEADING),
        ("Backups", PassageKind.BULLET),
    )
    assert said == [
        (),
        ("Security",),
        ("You get:", "Security"),
        ("You get:", "Security"),
        ("Security",),
        ("Security",),
        (),
        ("Agenda",),
    ]


def test_a_slide_begins_anew() -> None:
    title = Passage("Included", "slide 1", PassageKind.HEADING, slide=1)
    below = Passage("Backups", "slide 1", PassageKind.BULLET, slide=1)
    other = Passage("Backups", "slide 2", PassageKind.BULLET, slide=2)
    assert [each.under for each in standing((title, below, other))] == [(), ("Included",), ()]


def test_deeper_headings_stand_under_the_ones_above() -> None:
    heading, bullet = PassageKind.HEADING, PassageKind.BULLET
    passages = [
        Passage("Not included", "", heading, depth=1),
        Passage("Security", "", heading, depth=2),
        Passage("Backups", "", bullet),
        Passage("Included", "", heading, depth=1),
        Passage("Storage", "", heading, depth=3),
        Passage("Backups", "", bullet),
        Passage("Nobody says how deep", "", heading),
        Passage("Backups", "", bullet),
    ]
    said = [(each.under, each.above) for each in standing(passages) if each.kind is bullet]
    assert said == [
        (("Security",), ("Not included",)),
        (("Storage",), ("Included",)),
        (("Nobody says how deep",), ()),
    ]


def test_what_is_excluded_reaches_down_and_what_the_product_has_does_not() -> None:
    assert framed("", ("Security",), ("Not included",)) is Frame.EXCLUDES
    assert framed("", ("Storage",), ("Out of scope",)) is Frame.EXCLUDES
    assert framed("", ("Included anyway",), ("Not included",)) is Frame.INCLUDES
    assert framed("", ("Storage",), ("Product features",)) is None
    assert framed("Ours", ("Security",), ("External tools",)) is Frame.INCLUDES


def test_a_question_s_column_asks_in_full_sentences_too() -> None:
    for column in ("Question", "Requirement", "Customer requirements", "Your question"):
        assert framed(column, (), ()) is Frame.REQUIRES


def test_a_question_holds_for_its_answer() -> None:
    body = PassageKind.BODY
    assert under(("Q: Backups?", body), ("A: Nightly.", body), ("And more.", body)) == [
        (),
        ("Q: Backups?",),
        (),
    ]
