"""A promise held against today: what became of it, in one word and in a clause."""

import datetime as dt

import pytest

from readyctl.core.entry.document import Node
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.fate import Became, Fate, GoneEntry
from readyctl.core.feature.inventory import Inventory
from readyctl.core.feature.permission import Allowed, Bar, NotAllowed, TooEarly, Undated
from readyctl.core.level.kind import Grant
from readyctl.core.promise.broken import Breaking
from readyctl.core.promise.check import Broken, PromiseCheck, UnknownFeature, check_promises
from readyctl.core.promise.model import Promise
from readyctl.core.promise.words import is_fine, verdict, verdict_words
from support.inventories import inventory, signed, status, tombstone, unsigned

DELIVERY: Node = {"date": "2027-06-30", "scope": "s", "capacity": "c"}
MADE, SINCE = dt.date(2026, 1, 5), dt.date(2026, 9, 1)
WHERE = EntryPath("registry/features/a/idea.yaml", EntryKind.FEATURE, "idea", "a")
BREAKING = Breaking(MADE, SINCE, "a1b2c3d4" * 5, "ada@example.com", "shipped", "planned")


def features() -> Inventory:
    return inventory(
        status({"id": "fx", "name": "FX matching", "level": "committed", "delivery": DELIVERY}, signed()),
        status({"id": "plan"}, signed()),
        status(
            {"id": "live", "level": "shipped", "limits": [{"metric": "users", "at_most": "12"}]}, signed()
        ),
        status({"id": "half", "level": "beta"}, signed()),
        status({"id": "claimed", "level": "shipped"}, unsigned()),
        tombstones=(tombstone("old", "live"), tombstone("whole", "half", "live"), tombstone("was", "idea")),
        gone=(GoneEntry(WHERE, Fate("idea", "Idea", Became.REMOVED, "sam")),),
    )


def checked(feature: str, breaking: Breaking | None = None, **more: object) -> PromiseCheck:
    promise = Promise.model_validate({"feature": feature, "kind": "contract", "status": "confirmed"} | more)
    (check,) = check_promises([promise], features(), {0: breaking} if breaking else None)
    return check


@pytest.mark.parametrize(
    ("feature", "due", "standing", "word", "clause"),
    [
        ("live", None, Allowed(Grant.YES), "fits", "fine"),
        (
            "fx",
            "2027-Q3",
            Allowed(Grant.DATED, ("with 2027-09-30 as the date, no earlier than the signed 2027-06-30",)),
            "fits",
            "fine, with 2027-09-30 as the date, no earlier than the signed 2027-06-30",
        ),
        (
            "fx",
            "2027-01-31",
            TooEarly(dt.date(2027, 1, 31), dt.date(2027, 6, 30)),
            "too-early",
            "engineering signed 2027-06-30",
        ),
        (
            "fx",
            None,
            Undated(dt.date(2027, 6, 30)),
            "undated-contract",
            "it needs a date, 2027-06-30 or later",
        ),
        (
            "half",
            None,
            NotAllowed("not while it is beta", Bar.LEVEL),
            "overpromised",
            "not while it is beta",
        ),
        (
            "FX matchin",
            None,
            UnknownFeature(("fx",)),
            "unknown-feature",
            "there is no feature 'FX matchin' (is it fx?)",
        ),
        (
            "whole",
            None,
            UnknownFeature(("half", "live"), split=True),
            "unknown-feature",
            "'whole' was split, and goes on as half and live",
        ),
        (
            "was",
            None,
            UnknownFeature(became="its entry was removed by sam"),
            "unknown-feature",
            "'was' is not there any more: its entry was removed by sam",
        ),
    ],
)
def test_a_promise_stands_as_the_feature_does(
    feature: str, due: str | None, standing: object, word: str, clause: str
) -> None:
    check = checked(feature, due=due)
    assert (check.standing, verdict(check), verdict_words(check)) == (standing, word, clause)
    assert is_fine(check) is (word == "fits")


def test_a_renamed_feature_is_judged_under_its_present_id() -> None:
    check = checked("old")
    assert (check.renamed_to, check.standing) == ("live", Allowed(Grant.YES))
    assert checked("live").renamed_to is None


@pytest.mark.parametrize(
    ("feature", "due", "now"),
    [
        ("plan", None, "not while it is planned"),
        ("fx", "2027-01-31", "the signed date is 2027-06-30, the promised one 2027-01-31"),
        ("gone", None, "there is none any more"),
        ("whole", None, "it goes on as half and live"),
        ("idea", None, "its entry was removed by sam"),
    ],
)
def test_what_was_allowed_once_is_broken_and_says_since_when(feature: str, due: str | None, now: str) -> None:
    check = checked(feature, BREAKING, due=due)
    assert check.standing == Broken(BREAKING, now)
    assert (verdict(check), is_fine(check)) == ("broken", False)
    assert (
        verdict_words(check)
        == "that was fine on 2026-01-05; since commit a1b2c3d4a1b2 of 2026-09-01 it is planned"
    )


def test_what_may_be_said_today_is_not_broken_whatever_history_says() -> None:
    assert checked("live", BREAKING).standing == Allowed(Grant.YES)
    assert checked("fx", BREAKING).standing == Undated(dt.date(2027, 6, 30))


@pytest.mark.parametrize(
    ("feature", "limit", "word", "clause"),
    [
        ("live", {"metric": "users", "at_most": "12"}, "fits", "fine"),
        ("live", {"metric": "users", "at_most": "40"}, "beyond-limit", "users is at most 12, not at most 40"),
        (
            "live",
            {"metric": "currencies", "at_most": "3"},
            "unverified",
            "nobody has confirmed the numbers in it",
        ),
        (
            "live",
            {"metric": "users", "at_most": "lots"},
            "unverified",
            "nobody has confirmed the numbers in it",
        ),
        (
            "half",
            {"metric": "users", "at_most": "40"},
            "overpromised",
            "not while it is beta",
        ),
    ],
)
def test_a_number_is_held_against_the_signed_limit(
    feature: str, limit: dict[str, str], word: str, clause: str
) -> None:
    check = checked(feature, limits=[limit])
    assert (verdict(check), verdict_words(check), is_fine(check)) == (word, clause, word == "fits")


def test_no_number_of_an_unsigned_entry_is_confirmed() -> None:
    check = checked("claimed", kind="mention", limits=[{"metric": "users", "at_most": "1"}])
    assert verdict(check) == "unverified"
