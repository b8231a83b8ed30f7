import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.interview.tags import Short, short_line, status_named, without_bullet
from readyctl.core.promise.model import Status


@pytest.mark.parametrize(
    ("line", "text", "status"),
    [
        ("- Managers approve - assumed", "Managers approve", Status.ASSUMED),
        ("2) Managers approve (CONFIRMED)", "Managers approve", Status.CONFIRMED),
        ("* Managers approve **not discussed**", "Managers approve", Status.NOT_DISCUSSED),
        ("[tbc] Managers approve", "Managers approve", Status.NOT_DISCUSSED),
        ("assumption: Managers approve", "Managers approve", Status.ASSUMED),
        (
            "Managers approve (confirmed by the CFO)",
            "Managers approve (confirmed by the CFO)",
            Status.CONFIRMED,
        ),
        ("Managers approve (confirmed by Friday)", "Managers approve (confirmed by Friday)", None),
        ("is it confirmed?", "is it confirmed?", None),
        ("[x] Managers approve", "Managers approve", None),
        ("confirmed", "confirmed", None),
    ],
)
def test_a_tag_is_read_in_the_ways_that_people_write_it(line: str, text: str, status: Status | None) -> None:
    assert short_line(line) == Short(text, status)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("not discussed", Status.NOT_DISCUSSED),
        ("assumptions", Status.ASSUMED),
        ("open", None),
        ("roles", None),
    ],
)
def test_a_heading_may_tag_the_lines_under_it(words: str, status: Status | None) -> None:
    assert status_named(words) == status


@given(st.text(max_size=40))
def test_a_line_never_gains_words(line: str) -> None:
    assert set(short_line(line).text.split()) <= set(without_bullet(line).split())
