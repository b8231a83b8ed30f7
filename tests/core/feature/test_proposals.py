import shlex
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.proposals import (
    asked_values,
    asked_words,
    changes_asked_for,
    edited,
    fulfilled,
    granting,
    grants,
    key_path,
    lacking,
    obstacles,
    proposal_of,
    propose_command,
)
from readyctl.core.level.table import Level
from readyctl.core.trust.signoff import SignOff
from readyctl.errors import UsageError
from support.inventories import signed, status, unsigned

DELIVERY: Node = {"date": "2027-06-30", "scope": "s", "capacity": "c"}
COMMITTED = next(level for level in Level if level.row.dated)
ALL = {"delivery.date": "2027-06-30", "delivery.scope": "EUR", "delivery.capacity": "two"}


def asking(
    by: SignOff | None = None, level: str = "committed", proposed: Mapping[str, Node] | None = None
) -> FeatureStatus:
    data: dict[str, Node] = {"id": "fx", "level": level, "proposed": dict(proposed or {})}
    return status(data if level == "planned" else data | {"delivery": DELIVERY}, by or unsigned())


def asked(level: str | None = None, **sets: str | None) -> Proposal:
    return Proposal.model_validate(
        {"level": level, "set": {k.replace("__", "."): v for k, v in sets.items()}}
    )


def wrong(one: FeatureStatus, what: Proposal) -> tuple[str, ...]:
    return obstacles(one, what, lambda _: True)


def test_a_proposal_becomes_edits_and_goes_itself() -> None:
    sets, removals = granting(
        asking(), asked("beta", caveats="slow\nEUR only", owner=None, delivery__date=None)
    )
    assert sets == {("level",): "beta", ("caveats",): ["slow", "EUR only"]}
    assert removals == [("proposed",), ("delivery", "date")]


def test_a_level_without_a_signature_takes_its_date_along() -> None:
    assert granting(asking(), asked("planned"))[1] == [("proposed",), ("delivery", "date")]


def test_what_is_granted_already_is_asked_for_no_more() -> None:
    known: Mapping[str, Node] = {"level": "committed", "set": {"delivery.date": "2027-Q2", "ends": None}}
    assert proposal_of(asking(signed(), proposed=known)) is None
    assert proposal_of(asking(unsigned(), proposed=known)) is not None
    known = {"level": "committed", "set": {"delivery.date": "2027-Q1"}}
    assert proposal_of(asking(signed(), proposed=known)) is not None
    assert proposal_of(status({"id": "fx"}, unsigned())) is None


def test_an_entry_that_says_it_all_has_granted_it() -> None:
    data: Mapping[str, Node] = {
        "level": "beta",
        "caveats": ["slow", "EUR only"],
        "delivery": {"date": "June"},
    }
    assert grants(data, asked("beta", caveats="slow\nEUR only"))
    assert not grants(data, asked("beta", caveats="slow"))
    assert not grants(data, asked("beta", delivery__date="2027-Q2"))
    assert not grants(data, asked("shipped"))
    assert not grants(data, asked("beta", caveats=None))


def test_what_the_level_needs_and_nobody_says_is_lacking() -> None:
    planned = asking(level="planned")
    assert lacking(planned, asked("beta")) == (("caveats",),)
    assert lacking(planned, asked("committed", delivery__date="2027-Q2")) == (
        ("delivery", "scope"),
        ("delivery", "capacity"),
    )
    assert lacking(asking(), asked("committed")) == ()
    assert lacking(asking(), asked("committed", delivery__scope=None)) == (("delivery", "scope"),)
    assert lacking(planned, asked("planned")) == ()


@pytest.mark.parametrize(
    ("level", "sets", "why"),
    [
        ("committed", {**ALL, "delivery.date": "Q3"}, "'Q3' is not a date"),
        ("committed", {**ALL, "delivery.dat": "2027-06-30"}, "unknown key 'dat'"),
        ("committed", {**ALL, "delivery.scope": "TBD"}, "which says that there is nothing"),
        ("committed", {"delivery.date": "2027-06-30"}, "'delivery.scope' is missing"),
        ("planned", {"delivery.date": "2027-06-30"}, "'delivery.date' is"),
        ("beta", {"caveats": " "}, "'caveats' is missing"),
        ("beta", {"caveats": "slow", "a..b": "x"}, "is no key"),
        ("beta", {"caveats": "slow", "id": "other"}, "the file is named"),
    ],
)
def test_what_could_not_be_signed_is_said(level: str, sets: Mapping[str, str], why: str) -> None:
    found = wrong(asking(level="planned"), Proposal.model_validate({"level": level, "set": dict(sets)}))
    assert why in "; ".join(found)


