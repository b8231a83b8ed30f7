"""What may be said of a feature at each level: the table of levels, read by claims."""

import datetime as dt
from collections.abc import Iterator

import pytest

from readyctl.core.entry.subject import Subject
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.statement.dates import find_date
from readyctl.core.statement.passages import DocumentText, Passage
from readyctl.core.statement.subjects import UnreadDocument, document_subjects, judge_for
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import (
    ClaimedTooEarly,
    ClaimStatus,
    Fine,
    Overclaimed,
    WithCaveats,
)
from support.inventories import TODAY, inventory, signed, status, unsigned

EVIDENCE = {"production": "a", "tests": "b", "docs": "c", "support": "d"}
DELIVERY = {"date": "2027-06-30", "scope": "One way.", "capacity": "two"}
MORE: dict[str, dict[str, object]] = {
    "exploratory": {},
    "planned": {},
    "committed": {"delivery": DELIVERY},
    "beta": {"caveats": ["iOS only"]},
    "shipped": {"evidence": EVIDENCE},
}


def feature(level: str, **more: object) -> FeatureStatus:
    data = {"id": "fx", "name": "FX matching", "level": level, **MORE[level], **more}
    return status(data, signed())  # type: ignore[arg-type]


def _subjects(text: DocumentText, moment: Inventory, kind: TextKind = TextKind.PAGE) -> Iterator[Subject]:
    return document_subjects("a.md", text, kind, moment, judge_for(moment, TODAY))


def claims(text: str, of: FeatureStatus) -> list[ClaimStatus]:
    moment = inventory(of)
    found = document_subjects(
        "a.md", DocumentText((Passage(text, ""),)), TextKind.PAGE, moment, judge_for(moment, TODAY)
    )
    return [subject.value for subject in found if isinstance(subject.value, ClaimStatus)]


def verdict(text: str, of: FeatureStatus) -> type:
    (claim,) = claims(text, of)
    return type(claim.verdict)


LEVELS = ("exploratory", "planned", "committed", "beta", "shipped")


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("FX matching is on our roadmap.", (Overclaimed, Fine, Fine, WithCaveats, Fine)),
        ("FX matching is planned for 2027-12-31.", (Overclaimed, Overclaimed, Fine, WithCaveats, Fine)),
        ("We will build FX matching.", (Overclaimed, Overclaimed, Fine, Overclaimed, Fine)),
        (
            "Provider shall deliver FX matching by 30 June 2027.",
            (Overclaimed, Overclaimed, Fine, Overclaimed, Fine),
        ),
        (
            "Provider shall deliver FX matching by 29 June 2027.",
            (Overclaimed, Overclaimed, ClaimedTooEarly, Overclaimed, Fine),
        ),
        (
            "Provider shall deliver FX matching.",
            (Overclaimed, Overclaimed, ClaimedTooEarly, Overclaimed, Fine),
        ),
        ("You can try the FX matching beta.", (Overclaimed, Overclaimed, Overclaimed, WithCaveats, Fine)),
        (
            "We will show you FX matching in a demo.",
            (Overclaimed, Overclaimed, Overclaimed, WithCaveats, Fine),
        ),
        ("We support FX matching.", (Overclaimed, Overclaimed, Overclaimed, WithCaveats, Fine)),
        ("FX matching is generally available.", (Overclaimed, Overclaimed, Overclaimed, Overclaimed, Fine)),
    ],
)
def test_each_level_allows_what_the_table_says(text: str, verdicts: tuple[type, ...]) -> None:
    assert tuple(verdict(text, feature(level)) for level in LEVELS) == verdicts


def test_caveats_in_the_paragraph_are_enough() -> None:
    assert verdict("You can try the FX matching beta. It is for iOS only.", feature("beta")) is Fine


@pytest.mark.parametrize("level", ["planned", "committed", "beta", "shipped"])
def test_caveats_are_said_at_every_level(level: str) -> None:
    narrow = feature(level, caveats=["EU only"])
    assert verdict("FX matching is on our roadmap.", narrow) is WithCaveats
    assert verdict("FX matching is on our roadmap, for the EU only.", narrow) is Fine


def test_what_ends_is_said_with_the_day_and_what_ended_is_not_claimed() -> None:
    assert verdict("We support FX matching.", feature("shipped", ends="2099-01-31")) is WithCaveats
    assert (
        verdict("We support FX matching; it ends on 2099-01-31.", feature("shipped", ends="2099-01-31"))
        is Fine
    )
    assert verdict("We support FX matching.", feature("shipped", ends="2020-01-31")) is Overclaimed


