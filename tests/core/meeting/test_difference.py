"""The comparison of two moments, as values: a feature stands under every meaning that applies."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.core.entry.document import Document
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.assessing import assess
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.model import Feature, Tombstone
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.level.table import Level
from readyctl.core.meeting import difference
from readyctl.core.meeting.difference import Meaning, compare
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.settings import DEFAULTS
from readyctl.core.trust.signoff import Act, ActKind, Signed, SignOff, Unsigned
from support.random_inventories import Drawn, registries

TODAY = dt.date(2026, 3, 1)
ACT = Act(
    ActKind.SET,
    "c" * 40,
    "ada@example.com",
    "Ada",
    dt.datetime(2026, 2, 27, tzinfo=dt.UTC),
    Assurance.COMMITTER,
)
SIGNED = Signed((ACT,))
UNSIGNED = Unsigned("sam@example.com is not on the roster", "d" * 40, "sam@example.com")
Fact = tuple[str, Level, SignOff, str | None]


def inventory(*facts: Fact, stones: tuple[FeatureStatus, ...] = ()) -> Inventory:
    statuses = [assess(entry(i, level, due), signoff, DEFAULTS, TODAY) for i, level, signoff, due in facts]
    return Inventory([*statuses, *stones], as_of=TODAY, revision=None, settings=DEFAULTS)


def entry(feature_id: str, level: Level, due: str | None = None) -> FeatureEntry:
    data = {
        "id": feature_id,
        "name": feature_id,
        "summary": "It does.",
        "level": level.value,
        "caveats": ["slow"],
    }
    written = data | ({"delivery": {"date": due}} if due else {})
    where = EntryPath(f"registry/features/a/{feature_id}.yaml", EntryKind.FEATURE, feature_id, "a")
    document = Document(written)  # type: ignore[arg-type]
    return FeatureEntry(where, document, Feature.model_validate(written), declared=level)


def tombstone(feature_id: str, *successors: str) -> FeatureStatus:
    stone = Tombstone.model_validate({"id": feature_id, "replaced_by": list(successors)})
    left = replace(entry(feature_id, Level.PLANNED), model=None, tombstone=stone, declared=None)
    return assess(left, SIGNED, DEFAULTS, TODAY)


def meanings(before: Inventory, after: Inventory) -> list[tuple[Meaning, str]]:
    return [(change.meaning, change.feature) for change in compare(before, after).changes]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            (Level.PLANNED, UNSIGNED, None),
            (Level.COMMITTED, SIGNED, "2027-01-01"),
            {Meaning.MORE, Meaning.WON},
        ),
        (
            (Level.COMMITTED, SIGNED, "2027-01-01"),
            (Level.COMMITTED, UNSIGNED, "2026-06-01"),
            {Meaning.LESS, Meaning.LOST},
        ),
        ((Level.COMMITTED, SIGNED, "2027-01-01"), (Level.COMMITTED, SIGNED, "2027-02-01"), {Meaning.MOVED}),
        (
            (Level.COMMITTED, SIGNED, "2027-01-01"),
            (Level.COMMITTED, SIGNED, "2026-02-01"),
            {Meaning.LESS, Meaning.MOVED},
        ),
        ((Level.COMMITTED, SIGNED, "2027-01-01"), (Level.BETA, SIGNED, None), {Meaning.MORE, Meaning.LESS}),
        ((Level.SHIPPED, SIGNED, None), (Level.PLANNED, UNSIGNED, None), {Meaning.LESS}),
        ((Level.EXPLORATORY, UNSIGNED, None), (Level.PLANNED, UNSIGNED, None), {Meaning.MORE}),
        ((Level.COMMITTED, UNSIGNED, "2027-01-01"), (Level.SHIPPED, UNSIGNED, None), set()),
        ((Level.SHIPPED, SIGNED, None), (Level.SHIPPED, SIGNED, None), set()),
    ],
)
def test_what_a_step_means(
    before: tuple[Level, SignOff, str | None],
    after: tuple[Level, SignOff, str | None],
    expected: set[Meaning],
) -> None:
    found = meanings(inventory(("fx", *before)), inventory(("fx", *after)))
    assert {meaning for meaning, _ in found} == expected


def test_new_gone_renamed_and_split() -> None:
    one, two = ("one", Level.PLANNED, UNSIGNED, None), ("two", Level.PLANNED, UNSIGNED, None)
    assert meanings(inventory(one), inventory(one, two)) == [(Meaning.NEW, "two")]
    assert meanings(inventory(one, two), inventory(one)) == [(Meaning.GONE, "two")]
    assert meanings(inventory(one), inventory(two, stones=(tombstone("one", "two"),))) == [
        (Meaning.NEW, "two")
    ]
    split = compare(inventory(one), inventory(two, stones=(tombstone("one", "two", "three"),)))
    assert [(c.meaning, c.feature) for c in split.changes] == [(Meaning.GONE, "one"), (Meaning.NEW, "two")]
    assert "goes on as two, three" in split.of(Meaning.GONE)[0].words


def test_deals_are_named_under_the_old_id_and_the_new() -> None:
    before = inventory(("one", Level.SHIPPED, SIGNED, None))
    after = inventory(("two", Level.SHIPPED, UNSIGNED, None), stones=(tombstone("one", "two"),))
    found = compare(before, after, {"one": ("acme",), "two": ("globex", "acme")})
    assert {change.deals for change in found.changes} == {("acme", "globex")}


VERDICTS: list[SignOff] = [SIGNED, UNSIGNED]
FACTS = st.tuples(
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(list(Level)),
    st.sampled_from(VERDICTS),
    st.sampled_from([None, "2026-01-01", "2027-01-01", "2027-Q2"]),
)
MOMENTS = st.lists(FACTS, unique_by=lambda fact: fact[0], max_size=3).map(lambda facts: inventory(*facts))


@settings(max_examples=150, deadline=None)
@given(MOMENTS, MOMENTS)
def test_a_way_back_undoes_the_way_there(before: Inventory, after: Inventory) -> None:
    opposite = {
        Meaning.NEW: Meaning.GONE,
        Meaning.GONE: Meaning.NEW,
        Meaning.MORE: Meaning.LESS,
        Meaning.LESS: Meaning.MORE,
    }
    there = {
        (opposite.get(m, m), f) for m, f in meanings(before, after) if m not in {Meaning.WON, Meaning.LOST}
    }
    back = {(m, f) for m, f in meanings(after, before) if m not in {Meaning.WON, Meaning.LOST}}
    assert there == back
    assert meanings(before, before) == []


@settings(max_examples=60, deadline=None)
@given(registries(), registries(), st.integers(0, 40))
def test_what_is_passed_over_would_have_told_nothing(one: Drawn, other: Drawn, later: int) -> None:
    day = dt.date(2026, 11, 22)
    moments = one.on(day), one.on(day + dt.timedelta(days=later)), other.on(day)
    for before, after in itertools.product(moments, repeat=2):
        found = compare(before, after).changes
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(difference, "_same", lambda _old, _new: False)
            assert compare(before, after).changes == found


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (None, "2026-12-31", "it ends on 2026-12-31"),
        ("2026-12-31", "2027-03-31", "it ends on 2027-03-31, not on 2026-12-31"),
        ("2026-12-31", "2026-02-28", "it ended on 2026-02-28, not on 2026-12-31"),
        ("2026-12-31", None, "it does not end on 2026-12-31 any more"),
        ("2026-12-31", "2026-12-31", None),
    ],
)
def test_a_last_day_that_comes_moves_or_goes_is_told(
    before: str | None, after: str | None, words: str | None
) -> None:
    def at(day: str | None) -> Inventory:
        written = entry("x", Level.BETA)
        ends = dt.date.fromisoformat(day) if day else None
        model = written.model.model_copy(update={"ends": ends}) if written.model else None
        status = assess(replace(written, model=model), SIGNED, DEFAULTS, TODAY)
        return Inventory([status], as_of=TODAY, revision=None, settings=DEFAULTS)

    found = compare(at(before), at(after)).of(Meaning.MOVED)
    assert [change.words for change in found] == ([words] if words else [])
    assert all(change.ends == (dt.date.fromisoformat(after) if after else None) for change in found)