def test_what_could_be_signed_has_no_obstacle() -> None:
    assert wrong(asking(level="planned"), Proposal.model_validate({"level": "committed", "set": ALL})) == ()


def test_edits_of_data_leave_what_they_were_made_from() -> None:
    data: Mapping[str, Node] = {"a": {"b": "1", "c": "2"}, "d": "3"}
    assert edited(data, ({("a", "b"): "9", ("e", "f"): "4"}, [("d",), ("a", "c"), ("x", "y")])) == {
        "a": {"b": "9"},
        "e": {"f": "4"},
    }
    assert data == {"a": {"b": "1", "c": "2"}, "d": "3"}


def test_options_become_values() -> None:
    pairs = ["caveats=slow", "delivery.scope=a=b", "caveats=EUR only", "ends="]
    expected = {"caveats": "slow\nEUR only", "delivery.scope": "a=b", "ends": None}
    assert asked_values(pairs) == expected


@pytest.mark.parametrize("pair", ["x", "a..b=1", "level=shipped", "proposed=x", "accurate_as_of=2027-01-01"])
def test_an_option_that_sets_nothing_of_a_claim_is_refused(pair: str) -> None:
    with pytest.raises(UsageError):
        asked_values([pair])


def test_a_value_is_given_once() -> None:
    with pytest.raises(UsageError, match="set twice"):
        asked_values(["ends=2027-01-01", "ends=2028-01-01"])


_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).filter(str.strip)


@given(st.dictionaries(st.sampled_from(["delivery.scope", "summary", "name"]), _TEXT), st.lists(_TEXT), _TEXT)
def test_a_printed_command_asks_for_just_that(texts: dict[str, str], caveats: list[str], why: str) -> None:
    values: dict[str, str | None] = {**texts, "ends": None}
    if caveats:
        values["caveats"] = "\n".join(caveats)
    words = shlex.split(propose_command("fx", COMMITTED, values, why))
    assert words[:5] == ["readyctl", "feature", "propose", "fx", "committed"]
    assert words[-2:] == ["--reason", why]
    given = list(zip(words[5:-2:2], words[6:-2:2], strict=True))
    assert [option for option, _ in given if option != "--set"] == ["--unset"]
    asked = [f"{word}=" if option == "--unset" else word for option, word in given]
    assert asked_values(asked) == values


def test_a_change_is_told_as_what_would_be_asked_for() -> None:
    before: Mapping[str, Node] = {"level": "planned", "summary": "a", "ends": "2027-01-01", "owner": "x"}
    after: dict[str, Node] = {
        "level": "committed",
        "summary": "b",
        "owner": "y",
        "delivery": DELIVERY,
        "caveats": ["slow", "EUR only"],
    }
    assert changes_asked_for(before, after) == {
        "summary": "b",
        "ends": None,
        "delivery.date": "2027-06-30",
        "delivery.scope": "s",
        "delivery.capacity": "c",
        "caveats": "slow\nEUR only",
    }
    assert changes_asked_for(before, {**before, "limits": [{"metric": "m"}]}) is None


def test_what_is_asked_for_is_said_in_one_line() -> None:
    assert asked_words(asked("beta", caveats="a\nb", ends=None)) == "beta with caveats: a / b, no ends"
    assert asked_words(asked(None)) == "nothing"


@pytest.mark.parametrize("text", ["", "a..b", ".a"])
def test_an_empty_part_is_no_key(text: str) -> None:
    with pytest.raises(UsageError, match="is no key"):
        key_path(text)


def test_a_request_is_fulfilled_by_edits_that_give_all_of_it_and_do_not_touch_it() -> None:
    request: Node = {"level": "beta", "set": {"caveats": "slow\nEUR only"}}
    one = asking(proposed=request)  # type: ignore[arg-type]
    level: Node = "beta"
    caveats: Node = ["slow", "EUR only"]
    both: dict[tuple[str | int, ...], Node] = {("level",): level, ("caveats",): caveats}
    assert fulfilled(one, (both, [])) == [("proposed",)]
    assert fulfilled(one, ({("level",): level}, [])) == []
    assert fulfilled(one, (both, [("proposed",)])) == []
    assert fulfilled(one, ({**both, ("proposed", "by"): "me"}, [])) == []
    assert fulfilled(status({"id": "fx"}, unsigned()), (both, [])) == []
