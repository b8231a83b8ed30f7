"""What somebody is told before she confirms an entry, and what of it the inbox says."""

import datetime as dt

import pytest
from msgspec.structs import replace

from readyctl.core.entry.document import Node
from readyctl.core.feature.evidence import MovedEvidence, Pointer
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.meeting.surroundings import Leaning, Surroundings, known_from
from readyctl.core.trust.signoff import ActKind, Signed
from support.inventories import TODAY, signed, status, unsigned
from support.waiting import deal, euros

DOCS = Pointer("docs", "docs/fx.md#limits", "docs/fx.md")


def committed(due: dt.date, *, level: str = "committed", **more: Node) -> FeatureStatus:
    delivery: Node = {"date": str(due), "scope": "s", "capacity": "c"}
    return status({"id": "fx", "level": level, "delivery": delivery, **more}, signed())


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


@pytest.mark.parametrize(
    ("ahead", "said"),
    [(43, None), (42, "is in 42 days"), (1, "is in one day"), (0, "is today"), (-3, "passed three days ago")],
)
def test_a_delivery_date_is_told_once_it_is_six_weeks_away(ahead: int, said: str | None) -> None:
    told = list(known_from(committed(days(ahead)), TODAY).in_short())
    assert told == ([f"its delivery date {days(ahead)} {said}"] if said else [])


def test_only_a_level_with_a_date_has_one_and_an_end_is_told_at_every_level() -> None:
    entry = committed(days(5), level="beta", caveats=["slow"], ends=str(days(9)))
    assert list(known_from(entry, TODAY).in_short()) == [f"its end {days(9)} is in nine days"]


def test_confirmations_are_counted_from_the_act_that_made_the_claim_count() -> None:
    act = signed().act
    again = replace(act, kind=ActKind.CONFIRMED)
    assert Signed((act,)).unchanged == Signed((again,)).unchanged == 0
    assert Signed((again, again, act)).unchanged == Signed((again, again, again)).unchanged == 2
    entry = status({"id": "fx", "level": "beta"}, Signed((again, again, again, act)))
    assert list(known_from(entry, TODAY).in_short()) == ["confirmed 3 times in a row with nothing changed"]
    assert known_from(status({"id": "fx"}, unsigned()), TODAY) == Surroundings(today=TODAY)


def test_commits_to_the_code_are_counted_and_the_latest_three_named() -> None:
    found = Surroundings(today=TODAY, commits=5, latest=("c5 five", "c4 four", "c3 three"))
    assert list(found.lines()) == [
        "5 commits touched its code since", "  c5 five", "  c4 four", "  c3 three",
    ]  # fmt: skip
    assert next(Surroundings(today=TODAY, commits=1).lines()) == "1 commit touched its code since"


def test_evidence_says_what_became_of_it_and_what_settles_that() -> None:
    changed = MovedEvidence("fx", DOCS, "c" * 40)
    gone = replace(changed, gone=True)
    told = Surroundings(today=TODAY, evidence=(changed, gone, replace(gone, now_at="a b.md"))).lines()
    was = "'evidence.docs' is 'docs/fx.md#limits', which"
    there, edit = f"{was} was there in cccccccccccc", "readyctl feature edit fx --set"
    unsettled = "confirming does not settle that"
    assert list(told) == [
        f"{was} was changed since",
        f"{there} and is gone; {unsettled}: `{edit} evidence.docs=TEXT`",
        f"{there} and lies at 'a b.md' now; {unsettled}: `{edit} 'evidence.docs=a b.md'`",
    ]


def test_deals_are_told_with_their_value_currencies_apart_and_new_ones_first() -> None:
    kind = {"feature": "fx", "kind": "contract", "due": "2027-06-30", "status": "confirmed"}
    acme, bolt = deal("acme", kind, value=euros(120000)), deal("bolt", value={"amount": 5, "currency": "USD"})
    old = [Leaning(acme, acme.promises), Leaning(deal("corp")), Leaning(deal("dull"))]
    told = list(Surroundings(today=TODAY, leaning=(*old, Leaning(bolt, new=True))).lines())
    assert told == [
        "four open deals lean on it (120,000 EUR and 5 USD), one of them only since then",
        "  named in the deal with Bolt (bolt, 5 USD) (since then)",
        "  promised to Acme (acme, 120,000 EUR): contract for 2027-06-30",
        "  named in the deal with Corp (corp)",
        "  and one more",
    ]
    [summary, _] = Surroundings(today=TODAY, leaning=(Leaning(deal("corp"), new=True),)).lines()
    assert summary == "one open deal leans on it (no value given), only since then"


def test_a_customer_of_several_lines_is_one_line() -> None:
    odd = deal("acme").model_copy(update={"customer": "A\ncme"})
    assert "\n" not in Leaning(odd).words
