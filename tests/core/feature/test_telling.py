import pytest

from readyctl.core.feature.telling import tells_apart
from readyctl.core.text.words import key


@pytest.mark.parametrize(
    ("name", "tells"),
    [
        ("Backups", True),
        ("Live chat", True),
        ("is", False),
        ("Available", False),
        ("available today", False),
        ("The feature", False),
        ("", False),
    ],
)
def test_a_name_tells_features_apart_by_a_word_that_is_not_in_every_text(name: str, *, tells: bool) -> None:
    assert tells_apart(key(name)) is tells
