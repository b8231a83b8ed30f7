"""A file that is plainly right says the same without the schema, and no other is taken for one."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pydantic import BaseModel

from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import Document, SourceMap
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.entry.plainly import NotPlainError
from readyctl.core.entry.written_ignore import Ignore
from readyctl.core.entry.written_limit import Limit
from readyctl.core.feature.model import Delivery, Evidence, Proposal
from readyctl.core.feature.plainly_said import (
    EVIDENCE,
    plainly_but_for_a_key,
    plainly_moved,
    plainly_said,
)
from readyctl.core.feature.reading import HeldEntry, read_feature, read_quickly
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.level.table import Level
from readyctl.rules.catalogue import may_be_ignored

HERE = EntryPath("registry/features/pay/fx.yaml", EntryKind.FEATURE, "fx", "pay")
RIGHT: dict[str, Any] = {
    "id": "fx",
    "name": "FX matching",
    "summary": "Matches invoices across currencies: all of them, with a naïve – but quick – rule.",
    "level": "shipped",
    "aliases": ["currency matching", "FX"],
    "delivery": {"date": "2027-Q2", "scope": "Part 1 of it.", "capacity": None},
    "caveats": ["Not for bulk imports", "slow"],
    "limits": [{"metric": "match latency", "at_least": "80 ms"}, {"metric": "currencies", "at_most": "12"}],
    "evidence": {"tests": "nightly suite 1", "production": "x", "docs": "docs/fx.md", "support": "on call"},
    "replaced_by": "fx-2",
    "ends": "2028-02-29",
    "fresh_for": None,
    "ignore": [],
    "accurate_as_of": "2026-11-16",
    "owner": "payments",
    "proposed": None,
    "code": ["src/fx/**", "!src/fx/old/**"],
    "links": [],
    "tags": ["finance"],
    "notes": "Anything.",
}
MOVED: dict[str, Any] = {
    "id": "fx",
    "name": "FX",
    "summary": "The old matching.",
    "aliases": ["old FX"],
    "replaced_by": ["fx-2", "fx-3"],
    "accurate_as_of": "2026-11-16",
    "owner": "payments",
    "links": ["https://wiki.example.com/fx"],
    "tags": [],
    "notes": None,
}
WORDS = (
    "", " ", "x", "todo", " - none -", "None", "not yet", "Not for bulk", "n/a.", "N A", "later, perhaps",
    "a\nb", "a\n", "a\u2028b", "a\u00a0b", "\u00a0", "\u0435", "unknown\u2026", "\x1fa", "true",
    "fx", "fx-2", "FX", "fx\n", "-fx", "a" * 65, "RDY302", "shipped", "Shipped", "planned", "beta", "5d", "0",
    "2027-06-30", "2027-Q2", "2027-02-30", "0000-Q1", "\uff12027-06-30",
)  # fmt: skip
TEXTS = st.sampled_from(WORDS)
PARTS = st.sampled_from(
    [*RIGHT, "date", "scope", "capacity", "metric", "at_least", "at_most", *EVIDENCE, "code", "set"]
)
NODES = st.recursive(
    st.one_of(st.none(), TEXTS, st.text(st.characters(codec="utf-8"), max_size=3)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(PARTS, inner, max_size=4)),
    max_leaves=5,
)


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """A right file in which a few values are others, within mappings and lists too."""
    data = {key: RIGHT[key] for key in RIGHT if key in _NEEDED or draw(st.integers(0, 3))}
    data["level"] = draw(st.sampled_from([level.value for level in Level]))
    for _ in range(draw(st.integers(0, 3))):
        key = draw(st.sampled_from([*RIGHT, "levle"]))
        value = data.get(key)
        if isinstance(value, dict) and draw(st.booleans()):
            value = value | {draw(PARTS): draw(NODES)}
        elif isinstance(value, list) and draw(st.booleans()):
            value = [*value, draw(NODES)]
        elif draw(st.integers(0, 4)) == 0:
            data.pop(key, None)
            continue
        else:
            value = draw(NODES)
        data[key] = value
    return data


_NEEDED = {"id", "name", "summary", "level"}


def told(entry: FeatureEntry) -> tuple[Any, ...]:
    return (
        entry.said,
        entry.said and list(entry.said.details.evidence.items()),
        entry.declared,
        entry.called,
        entry.legible,
        entry.valid,
        entry.problems,
        entry.model,
        entry.tombstone,
        entry.aliases,
    )


def same(data: dict[str, Any], where: EntryPath = HERE) -> FeatureEntry:
    """The entry as it is read quickly, which is as the schema reads it."""
    places = SourceMap({(key,): Position(line, 1) for line, key in enumerate(data, 1)}, {})
    quick = read_quickly(where, Document(data, places), may_be_ignored)
    assert told(quick) == told(read_feature(where, Document(data, places), may_be_ignored))
    return quick


@st.composite
def moved(draw: st.DrawFn) -> dict[str, Any]:
    """A file that leads elsewhere, in which a few values are others, or missing."""
    data = {key: MOVED[key] for key in MOVED if key in {"id", "replaced_by"} or draw(st.integers(0, 3))}
    for _ in range(draw(st.integers(0, 2))):
        key = draw(st.sampled_from([*MOVED, "levle"]))
        value = data.get(key)
        data[key] = [*value, draw(NODES)] if isinstance(value, list) and draw(st.booleans()) else draw(NODES)
    return data


@given(files())
def test_every_file_is_read_as_the_schema_reads_it(data: dict[str, Any]) -> None:
    same(data)


@given(st.sampled_from([*RIGHT]), NODES)
def test_so_is_each_value_of_each_key(key: str, value: Any) -> None:
    data = RIGHT | {key: value}
    same(data)


@pytest.mark.parametrize("key", RIGHT)
def test_so_is_each_word_in_the_place_of_a_value(key: str) -> None:
    for word in WORDS:
        inside = dict.fromkeys(value, word) if isinstance(value := RIGHT[key], dict) else [word]
        for data in (RIGHT | {key: word}, RIGHT | {key: inside}):
            same(data)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("blank", [" ", "", "\n", "\u00a0", "todo"])
def test_so_is_each_blank_in_the_place_of_what_the_level_needs(level: Level, blank: str) -> None:
    whole = RIGHT | {"level": level.value} | ({} if level.needs_signature else {"delivery": None})
    for key, *inside in (tuple(map(str, path)) for path in level.row.needs):
        for value in ({**RIGHT[key], inside[0]: blank},) if inside else (blank, [blank], [blank, "x"]):
            data = whole | {key: value}
            same(data)


def test_a_right_file_is_plain_and_needs_no_model() -> None:
    data = RIGHT | {"delivery": {"scope": "all", "date": "2027-Q2"}}
    level, said = plainly_said(HERE, data)
    assert (level, said.due, said.details.delivery_text) == (Level.SHIPPED, dt.date(2027, 6, 30), "2027-Q2")
    assert isinstance(read_quickly(HERE, Document(data), may_be_ignored), HeldEntry)
    assert tuple(Evidence.model_fields) == EVIDENCE


@pytest.mark.parametrize(
    ("feature_id", "area"), [("fx", "Pay"), ("fy", "pay"), ("Fx", None), ("fx", "p" * 65), ("fx", None)]
)
def test_an_entry_is_plain_only_in_its_own_place(feature_id: str, area: str | None) -> None:
    where = EntryPath("registry/features/x.yaml", EntryKind.FEATURE, feature_id, area)
    named = RIGHT | {"id": feature_id}
    for data in (RIGHT, named):
        same(data, where)
    if feature_id == "Fx" or area not in {None, "pay"}:
        with pytest.raises(NotPlainError):
            plainly_said(where, named)


@given(moved())
def test_every_file_that_leads_elsewhere_is_read_as_the_schema_reads_it(data: dict[str, Any]) -> None:
    same(data)


@pytest.mark.parametrize("key", MOVED)
def test_so_is_each_word_in_a_file_that_leads_elsewhere(key: str) -> None:
    for word in WORDS:
        same(MOVED | {key: word})
        same(MOVED | {key: [word]})
    same({each: MOVED[each] for each in MOVED if each != key})


def test_a_right_file_that_leads_elsewhere_needs_no_model() -> None:
    assert plainly_moved(HERE, MOVED).details.replaced_by == ("fx-2", "fx-3")
    assert isinstance(same(MOVED), HeldEntry)
    for where in (replace(HERE, id="fy"), replace(HERE, area="Pay"), replace(HERE, id="Fx")):
        assert same(MOVED, where).problems or where.id == "fx"
        same(MOVED | {"id": where.id}, where)
    with pytest.raises(NotPlainError):
        plainly_moved(HERE, MOVED | {"replaced_by": []})


@given(files(), st.one_of(PARTS, st.text(st.characters(codec="utf-8"), max_size=8)), NODES)
def test_a_key_that_nobody_knows_is_told_as_the_schema_tells_it(
    data: dict[str, Any], key: str, value: Any
) -> None:
    same(data | {key: value})


@pytest.mark.parametrize(
    ("key", "help_text"),
    [
        ("levle", "write 'level:' if that is meant, or remove the key"),
        ("metric", "move it under 'limits:'"),
        ("until", "move it under 'ignore:'"),
        ("set", "move it under 'proposed:'"),
        ("", "remove it; the keys known here are "),
    ],
)
def test_such_a_key_is_told_without_the_schema_where_all_else_is_right(key: str, help_text: str) -> None:
    right = RIGHT | {"delivery": None}
    level, named, words = plainly_but_for_a_key(HERE, right | {key: "1"})
    assert (level, named, words.rule) == (Level.SHIPPED, key, "unknown-key")
    assert words.help.startswith(help_text)
    (problem,) = same(right | {key: "1"}).problems
    assert (problem.message, problem.help) == (words.message, words.help)
    assert problem.position == Position(len(RIGHT) + 1, 1)
    with pytest.raises(NotPlainError):
        plainly_but_for_a_key(HERE, right | {key: "1", "other": "1"})


@pytest.mark.parametrize("part", [Delivery, Evidence, Ignore, Limit, Proposal])
def test_so_is_each_key_that_belongs_under_another(part: type[BaseModel]) -> None:
    for key in part.model_fields:
        for written in (key, f"{key}s", key[:-1]):
            same(RIGHT | {"delivery": None, written: "1"})