def test_an_unsigned_claim_is_planned_and_its_aliases_are_found() -> None:
    data = {
        "id": "fx",
        "name": "FX matching",
        "level": "shipped",
        "aliases": ["rate magic"],
        **MORE["shipped"],
    }
    (claim,) = claims("We support rate magic.", status(data, unsigned()))  # type: ignore[arg-type]
    found = claim.verdict
    assert isinstance(found, Overclaimed)
    assert found.why == "it is planned until engineering signs what its entry claims"


def test_after_its_date_nothing_committed_may_be_promised() -> None:
    late = feature("committed", delivery={**DELIVERY, "date": "2026-01-31"})
    assert late.overdue
    assert verdict("Provider shall deliver FX matching by 2027-06-30.", late) is Overclaimed
    assert verdict("We will build FX matching.", late) is Fine


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("FX matching takes less than 12 ms.", ["less than 12 ms"]),
        ("FX matching takes 90 ms.", []),
        ("FX matching handles 22 currencies.", ["22 currencies"]),
        ("FX matching handles up to 12 currencies.", []),
        ("We might add 22 currencies to FX matching in a future release.", []),
        ("FX matching was live in 2024 for 300 customers.", []),
    ],
)
def test_numbers_are_held_against_limits(text: str, said: list[str]) -> None:
    limits = [{"metric": "match latency", "at_least": "80 ms"}, {"metric": "currencies", "at_most": "12"}]
    (claim,) = claims(text, feature("shipped", limits=limits))
    assert [str(found.claim) for found in claim.beyond] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("FX matching handles 20,000 events per second.", ["20000 events per s"]),
        ("FX matching handles 20,000 events/s.", ["20000 events per s"]),
        ("FX matching handles 4,000 events per second.", []),
        ("FX matching stores up to 5 TB.", ["at most 5 TB"]),
        ("FX matching stores up to 500 GB.", []),
        ("FX matching offers unlimited storage.", ["unlimited TB"]),
        ("FX matching has an availability of 99.99 percent.", ["99.99%"]),
        ("FX matching offers five nines.", ["99.999%"]),
        ("FX matching offers three nines.", []),
        ("FX matching retention is unlimited.", ["unlimited month"]),
        ("There is no limit on retention in FX matching.", ["unlimited month"]),
        ("FX matching is for unlimited users and keeps its retention.", []),
        ("FX matching was live for 9000 customers.", []),
    ],
)
def test_a_number_is_held_against_the_one_limit_of_its_kind(text: str, said: list[str]) -> None:
    limits = [
        {"metric": "events per second", "at_most": "5000"},
        {"metric": "storage", "at_most": "2 TB"},
        {"metric": "uptime", "at_least": "99.9%"},
        {"metric": "retention", "at_most": "24 months"},
    ]
    (claim,) = claims(text, feature("shipped", limits=limits))
    assert [str(found.claim) for found in claim.beyond] == said


def test_of_two_features_with_one_name_the_weakest_counts() -> None:
    one, other = (
        feature("shipped"),
        status({"id": "fx-old", "name": "FX matching", "level": "planned"}, signed()),
    )
    moment = inventory(one, other)
    text = DocumentText((Passage("We support FX matching.", ""),))
    (subject,) = document_subjects(
        "a.md", text, TextKind.PAGE, moment, judge_for(moment, dt.date(2026, 11, 22))
    )
    assert subject.id == "fx-old"


def test_a_name_that_engineering_signed_is_not_weakened_by_an_unsigned_claim_to_it() -> None:
    other = status({"id": "fx-old", "name": "FX matchings", "level": "planned"}, unsigned())
    moment = inventory(feature("shipped"), other)
    text = DocumentText((Passage("We support FX matching.", ""),))
    (subject,) = document_subjects(
        "a.md", text, TextKind.PAGE, moment, judge_for(moment, dt.date(2026, 11, 22))
    )
    assert subject.id == "fx"


@pytest.mark.parametrize(
    "when",
    [
        "by 31/05/2027",
        "on or before 06/15/2027",
        "by 15.06.2027",
        "by mid-June 2027",
        "in early 2027",
        "within 6 weeks of signature",
        "30 days after signing",
        "in 3 months",
        "by Christmas",
        "by end of year",
        "by EOY 2026",
        "by 31/31/2027",
        "in FY27",
        "by the 15th of June 2027",
    ],
)
def test_a_time_before_the_signed_date_or_one_that_cannot_be_told_is_too_early(when: str) -> None:
    assert verdict(f"We will deliver FX matching {when}.", feature("committed")) is ClaimedTooEarly


