"""The words and the looks of the levels."""

import pytest

from readyctl.core.level.table import Level
from readyctl.core.level.words import Ambiguous, UnknownWord, meaning, names, strongest


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("level", list(Level))
def test_text_on_a_badge_is_readable(level: Level) -> None:
    face = level.row.face
    dark, light = sorted((luminance(face.colour), luminance(face.ink)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_level_has_a_face_of_its_own() -> None:
    for attribute in ("word", "colour", "shape", "glyph"):
        assert len({getattr(level.row.face, attribute) for level in Level}) == len(Level)


@pytest.mark.parametrize("level", list(Level))
def test_a_badge_text_names_its_level(level: Level) -> None:
    face = level.row.face
    assert strongest(f"  {face.glyph} {face.word.upper()} ") is level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("✔ Shipped", Level.SHIPPED),
        ("Status: Shipped", Level.SHIPPED),
        ("Shipped 100%", Level.SHIPPED),
        ("Shipped\nin Q1 2027", Level.SHIPPED),
        ("Ship\u00adped", Level.SHIPPED),
        ("Planned Shipped", Level.SHIPPED),
        ("GA", Level.SHIPPED),
        ("Committed, by 2027-06-30", Level.COMMITTED),
        ("Planned (in progress)", Level.COMMITTED),
    ],
)
def test_the_strongest_word_of_a_badge_counts(text: str, level: Level) -> None:
    assert strongest(text) is level


@pytest.mark.parametrize("text", ["", "●", "on its way", "unshipped", "alpha"])
def test_other_text_names_none(text: str) -> None:
    assert strongest(text) is None


def test_a_word_of_a_table_means_its_level() -> None:
    for level in Level:
        assert {meaning(word.upper().replace(" ", "-")) for word in level.row.words} == {level}


def test_a_word_that_may_mean_two_levels_is_asked_about() -> None:
    assert meaning("Alpha") == Ambiguous("alpha", (Level.EXPLORATORY, Level.BETA))
    assert meaning("someday") == UnknownWord("someday")


def test_no_word_belongs_to_two_levels() -> None:
    words = [word for level in Level for word in level.row.words]
    assert len(words) == len(set(words))


def test_a_text_names_each_level_whose_words_it_has() -> None:
    said = "In public preview today, generally available next."
    assert [level for level in Level if names(said, level)] == [Level.PLANNED, Level.BETA, Level.SHIPPED]
