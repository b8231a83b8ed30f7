"""What a further import changes in an entry: its own words, and nobody else's."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.feature.following import Followed, first_seen, follow, markers
from readyctl.core.feature.imports import as_data, seen_in
from readyctl.core.feature.outside import FeatureRow, NewFeature, Terms, new_feature
from readyctl.core.level.table import Level
from support.inventories import signed, status, unsigned

LEVELS = {level.value: level for level in Level}
BEFORE = {
    "name": "FX", "key": "FIN-1", "summary": "Matches.", "level": "planned", "owner": "ann", "tags": "a,b",
    "aliases": "matching",
}  # fmt: skip


def row(**cells: str) -> NewFeature:
    plain = {**BEFORE, **{key.replace("__", "."): text for key, text in cells.items()}}
    found = new_feature(FeatureRow("line 2", plain), Terms("jira", "t.csv", LEVELS, "pay", "pat@x.io"))
    assert isinstance(found, NewFeature)
    return found


def followed(
    after: NewFeature, edits: Mapping[str, Node] | None = None, *, before: NewFeature | None = None
) -> Followed:
    """What a second run with this row does, after somebody made these edits; None takes a key out."""
    first = before or row()
    there = {key: value for key, value in {**first.whole(), **(edits or {})}.items() if value is not None}
    level = Level.named(there["level"])
    by = signed() if level and level.needs_signature else unsigned()
    return follow(after, status(there, by), first_seen(first))


def test_the_same_row_changes_nothing() -> None:
    assert followed(row()) == Followed({}, (), first_seen(row()), ())


def test_what_the_import_wrote_follows_the_other_system() -> None:
    found = followed(row(name="FX 2", owner="bob", tags="b,c", level="exploratory"))
    assert found.sets == {"name": "FX 2", "owner": "bob", "tags": ["b", "c"], "level": "exploratory"}
    assert found.kept == ()


def test_what_somebody_wrote_stays_and_is_said() -> None:
    found = followed(row(name="FX 2"), {"name": "Foreign exchange", "tags": ["a", "b", "mine"]})
    assert found.sets == {}
    assert found.kept == (("name", "Foreign exchange", "FX 2"),)


def test_somebodys_tag_stays_beside_those_that_follow() -> None:
    assert followed(row(tags="c"), {"tags": ["a", "mine"]}).sets == {"tags": ["mine", "c"]}


def test_what_somebody_took_out_stays_out() -> None:
    assert followed(row(owner="bob", tags="a,b,c"), {"owner": None, "tags": ["b"]}).sets == {
        "tags": ["b", "c"]
    }


def test_a_list_that_nobody_fills_any_more_goes() -> None:
    assert followed(row(tags="")).removals == ("tags",)


def test_of_what_engineering_signs_nothing_covered_is_touched() -> None:
    found = followed(
        row(name="FX 2", aliases="other", tags="c", level="exploratory"),
        {"level": "beta", "caveats": ["slow"], "proposed": None},
    )
    assert found.sets == {"tags": ["c"]}
    assert [key for key, _, _ in found.kept] == ["name", "aliases", "level"]


def test_a_request_follows_the_row_and_goes_when_it_asks_no_more() -> None:
    before = row(level="beta")
    assert followed(row(level="shipped"), before=before).sets["proposed"] == {
        "level": "shipped", "by": "pat@x.io", "reason": "imported from t.csv",
    }  # fmt: skip
    assert followed(row(level="planned"), before=before).removals == ("proposed",)


def test_a_declined_request_is_not_made_again_until_the_row_says_something_else() -> None:
    before = row(level="beta")
    assert followed(row(level="beta"), {"proposed": None}, before=before).sets == {}
    assert "proposed" in followed(row(level="shipped"), {"proposed": None}, before=before).sets


def test_somebodys_own_request_stays() -> None:
    mine: Node = {"level": "shipped", "reason": "Acme"}
    found = followed(row(level="beta"), {"proposed": mine})
    assert (found.sets, found.kept) == ({}, (("proposed", "shipped", "beta"),))


@pytest.mark.parametrize(
    ("said", "date", "asked"),
    [("committed", "2027-06-30", 0), ("committed", "2027-09-30", 1), ("planned", "", 0)],
)
def test_what_engineering_gave_is_not_asked_for_again_and_another_date_is(
    said: str, date: str, asked: int
) -> None:
    before = row(level="committed", delivery__date="2027-06-30")
    given_: dict[str, Node] = {
        "level": "committed", "proposed": None,
        "delivery": {"date": "2027-06-30", "scope": "x", "capacity": "2"},
    }  # fmt: skip
    after = row(level=said, delivery__date=date)
    assert ("proposed" in followed(after, given_, before=before).sets) == bool(asked)


def test_records_are_known_by_the_links_of_their_entries() -> None:
    there = status(row().whole(), unsigned())
    assert markers([there])["jira:FIN-1"] is there


WORDS = st.sampled_from(["", "a", "b", "c"])
ROWS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["FX", "FX 2"]),
        "owner": WORDS,
        "tags": WORDS,
        "level": st.sampled_from(list(Level)),
    }
)


@given(ROWS, ROWS)
def test_after_a_run_the_same_row_changes_nothing_and_a_first_entry_equals_a_followed_one(
    one: dict[str, str], two: dict[str, str]
) -> None:
    first, then = row(**one), row(**two)
    found = follow(then, status(first.whole(), unsigned()), first_seen(first))
    after = {k: v for k, v in {**first.whole(), **found.sets}.items() if k not in found.removals}
    wanted = then.whole() | {"id": first.id, "owner": then.data.get("owner", after.get("owner"))}
    assert {"owner": None, **after} == wanted
    seen = seen_in(as_data({"m": found.seen}))["m"]
    again = follow(then, status(after, unsigned()), seen)
    assert (again.sets, again.removals, again.kept) == ({}, (), ())
