"""Who is who in a contract."""

import pytest

from readyctl.core.statement.parties import Parties, parties_of
from readyctl.core.statement.passages import DocumentText, Passage
from readyctl.core.statement.subjects import document_subjects, judge_for
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimStatus, Overclaimed
from support.inventories import TODAY, inventory, signed, status

KNOWN = inventory(status({"id": "fx", "name": "FX matching"}, signed()))
BETWEEN = "This is between Ledgerly Inc. (the \u201cContractor\u201d) and Acme AG (the \u201cAgency\u201d)."


def refused(
    *lines: str, kind: TextKind = TextKind.CONTRACT, own: tuple[str, ...] = (), party: tuple[str, ...] = ()
) -> int:
    text = DocumentText(tuple(Passage(line, "") for line in lines))
    judge = judge_for(KNOWN, TODAY, own, party)
    subjects = document_subjects("it", text, kind, KNOWN, judge)
    values = [subject.value for subject in subjects if isinstance(subject.value, ClaimStatus)]
    return sum(isinstance(value.verdict, Overclaimed) for value in values)


@pytest.mark.parametrize(
    "clause",
    [
        "The Contractor shall deliver FX matching.",
        "The Contractor shall provide FX matching for all data.",
        "CONTRACTOR WILL IMPLEMENT FX MATCHING.",
        "The Consultant shall deliver FX matching.",
    ],
)
def test_in_a_statement_of_work_the_contractor_is_us(clause: str) -> None:
    assert refused(clause) == 1


def test_the_word_for_us_is_read_from_the_definition() -> None:
    clause = "The Contractor shall provide FX matching."
    assert refused(BETWEEN, clause, kind=TextKind.PAGE) == 1
    assert refused(BETWEEN, "The Agency shall provide FX matching data.") == 0
    assert refused(BETWEEN, clause, own=("Ledgerly",)) == 1
    assert refused(BETWEEN, clause, own=("Acme",)) == 0
    assert refused(BETWEEN, "The Agency shall provide FX matching.", own=("Acme",)) == 1


def test_the_word_for_us_can_be_given() -> None:
    assert refused("The Bidder shall provide FX matching.", party=("Bidder",)) == 1
    assert refused("The Bidder shall provide FX matching.", kind=TextKind.PAGE) == 0
    assert refused("The Contractor shall provide FX matching.", party=("Consultant",)) == 0


@pytest.mark.parametrize(
    ("definition", "ours", "theirs"),
    [
        (BETWEEN, {"contractor"}, {"agency"}),
        ('Ledgerly Inc. ("Company") and Acme AG (hereinafter "Customer")', {"company"}, {"customer"}),
        (
            "Ledgerly ('Supplier') and the buyer ('Company'), this contract (the 'Agreement')",
            {"supplier"},
            {"company"},
        ),
        (
            "Acme (“Acme”, the “Client” or the “Company”); Ledgerly (“Ledgerly”, the “Vendor”)",
            {"ledgerly", "vendor"},
            {"acme", "client", "company"},
        ),
        ("Acme (the \u201cClient\u201d)", set(), {"client"}),
        ("nobody (\u201cis\u201d) defined (anything)", {"contractor", "consultant"}, set()),
    ],
)
def test_definitions_say_who_delivers(definition: str, ours: set[str], theirs: set[str]) -> None:
    found = parties_of(DocumentText((Passage(definition, ""),)), TextKind.CONTRACT)
    assert (set(found.ours), set(found.theirs)) == (ours, theirs)


def test_only_the_word_with_its_capital_is_the_party() -> None:
    told = Parties(frozenset({"contractor"})).told
    assert told("The Contractor pays a contractor, no Subcontractor") == (
        "The Provider pays a contractor, no Subcontractor"
    )
