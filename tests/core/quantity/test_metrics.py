"""Which metric a number in a text is about."""

import pytest

from readyctl.core.quantity.metrics import kind_of, meant, measured, spoken_of
from readyctl.core.quantity.reading import find_all

POINT = ("recovery point objective", "1 hour", None)
TIME = ("recovery time objective", "4 hours", None)
LOGS = ("log retention", None, "90 days")
BACKUPS = ("backup retention", None, "30 days")


def metrics(text: str, *limits: tuple[str, str | None, str | None]) -> list[list[str]]:
    said = measured(text, limits)
    return [[limit[0] for limit in meant(found, text, said, limits)] for found in find_all(text)]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("an RPO of 2 hours and an RTO of 5 hours", [[POINT[0]], [TIME[0]]]),
        ("2 hours (RTO), 3 hours (RPO)", [[TIME[0]], [POINT[0]]]),
        ("deleted within 2 hours", [[]]),
        ("2 hours", [[]]),
    ],
)
def test_the_metric_that_is_named_nearest_has_the_number(text: str, about: list[list[str]]) -> None:
    assert metrics(text, POINT, TIME) == about


def test_of_several_of_a_kind_the_one_whose_own_word_is_said() -> None:
    assert metrics("Each log is kept for 2 years.", LOGS, BACKUPS) == [[LOGS[0]]]
    assert metrics("Everything is kept for 2 years.", LOGS, BACKUPS) == [[LOGS[0], BACKUPS[0]]]


def test_a_metric_is_spoken_of_by_all_of_its_words_or_none() -> None:
    assert spoken_of("an RPO of one hour", "recovery point objective")
    assert spoken_of("99.9% uptime", "availability")
    assert not spoken_of("a recovery point of one hour", "recovery time objective")
    assert not spoken_of("search latency", "match latency")
    assert kind_of("colours") == ""
