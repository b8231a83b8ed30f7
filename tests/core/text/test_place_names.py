"""Names of places in running text."""

import pytest

from readyctl.core.text.place_names import places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tell us in the US, in turkey and in Turkey", ["the US", "Turkey"]),
        ("São Paulo, mainland China, APAC-wide", ["São Paulo", "mainland China"]),
        ("It runs Worldwide in the EU.", ["Worldwide", "the EU"]),
        ("polish the china", []),
    ],
)
def test_a_place_is_named_as_on_a_map(text: str, found: list[str]) -> None:
    assert [match[0] for match in places(text)] == found