@pytest.mark.parametrize(
    "when",
    [
        "by 01/07/2027",
        "in H2 2027",
        "by mid-July 2027",
        "by 15.07.2027",
        "in late 2027",
        "by end of June 2027",
    ],
)
def test_a_time_after_the_signed_date_may_be_said(when: str) -> None:
    expected = ClaimedTooEarly if when == "by 01/07/2027" else Fine  # it may be 7 January
    assert verdict(f"We will deliver FX matching {when}.", feature("committed")) is expected


@pytest.mark.parametrize(
    "when",
    ["for March 2027", "for summer 2027", "for H1 2027", "for mid-2027", "(target: 31.03.2027)"],
)
def test_a_planned_feature_has_no_date_however_it_is_written(when: str) -> None:
    assert verdict(f"FX matching is planned {when}.", feature("planned")) is Overclaimed


def test_what_is_available_from_a_later_day_on_is_a_promise_for_that_day() -> None:
    of = feature("committed")
    assert verdict("FX matching is available from 1 July 2027.", of) is Fine
    assert verdict("FX matching is available from 1 May 2027.", of) is ClaimedTooEarly
    assert verdict("FX matching is available from July 2027.", of) is Fine
    assert verdict("FX matching is available since July 2025.", of) is Overclaimed


def test_a_length_of_time_that_a_feature_keeps_is_no_date() -> None:
    text = "We will retain FX matching results for ten years after the order."
    assert find_date(text, TODAY) is None
    assert verdict("We will build FX matching as soon as possible.", feature("committed")) is Fine


def test_the_name_of_a_registry_does_not_make_the_company_somebody_else() -> None:
    named = inventory(feature("planned"), name="Payments")
    text = "FinanceOps supports FX matching."
    for own, found in (((), 1), (("FinanceOps",), 1), (("Otherwise",), 0)):
        assert len(judge_for(named, TODAY, own).read(Passage(text, "")).claims) == found
    own_registry = judge_for(named, TODAY, ("FinanceOps",))
    assert len(own_registry.read(Passage("Payments supports FX matching.", "")).claims) == 1


@pytest.mark.parametrize(
    "passages",
    [
        (Passage("We support FX matching. " * 70_000, ""),),
        (Passage("We support FX matching.", ""),) * 20_001,
    ],
)
def test_a_document_that_would_take_minutes_is_reported_and_not_judged(passages: tuple[Passage, ...]) -> None:
    moment = inventory(feature("planned"))
    (subject,) = document_subjects(
        "a.txt", DocumentText(passages), TextKind.PAGE, moment, judge_for(moment, TODAY)
    )
    assert isinstance(subject.value, UnreadDocument)
    assert "too long to be checked" in subject.value.why.message


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("FX matching is included.", (Overclaimed, Overclaimed, Overclaimed, Overclaimed, Fine)),
        ("We will show you a demo of FX matching.", (*[Overclaimed] * 4, Fine)),
        ("FX matching is on our roadmap.", (Overclaimed, Overclaimed, ClaimedTooEarly, WithCaveats, Fine)),
        (
            "Provider delivers FX matching by 30 June 2027.",
            (Overclaimed, Overclaimed, Fine, Overclaimed, Fine),
        ),
        (
            "We are going to deliver FX matching.",
            (Overclaimed, Overclaimed, ClaimedTooEarly, Overclaimed, Fine),
        ),
        ("FX matching is available as a beta. iOS only.", (*[Overclaimed] * 4, Fine)),
        ("FX matching is not included.", (None,) * 5),
        ("Not part of this contract: FX matching.", (None,) * 5),
    ],
)
def test_a_contract_may_say_what_the_row_contract_allows(
    text: str, verdicts: tuple[type | None, ...]
) -> None:
    for level, expected in zip(LEVELS, verdicts, strict=True):
        said = DocumentText((Passage(text, ""),))
        found = [s.value for s in _subjects(said, inventory(feature(level)), TextKind.CONTRACT)]
        kinds = [type(each.verdict) for each in found if isinstance(each, ClaimStatus)]
        assert kinds == ([expected] if expected else []), level
