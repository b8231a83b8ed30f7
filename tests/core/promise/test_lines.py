import pytest

from readyctl.core.entry.document import Document, Node
from readyctl.core.promise.lines import (
    PromiseLine,
    more_than,
    promise_lines,
    promise_places,
    raised,
    same_promise,
    stronger,
    weaker,
)


def line(**more: Node) -> PromiseLine:
    (found,) = promise_lines(Document({"promises": [{"feature": "fx", "kind": "contract", **more}]})) or ()
    return found


def test_a_version_is_read_as_far_as_it_goes() -> None:
    assert promise_lines(Document(None)) is None
    assert promise_lines(Document({"promises": "none"})) == ()
    lines = promise_lines(Document({"promises": ["x", {"feature": "fx"}, {"feature": "fx", "kind": "demo"}]}))
    assert [each.index for each in lines or ()] == [2]


@pytest.mark.parametrize(
    "promises",
    [
        None,
        "none",
        [],
        ["x", None, {"feature": "fx"}, {"feature": "fx", "kind": "demo"}],
        [
            {"feature": ["fx"], "kind": "demo"},
            {"feature": "fx", "kind": "oath"},
            {"feature": "", "kind": "mention"},
        ],
    ],
)
def test_the_places_of_promises_are_those_of_their_lines(promises: Node) -> None:
    note = Document({"promises": promises})
    assert promise_places(note) == tuple(each.index for each in promise_lines(note) or ())
    assert promise_places(Document(None)) == ()


def test_the_end_of_a_promise_is_no_part_of_its_value() -> None:
    ended = line(withdrawn={"on": "2027-01-01", "reason": "r", "mistake": "TRUE", "told_customer": "soon"})
    assert ended.value == line().value
    assert ended.ended is not None
    assert (ended.ended.mistake, ended.ended.told_customer) == (True, None)


@pytest.mark.parametrize(
    ("new", "old", "less"),
    [
        ({"due": "2027-Q2"}, {"due": "2027-Q1"}, True),
        ({}, {"due": "2027-Q1"}, True),
        ({"due": "2027-Q1"}, {}, False),
        ({"limits": []}, {"limits": [{"metric": "users", "at_least": "10"}]}, True),
        (
            {"limits": [{"metric": "User", "at_least": "12"}]},
            {"limits": [{"metric": "users", "at_least": "10"}]},
            False,
        ),
        (
            {"limits": [{"metric": "latency", "at_most": "1 s"}]},
            {"limits": [{"metric": "latency", "at_most": "80 ms"}]},
            True,
        ),
        (
            {"limits": [{"metric": "latency", "at_most": "fast"}]},
            {"limits": [{"metric": "latency", "at_most": "80 ms"}]},
            True,
        ),
    ],
)
def test_a_later_day_and_a_wider_limit_are_less(
    new: dict[str, Node], old: dict[str, Node], *, less: bool
) -> None:
    assert weaker(line(**new), line(**old)) is less


def test_a_contract_is_more_than_a_mention_of_the_same_feature_under_any_id() -> None:
    mention, contract = line(kind="mention"), line(feature="old")
    ids = {"old": "fx"}

    def canonical(name: str) -> str:
        return ids.get(name, name)

    assert more_than(contract, mention, canonical)
    assert not more_than(contract, mention, str)
    assert not same_promise(contract, mention, canonical)
    assert same_promise(contract, line(), canonical)
    assert stronger(mention, contract) is contract
    dated = line(due="2027-01-01")
    assert stronger(line(), dated) is dated


def test_the_same_kind_is_not_more_and_a_later_day_is_no_raise() -> None:
    assert not more_than(line(), line(due="2027-Q1"), str)
    assert raised(line(due="2027-Q1"), line(due="2027-Q2"))
    assert not raised(line(due="2027-Q2"), line(due="2027-Q1"))
    assert not raised(line(due="2027-Q1"), line(due="2027-Q1"))


def test_the_same_limit_in_another_unit_is_no_less() -> None:
    one = line(limits=[{"metric": "latency", "at_most": "80 ms"}])
    other = line(limits=[{"metric": "latency", "at_most": "0.08 s"}])
    assert not weaker(one, other)
    assert not weaker(other, one)
