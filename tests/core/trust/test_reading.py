"""Guard files read without their schema are what the schema reads; what it refuses, it refuses."""

import copy
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.schema import validate
from readyctl.core.trust import written_roster, written_settings
from readyctl.core.trust.plain_roster import plain_roster
from readyctl.core.trust.plain_settings import plain_settings
from readyctl.core.trust.reading import read_roster, read_settings
from support.keys import public_key

ROSTER: dict[str, Node] = {
    "assurance": "signature",
    "forge_committers": ["noreply@github.com"],
    "engineers": [
        {
            "name": "Ada Lovelace",
            "names": ["ada"],
            "emails": ["Ada@Example.com"],
            "lead": "true",
            "areas": ["*"],
            "keys": [public_key("ada")],
        },
        {"name": "Bob Byte", "emails": ["bob@example.com"], "areas": ["search", "payments"]},
    ],
    "ignored_coauthors": ["assistant@example.com"],
    "revoked": ["mallory@example.com", public_key("mallory")],
    "confirmed": "2026-11-20",
}
SETTINGS: dict[str, Node] = {
    "version": "1",
    "name": "FinanceOps",
    "stale_after": {"default": "7d", "shipped": "30"},
    "sync": {"every": "fortnight"},
    "estimate_gate": "0.4",
    "phrases": [{"phrase": "just a simple sync", "question": "Which system wins?"}],
    "rfp": {"codes": {"available": "S", "not_offered": "N"}},
    "recheck_after_commits": "20",
    "limits": [{"metric": "uptime", "at_most": "99.9 %"}, {"metric": "latency", "at_least": "80 ms"}],
    "coverage": {"ignore": "docs/**"},
    "own": ["FinanceOps", "Ledger Ltd"],
    "promises_since": "2026-11-01",
    "docs": "https://docs.example.com/readyctl/",
    "baseline": {
        "until": "2027-03-31",
        "owner": "ada@example.com",
        "reason": "taken up",
        "findings": [{"code": "RDY107", "file": "features/a/b.yaml", "key": "level", "times": "2"}],
    },
}
OTHERS: tuple[Node, ...] = (
    None, "", " ", "1", "0", "-1", "1.0", "07", "7d", "0.5", "1e3", "x", "true", "TRUE", "never", "a\nb",
    "2027-02-30", "2027-Q2", "ada@example.com", "Bob@example.com", "*@example.com", "ssh-ed25519 AAAA",
    "signature", "default", "beta", "month", "RDY12", "https://a.example/?q", "9 apples", "99 %",
    [], [""], ["x"], ["*"], {}, {"x": "y"}, {"default": "7d"}, {"beta": "0"}, {"every": "year"},
    {"codes": {"available": ""}}, [{"name": "Bob Byte"}], [{"metric": "uptime"}], [{"metric": ""}],
    [{"name": "A", "emails": ["bob@example.com"]}, {"name": "B", "emails": ["BOB@example.com"]}],
)  # fmt: skip
GONE = object()


def places(node: Node, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every key and item below a value."""
    items: list[tuple[str | int, Node]] = []
    if isinstance(node, dict):
        items = list(node.items())
    elif isinstance(node, list):
        items = list(enumerate(node))
    return [each for key, value in items for each in ((*path, key), *places(value, (*path, key)))]


def changed(whole: Mapping[str, Node], path: tuple[str | int, ...], value: object) -> dict[str, Node]:
    """The same with another value there, without it where it is GONE."""
    made: Any = copy.deepcopy(dict(whole))
    part = made
    for step in path[:-1]:
        part = part[step]
    if value is GONE:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    return dict(made)


def variants(whole: dict[str, Node]) -> st.SearchStrategy[dict[str, Node]]:
    """The same, other in one or two places."""
    other = st.sampled_from(OTHERS) | st.text(max_size=4) | st.just(GONE)

    def again(one: dict[str, Node]) -> st.SearchStrategy[dict[str, Node]]:
        found = places(one)
        return st.builds(changed, st.just(one), st.sampled_from(found), other) if found else st.just(one)

    return again(whole) | again(whole).flatmap(again)


def agree(
    data: Mapping[str, Node], read: Callable[[Document], Any], model: Any, plain: Callable[[Node], Any]
) -> None:
    document = Document(dict(data))
    written, problems = validate(model, document)
    assert read(document) == (written.value() if written else None, problems)
    try:
        found = plain(document.data)
    except ValueError:
        return
    assert (problems, written and written.value()) == ((), found)


@given(variants(ROSTER))
@example(ROSTER)
@example({"engineers": [{"name": "Ada"}]})
def test_a_roster_is_the_same_with_the_schema_and_without(data: dict[str, Node]) -> None:
    agree(data, read_roster, written_roster.Roster, plain_roster)


@given(variants(SETTINGS))
@example(SETTINGS)
@example({"version": "1"})
@example({"version": "1", "rfp": None, "sync": None, "coverage": None, "stale_after": None, "own": None})
def test_settings_are_the_same_with_the_schema_and_without(data: dict[str, Node]) -> None:
    agree(data, read_settings, written_settings.Settings, plain_settings)


def test_so_is_each_value_in_each_place() -> None:
    for path in places(ROSTER):
        for value in (*OTHERS, GONE):
            agree(changed(ROSTER, path, value), read_roster, written_roster.Roster, plain_roster)
    for path in places(SETTINGS):
        for value in (*OTHERS, GONE):
            agree(changed(SETTINGS, path, value), read_settings, written_settings.Settings, plain_settings)


def test_an_address_or_a_key_of_two_people_is_refused_without_the_schema_too() -> None:
    shared: list[tuple[str, Node, Node]] = [
        ("emails", ["a@example.com"], ["A@example.com"]),
        ("keys", [public_key("ada")], [public_key("ada")]),
    ]
    for what, one, two in shared:
        twice: dict[str, Node] = {"engineers": [{"name": "Ada", what: one}, {"name": "Bob", what: two}]}
        with pytest.raises(ValueError, match="is listed for both Ada and Bob"):
            plain_roster(twice)
        roster, problems = read_roster(Document(twice))
        assert (roster, [problem.rule for problem in problems]) == (None, ["wrong-value"])


def test_what_people_usually_write_is_plain() -> None:
    assert len(plain_roster(ROSTER).engineers) == 2
    assert plain_settings(SETTINGS).baseline is not None
