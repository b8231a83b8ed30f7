import datetime as dt

import pytest

from readyctl.core.deal.lines import MAIN_PARTS
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.retro import DealRetro, PastDeal, PastVersion, look_back

HEAD = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "proposal"}
OPEN = {"text": "The usual nightly export of orders", "status": "assumed"}


def deal(*versions: list[dict[str, str]]) -> DealRetro:
    """A deal whose constraints read like this, ten days apart."""
    past = tuple(
        PastVersion(
            dt.date(2026, 1, 1) + dt.timedelta(days=10 * number),
            Handoff.model_validate(HEAD | {"constraints": constraints}),
        )
        for number, constraints in enumerate(versions)
    )
    return look_back([PastDeal("acme", past, (), (), reviewed=False)], ()).deals[0]


def line(text: str, status: str = "confirmed") -> dict[str, str]:
    return {"text": text, "status": status}


def test_every_open_line_and_every_empty_part_is_settled_or_still_open() -> None:
    found = deal([OPEN], [OPEN])
    assert sum(found.open_parts.values()) == len(MAIN_PARTS)
    assert (found.days_open, found.still_open) == ((), len(MAIN_PARTS))


def test_an_empty_part_is_settled_by_its_first_confirmed_line() -> None:
    found = deal([], [line("Only in English", "assumed")], [line("Only in English")])
    assert (found.days_open, found.still_open) == ((20,), len(MAIN_PARTS) - 1)


@pytest.mark.parametrize(
    ("later", "days"),
    [
        ([line("The usual nightly export of orders")], (10,)),
        ([line("The nightly export of orders and returns", "assumed")], ()),
        ([line("The nightly export of orders and returns")], (10,)),
        ([line("It moves at two in the morning")], (10,)),
        ([], ()),
        ([line("Other"), line("Words")], ()),
    ],
    ids=["confirmed", "reworded", "reworded and confirmed", "replaced", "removed", "removed beside others"],
)
def test_a_line_is_settled_when_it_is_confirmed(later: list[dict[str, str]], days: tuple[int, ...]) -> None:
    assert deal([OPEN], later).days_open == days


def test_a_reworded_line_is_followed_to_its_confirmation() -> None:
    middle = line("The nightly export of orders and returns", "assumed")
    found = deal([OPEN], [middle], [middle | {"status": "confirmed"}])
    assert found.days_open == (20,)
