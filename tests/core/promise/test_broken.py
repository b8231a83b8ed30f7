"""What broke a promise that could be made once, and when."""

import datetime as dt

import pytest

from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import FeatureStatus, sales_view
from readyctl.core.history.timeline import FeatureMoment, Mainline, Timeline
from readyctl.core.promise.broken import Breaking, breaking, made_on, standing_words
from readyctl.core.promise.model import Promise
from readyctl.core.trust.settings import DEFAULTS
from readyctl.core.trust.signoff import SignOff
from support.inventories import signed, status, tombstone, unsigned

JANUARY, MARCH, MAY = (dt.date(2026, month, 1) for month in (1, 3, 5))
TODAY = dt.date(2026, 11, 22)
PROMISE = Promise.model_validate({"feature": "fx", "kind": "contract", "status": "confirmed"})
DATED = PROMISE.model_copy(update={"due": dt.date(2026, 9, 30)})


def at(level: str, signoff: SignOff | None = None, due: str | None = None) -> FeatureStatus:
    delivery: Node = {"date": due, "scope": "s", "capacity": "c"} if due else None
    data: dict[str, Node] = {"id": "fx", "level": level}
    return status(data | ({"delivery": delivery} if due else {}), signoff or signed())


def line(*steps: tuple[dt.date, FeatureStatus | None]) -> Timeline:
    moments = tuple(
        FeatureMoment(
            entry=step.entry if step else None,
            signoff=step.signoff if step else unsigned(),
            place=place,
            commit=f"c{place}",
            on=day,
            by="ada@example.com",
        )
        for place, (day, step) in enumerate(steps)
    )
    return Timeline(moments, DEFAULTS, Mainline.of([(m.commit, m.on) for m in moments]))


def broke(promise: Promise, past: Timeline, now: FeatureStatus | None) -> Breaking | None:
    made = made_on(past, JANUARY)
    assert made is not None
    return breaking(promise, past, made, sales_view(now) if now else None, TODAY)


def test_nothing_was_promised_of_a_feature_that_was_not_there() -> None:
    assert made_on(line((MARCH, at("shipped"))), JANUARY) is None


def test_the_commit_that_took_the_level_back_is_named() -> None:
    past = line((JANUARY, at("shipped")), (MARCH, at("shipped")), (MAY, at("beta")))
    found = broke(PROMISE, past, at("beta"))
    assert found == Breaking(JANUARY, MAY, "c2", "ada@example.com", "shipped", "beta")


def test_of_several_breaks_the_last_counts() -> None:
    past = line((JANUARY, at("shipped")), (MARCH, at("shipped", unsigned())), (MAY, at("shipped")))
    later = line(*((m.on, at("shipped", m.signoff)) for m in past.moments), (TODAY, at("beta")))
    assert broke(PROMISE, past, at("shipped")) is None
    found = broke(PROMISE, later, at("beta"))
    assert found is not None
    assert (found.on, found.commit) == (TODAY, "c3")


@pytest.mark.parametrize("first", [at("beta"), at("shipped", unsigned()), None])
def test_what_never_could_be_promised_was_not_broken(first: FeatureStatus | None) -> None:
    assert broke(PROMISE, line((JANUARY, first), (MARCH, at("planned"))), at("planned")) is None


def test_a_date_that_passes_breaks_a_promise_without_a_commit() -> None:
    late = at("committed", due="2026-09-30")
    found = broke(DATED, line((JANUARY, late)), late)
    assert found is not None
    assert (found.on, found.commit, found.by) == (dt.date(2026, 10, 1), None, None)
    assert found.is_now == "committed, its date 2026-09-30 passed"


def test_a_signature_that_no_longer_counts_breaks_it_today() -> None:
    found = broke(PROMISE, line((JANUARY, at("shipped"))), at("shipped", unsigned()))
    assert found is not None
    assert (found.on, found.commit, found.is_now) == (TODAY, None, "planned and awaiting engineering")


@pytest.mark.parametrize(("end", "is_now"), [(None, "gone"), (tombstone("fx", "a", "b"), "split")])
def test_a_feature_that_went_broke_its_promises(end: FeatureStatus | None, is_now: str) -> None:
    found = broke(PROMISE, line((JANUARY, at("shipped")), (MARCH, end)), None)
    assert found is not None
    assert (found.on, found.is_now) == (MARCH, is_now)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (None, "gone"),
        (at("shipped"), "shipped"),
        (at("shipped", unsigned()), "planned and awaiting engineering"),
        (at("committed", due="2027-Q2"), "committed for 2027-06-30"),
        (at("committed", due="2026-Q3"), "committed, its date 2026-09-30 passed"),
    ],
)
def test_a_feature_is_told_in_a_few_words(now: FeatureStatus | None, words: str) -> None:
    assert standing_words(sales_view(now) if now else None) == words
