"""Schema errors in plain words, at their place, all of them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.note import Handoff
from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import Document, Node, Problem
from readyctl.core.entry.path import EntryKind
from readyctl.core.entry.schema import validate
from readyctl.core.feature.model import Feature, Tombstone
from readyctl.core.trust.written_roster import Roster
from readyctl.core.trust.written_settings import Settings

MODELS: list[tuple[type[Any], EntryKind]] = [
    (Feature, EntryKind.FEATURE),
    (Tombstone, EntryKind.FEATURE),
    (Roster, EntryKind.ROSTER),
    (Settings, EntryKind.SETTINGS),
    (Handoff, EntryKind.HANDOFF),
]
JARGON = ("pydantic", "input", "tuple", "dict", "validation", "instance", "NoneType", "str_", "http")

nodes = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["planned", "2027-06-30", "12", "true", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
KEYS = sorted({name for model, _ in MODELS for name in model.model_fields} | {"zzz", "lvl"})


def problems(model: type[Any], text: str) -> list[Problem]:
    return list(validate(model, read(text.encode()))[1])


def texts(model: type[Any], text: str) -> list[tuple[str, str, str]]:
    return [(p.rule, p.message, p.help) for p in problems(model, text)]


@given(st.dictionaries(st.sampled_from(KEYS), nodes, max_size=8), st.sampled_from(MODELS))
def test_whatever_is_written_is_a_model_or_plain_words(
    data: dict[str, Node], model: tuple[type[Any], EntryKind]
) -> None:
    read_as, found = validate(model[0], Document(data))
    assert (read_as is None) == bool(found)
    for problem in found:
        assert problem.rule in {"unknown-key", "missing-key", "wrong-value"}
        quoted = problem.message.split("'")
        plain = " ".join(quoted[::2]) if len(quoted) % 2 else ""
        assert not any(word in plain.lower().split() for word in JARGON)
        assert problem.message[:1].islower() or not problem.message[:1].isalpha() or problem.message[0] == "'"
        assert not problem.message.endswith(".")


def test_every_error_of_a_file_is_reported_in_order_of_place() -> None:
    text = """\
id: x
name:
level: Shiped
levl: beta
delivery:
  date: 2027-13-01
  scop: all
limits:
  - {metric: latency, at_most: [1]}
"""
    assert [(p.rule, p.position, p.key) for p in problems(Feature, text)] == [
        ("missing-key", Position(1, 1), ("summary",)),
        ("missing-key", Position(2, 6), ("name",)),
        ("wrong-value", Position(3, 8), ("level",)),
        ("unknown-key", Position(4, 1), ("levl",)),
        ("wrong-value", Position(6, 9), ("delivery", "date")),
        ("unknown-key", Position(7, 3), ("delivery", "scop")),
        ("wrong-value", Position(9, 32), ("limits", 0, "at_most")),
    ]


ENTRY = "id: x\nname: X\nsummary: s\nlevel: planned\n"


@pytest.mark.parametrize(
    ("model", "text", "said"),
    [
        (
            Feature,
            ENTRY.replace("planned", "Comitted"),
            (
                "wrong-value",
                "'level' is 'Comitted', not exploratory, planned, committed, beta or shipped",
                "write 'committed' if that is meant",
            ),
        ),
        (
            Feature,
            ENTRY + "aliasses: [y]\n",
            ("unknown-key", "unknown key 'aliasses'", "write 'aliases:' if that is meant, or remove the key"),
        ),
        (
            Feature,
            ENTRY + "capacity: 2 engineers\n",
            ("unknown-key", "unknown key 'capacity'", "move it under 'delivery:'"),
        ),
        (
            Feature,
            ENTRY + "evidence: {qqq: x}\n",
            (
                "unknown-key",
                "unknown key 'qqq' in 'evidence'",
                "remove it; the keys known here are production, tests, docs and support",
            ),
        ),
        (
            Feature,
            ENTRY + "aliases: y\n",
            (
                "wrong-value",
                "'aliases' is 'y', not a list, such as [one, two]",
                "write a list, such as [one, two]",
            ),
        ),
        (
            Feature,
            ENTRY + "delivery: soon\n",
            (
                "wrong-value",
                "'delivery' is 'soon', not a mapping of keys to values",
                "write a mapping of keys to values",
            ),
        ),
        (
            Feature,
            ENTRY + "ignore: [{code: RDY3, reason: r, until: 2027-01-01}]\n",
            (
                "wrong-value",
                "'ignore[0].code' is 'RDY3', not a rule's code such as RDY301",
                "write a rule's code such as RDY301",
            ),
        ),
        (
            Feature,
            ENTRY + "delivery: {date: 2027-02-30}\n",
            (
                "wrong-value",
                "delivery.date: there is no day 2027-02-30 in the calendar",
                "correct 'delivery.date'",
            ),
        ),
        (
            Roster,
            "engineers: [{name: Ada, emails: [ada]}]",
            (
                "wrong-value",
                "engineers[0].emails[0]: 'ada' is not an e-mail address in plain ASCII",
                "correct 'engineers[0].emails[0]'",
            ),
        ),
        (
            Roster,
            "engineers: [{name: A, emails: [a@b]}, {name: B, emails: [a@b]}]",
            ("wrong-value", "a@b is listed for both A and B", ""),
        ),
        (
            Settings,
            "version: 2",
            ("wrong-value", "'version' is '2', not at most 1", "write a number at most 1"),
        ),
        (
            Settings,
            "version:",
            ("missing-key", "'version' is empty", "write a whole number after 'version:'"),
        ),
        (
            Settings,
            "version: 1\nstale_after: {foo: 7d}\n",
            (
                "unknown-key",
                "unknown key 'foo' in 'stale_after'",
                (
                    "remove it; the keys known here are "
                    "default, exploratory, planned, committed, beta and shipped"
                ),
            ),
        ),
    ],
)
def test_the_words_of_a_problem(model: type[Any], text: str, said: tuple[str, str, str]) -> None:
    assert texts(model, text) == [said]


def test_long_and_many_line_values_are_cut_to_a_line() -> None:
    ((_, message, _),) = texts(Feature, ENTRY + f"aliases: {'y ' * 100}\n")
    assert len(message) < 120
    assert "…'" in message


def test_the_readers_refusals_are_handed_on() -> None:
    document = read(b"id: x\nid: y\n")
    model, found = validate(Feature, document)
    assert model is None
    assert found == document.problems
    assert [p.rule for p in found] == ["duplicate-key"]


def test_absent_null_and_empty_are_all_allowed_where_nothing_is_needed() -> None:
    empty = (
        "owner: ''\nnotes:\ntags: []\nlinks: null\ndelivery: {}\nevidence: null\nproposed: null\ncaveats:\n"
    )
    model, found = validate(Feature, read((ENTRY + empty).encode()))
    assert found == ()
    assert model is not None
    assert (model.tags, model.links, model.caveats) == ((), (), ())
