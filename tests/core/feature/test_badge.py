import pytest

from readyctl.core.feature.badge import FACES, Face, level_of
from readyctl.core.level.table import Level


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("face", FACES.values(), ids=lambda face: face.word)
def test_text_on_a_badge_is_readable(face: Face) -> None:
    dark, light = sorted((luminance(face.colour), luminance(face.ink)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_level_has_a_face_of_its_own() -> None:
    assert list(FACES) == list(Level)
    for attribute in ("word", "colour", "shape", "glyph"):
        assert len({getattr(face, attribute) for face in FACES.values()}) == len(Level)


@pytest.mark.parametrize("face", FACES.values(), ids=lambda face: face.word)
def test_a_badge_text_names_its_level(face: Face) -> None:
    assert level_of(f"  {face.glyph} {face.word.upper()} ") is face.level


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
    assert level_of(text) is level


@pytest.mark.parametrize("text", ["", "●", "on its way", "unshipped", "alpha"])
def test_other_text_names_none(text: str) -> None:
    assert level_of(text) is None
