"""Numbers, places and `all` beside a feature, held against what its entry says."""

import pytest

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.statement.passages import DocumentText, Passage
from readyctl.core.statement.subjects import document_subjects, judge_for
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.unverified import Loose
from readyctl.core.statement.verdict import ClaimStatus, Fine, Overclaimed
from support.inventories import TODAY, inventory, signed, status

SCOPE = "EU only, 6 regions, all invoices"


def feature(level: str = "committed", scope: str = SCOPE) -> FeatureStatus:
    delivery = {"date": "2027-03-31", "scope": scope, "capacity": "two"}
    evidence = dict.fromkeys(("production", "tests", "docs", "support"), "there")
    more: dict[str, object] = {"delivery": delivery} if level != "shipped" else {"evidence": evidence}
    if level == "planned":
        more = {}
    data = {"id": "global-sync", "name": "Global sync", "level": level, **more}
    return status(data, signed())  # type: ignore[arg-type]


def said(text: str, kind: TextKind = TextKind.CONTRACT, level: str = "committed") -> list[ClaimStatus]:
    known = inventory(feature(level))
    read = DocumentText((Passage(text, ""),))
    subjects = document_subjects("it", read, kind, known, judge_for(known, TODAY))
    return [subject.value for subject in subjects if isinstance(subject.value, ClaimStatus)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "From 2027-03-31 Global sync will replicate over 22 regions, mainland China too, within 12 ms.",
            ("over 22 regions", "mainland China", "within 12 ms"),
        ),
        ("From 2027-03-31 Global sync will cover all 180 currencies.", ("all 180 currencies",)),
        ("From 2027-03-31 Global sync will run in Tokyo and Seoul.", ("Tokyo", "Seoul")),
        (
            "From 2027-03-31 Global sync will run worldwide for every subsidiary.",
            ("worldwide", "every subsidiary"),
        ),
        ("From 2027-03-31 Global sync will keep its history for 12 months.", ("12 months",)),
        ("From 2027-03-31 Global sync will run in 6 regions of the EU, for all invoices.", ()),
        ("From 2027-03-31 Global sync will run in Frankfurt at any time.", ()),
        ("From 2027-03-31 Global sync will be there, with a notice of 30 days and a 10% discount.", ()),
        ("From 2027-03-31 Global sync will cost 500 EUR per month, like that of our 300 customers.", ()),
        ("Global sync is planned for a later version in Japan.", ()),
        ("From 2027-03-31 Global sync will need at least one account, without writing any code.", ()),
        ("From 2027-03-31 Global sync will run every Monday, on any kind of disk.", ()),
        ("Select all folders for Global sync.", ()),
    ],
)
def test_what_nobody_signed_is_named_and_what_the_entry_says_is_not(
    text: str, words: tuple[str, ...]
) -> None:
    (claim,) = said(text)
    assert (*claim.unverified.measured, *claim.unverified.sweeping) == words


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Global sync will be delivered on 2027-04-30 for 22 regions.", ("6 regions",)),
        ("Global sync will be delivered on 2027-04-30 for 6 regions.", ()),
        ("Global sync will be delivered on 2027-04-30 for 22 subsidiaries.", ()),
        ("Global sync will be delivered on 2027-04-30 within 12 ms.", ()),
        ("Global sync will be delivered on 2027-04-30 for 6 regions and Tokyo.", ()),
    ],
)
def test_where_the_entry_counts_the_same_things_its_number_is_told(
    text: str, instead: tuple[str, ...]
) -> None:
    (claim,) = said(text)
    assert claim.unverified.signed == instead


@pytest.mark.parametrize("kind", list(TextKind))
def test_the_same_words_are_unverified_in_a_mail_and_in_a_contract(kind: TextKind) -> None:
    (claim,) = said("Global sync will be delivered on 2027-04-30 for 22 regions.", kind)
    assert isinstance(claim.verdict, Fine)
    assert claim.unverified.measured == ("22 regions",)


@pytest.mark.parametrize("kind", list(TextKind))
def test_an_overclaim_is_one_whatever_the_kind_and_whatever_its_numbers(kind: TextKind) -> None:
    (claim,) = said("Global sync runs in 22 regions today.", kind, "planned")
    assert isinstance(claim.verdict, Overclaimed)
    assert claim.unverified == Loose()
