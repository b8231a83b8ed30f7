"""Who may see to what a meeting decided."""

import pytest

from readyctl.core.meeting.owners import Owners, strangers
from readyctl.core.meeting.record import Mismatch, SyncRecord
from readyctl.render.meeting.owners import known_words
from support.waiting import ROSTER

OWNERS = Owners(ROSTER, ("sam@example.com", "Sales team"))
OPEN = Mismatch(feature="fx", found="late", owner="Zed")


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Bob Byte", True),
        ("bob byte", True),
        ("BOB@example.com", True),
        ("sales team", True),
        ("somebody-else@example.com", True),
        ("Bob", False),
        ("us", False),
        ("@bob", False),
        ("Bob Byte and Ada", False),
        ("write to bob@example.com", False),
    ],
)
def test_an_owner_is_somebody_whom_the_files_name_or_an_address(written: str, *, known: bool) -> None:
    assert OWNERS.knows(written) is known


def test_without_a_roster_an_address_is_somebody() -> None:
    assert (Owners(None).knows("ada@example.com"), Owners(None).knows("Ada")) == (True, False)
    assert known_words("Ada", Owners(None)) == "name anybody else by an address"


@pytest.mark.parametrize(
    ("written", "meant"), [("Bob", "Bob Byte"), ("Bob Bite", "Bob Byte"), ("sam", "sam@example.com")]
)
def test_the_nearest_and_those_who_are_known_are_named(written: str, meant: str) -> None:
    assert known_words(written, OWNERS) == (
        f"did you mean {meant}? known are Ada Lovelace, Bob Byte, Cara Cable, sam@example.com, Sales team; "
        "name anybody else by an address"
    )


def test_of_many_the_first_are_named() -> None:
    many = Owners(None, tuple(f"team {number}" for number in range(40)))
    assert "known are team 0, team 1, team 2, team 3, team 4, team 5 and 34 more; " in known_words("x", many)


def test_what_was_left_open_keeps_its_owner_and_nothing_else_gets_a_stranger() -> None:
    settled = OPEN.model_copy(update={"done": "2026-11-02"})
    other = OPEN.model_copy(update={"found": "early"})
    mismatches = (settled, other, Mismatch(feature="fx", found="nobody"))
    given = SyncRecord.model_construct(mismatches=mismatches)
    assert [each.found for each in strangers(given, OWNERS, [OPEN])] == ["early"]
