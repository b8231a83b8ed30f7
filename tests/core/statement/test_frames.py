"""Headings, lines with a colon and columns: what they say of what stands under them."""

import pytest

from readyctl.core.statement.frames import Frame, frame_of, standing
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
