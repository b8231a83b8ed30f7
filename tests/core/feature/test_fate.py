"""What became of what is not there any more, and that its names answer so."""

import datetime as dt
import json

import pytest

from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.ask import AnswerWord, FoundFeature, GoneFeature, Inquiry, NoFeature, ask
from readyctl.core.feature.fate import Became, Fate, GoneEntry, heirs_by_id
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.written import LastWord
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import NOTHING_TO_SAY, WEAKEST
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.settings import DEFAULTS
from readyctl.render.feature.ask import render
from support.asked import reply_as_json as render_json
from support.inventories import REVISION, TODAY, signed, status, tombstone, unsigned

DAY = dt.date(2026, 11, 3)
COMMIT = "abcd" * 10


def gone(feature_id: str, name: str, *, disputed: bool = True, alias: str = "") -> GoneEntry:
    """A place from which Sam, or Ada, took an entry."""
    where = EntryPath(
        f"registry/features/payments/{feature_id}.yaml", EntryKind.FEATURE, feature_id, "payments"
    )
    entry = status({"id": feature_id, "name": name, "aliases": [alias] if alias else []}, signed()).entry
    how = Became.REMOVED if disputed else Became.RETIRED
    by = "sam@example.com" if disputed else "Ada Lovelace"
    fate = Fate(feature_id, name, how, by, DAY, COMMIT, disputed=disputed)
    return GoneEntry(where, fate, (LastWord(entry, signed().act),), COMMIT)


def moment(*entries: FeatureStatus, without: tuple[GoneEntry, ...] = ()) -> Inventory:
    return Inventory(entries, as_of=TODAY, revision=REVISION, settings=DEFAULTS, gone=without)


@pytest.mark.parametrize(
    ("fate", "clause"),
    [
        (
            Fate("a", "A", Became.RENAMED, "Ada", DAY, COMMIT, ("b",)),
            "it was renamed to b by Ada on 2026-11-03 in commit abcdabcdabcd",
        ),
        (Fate("a", "A", Became.SPLIT, heirs=("b", "c")), "it was split into b and c"),
        (Fate("a", "A", Became.RETIRED, "Ada", DAY), "it was retired by Ada on 2026-11-03"),
        (
            Fate("a", "A", Became.REMOVED, commit=PENDING, disputed=True),
            "its entry was removed, which is not committed yet, and engineering has not agreed to that",
        ),
    ],
)
def test_a_fate_says_what_by_whom_and_when(fate: Fate, clause: str) -> None:
    assert fate.clause == clause


def test_an_id_leads_to_each_heir_once() -> None:
    stone = tombstone("old", "b", "c", "b").entry.said
    assert heirs_by_id([("old", stone), ("old", None)]) == {"old": ("b", "c")}


@pytest.mark.parametrize(
    "words", ["netsuite", "NetSuite sync", "nightly sync", "netsuite-sync", "netsuite syncs"]
)
@pytest.mark.parametrize("disputed", [True, False])
def test_every_name_of_what_is_gone_answers_no_and_says_what_became_of_it(
    words: str, *, disputed: bool
) -> None:
    asked = moment(without=(gone("netsuite-sync", "NetSuite sync", alias="nightly sync", disputed=disputed),))
    reply = ask(Inquiry(words, Kind.CONTRACT), asked)
    assert isinstance(reply, GoneFeature)
    assert reply.answer is AnswerWord.NO
    said = render(reply, TODAY)
    assert "on 2026-11-03 in commit abcdabcdabcd" in said
    assert ("sam@example.com" if disputed else "Ada Lovelace") in said
    assert NOTHING_TO_SAY not in said
    data = json.loads(render_json(reply, asked))
    assert (data["answer"], data["feature"], data["words"]) == ("no", None, "")
    assert [each["became"] for each in data["became"]] == ["removed" if disputed else "retired"]


def test_of_what_somebody_took_away_sales_still_sees_whose_it_was() -> None:
    view = moment(without=(gone("sync", "Sync"),)).view("sync")
    assert view is not None
    assert (view.area, view.name, view.level, view.awaiting) == ("payments", "Sync", WEAKEST, True)


def test_who_takes_over_the_name_of_a_removed_entry_without_a_signature_gets_nothing() -> None:
    thief = status({"id": "other", "name": "NetSuite sync"}, unsigned())
    taken = (gone("netsuite-sync", "NetSuite sync"),)
    assert isinstance(ask(Inquiry("NetSuite sync"), moment(thief, without=taken)), GoneFeature)
    honest = status({"id": "other", "name": "NetSuite sync"}, signed())
    assert isinstance(ask(Inquiry("NetSuite sync"), moment(honest, without=taken)), FoundFeature)


def test_moving_an_entry_elsewhere_lifts_no_idea() -> None:
    moved = status({"id": "netsuite-sync", "name": "NetSuite sync"}, unsigned(), area="search")
    asked = moment(moved, without=(gone("netsuite-sync", "NetSuite sync"),))
    assert isinstance(ask(Inquiry("netsuite-sync"), asked), GoneFeature)
    view = asked.view("netsuite-sync")
    assert view is not None
    assert not any(permission.allowed for permission in view.may.values())
    confirmed = status({"id": "netsuite-sync", "name": "NetSuite sync"}, signed(), area="search")
    kept = moment(confirmed, without=(gone("netsuite-sync", "NetSuite sync"),))
    assert isinstance(ask(Inquiry("netsuite-sync"), kept), FoundFeature)


def test_the_name_of_what_engineering_retired_is_free() -> None:
    heir = status({"id": "other", "name": "NetSuite sync"}, unsigned())
    retired = (gone("netsuite-sync", "NetSuite sync", disputed=False),)
    reply = ask(Inquiry("NetSuite sync"), moment(heir, without=retired))
    assert isinstance(reply, FoundFeature)
    assert reply.view.id == "other"


def test_a_split_feature_is_told_with_what_it_became() -> None:
    parts = [status({"id": each, "name": each}, signed()) for each in ("one-way", "two-way")]
    asked = moment(*parts, tombstone("sync", "one-way", "two-way"))
    reply = ask(Inquiry("sync"), asked)
    assert isinstance(reply, NoFeature)
    assert reply.suggestions == ("one-way", "two-way")
    assert "it was split into one-way and two-way by" in render(reply, TODAY)
    assert json.loads(render_json(reply, asked))["became"][0]["heirs"] == ["one-way", "two-way"]


def test_a_former_id_is_told_and_the_features_own_names_are_not() -> None:
    asked = moment(status({"id": "new", "name": "Sync"}, signed()), tombstone("old", "new"))
    assert "old: it was renamed to new by" in render(ask(Inquiry("old"), asked), TODAY)
    assert "renamed" not in render(ask(Inquiry("new"), asked), TODAY)
    assert "renamed" not in render(ask(Inquiry("sync"), asked), TODAY)


def test_what_was_renamed_and_then_removed_is_told_to_its_end() -> None:
    asked = moment(tombstone("old", "new"), without=(gone("new", "Sync"),))
    reply = ask(Inquiry("old"), asked)
    assert isinstance(reply, GoneFeature)
    assert [each.became for each in reply.fates][-1] is Became.REMOVED
    assert len(asked.departed.told("new")) == 1


def test_tombstones_in_a_circle_end() -> None:
    asked = moment(tombstone("a", "b"), tombstone("b", "a"))
    reply = ask(Inquiry("a"), asked)
    assert isinstance(reply, GoneFeature)
    assert len(reply.fates) == 2


def test_a_text_that_names_what_engineering_retired_is_held_to_its_end() -> None:
    retired = moment(without=(gone("fax-intake", "Fax intake", alias="fax inbox", disputed=False),))
    for said in ("Fax intake can go in the contract.", "The fax inbox is included."):
        assert [mention.ids for mention in retired.names.mentions(said)] == [("fax-intake",)]
    view = retired.view("fax-intake")
    assert view is not None
    assert view.removed == "it was retired by Ada Lovelace on 2026-11-03 in commit abcdabcdabcd"
    assert not any(permission.allowed for permission in view.may.values())


def test_what_was_retired_is_meant_by_its_whole_name_only_where_something_else_is_there() -> None:
    there = status({"id": "csv-export", "name": "CSV export"}, signed())
    asked = moment(there, without=(gone("fax-export", "Fax export", disputed=False),))
    reply = ask(Inquiry("export"), asked)
    assert isinstance(reply, FoundFeature)
    assert reply.view.id == "csv-export"
    assert isinstance(ask(Inquiry("fax export"), asked), GoneFeature)
    assert asked.names.called("Fax export") == ()


def test_an_entry_that_engineering_moved_is_there_and_nothing_else() -> None:
    moved = status({"id": "fax-intake", "name": "Fax inbox"}, signed(), area="search")
    asked = moment(moved, without=(gone("fax-intake", "Fax intake", disputed=False),))
    view = asked.view("fax-intake")
    assert view is not None
    assert view.removed is None
    assert list(asked.names.mentions("Fax intake is included.")) == []


def test_a_renamed_feature_that_was_retired_later_tells_both() -> None:
    asked = moment(
        tombstone("old-export", "new-export"), without=(gone("new-export", "Export", disputed=False),)
    )
    reply = ask(Inquiry("old-export"), asked)
    assert isinstance(reply, GoneFeature)
    assert [fate.became for fate in reply.fates] == [Became.RENAMED, Became.RETIRED]
    assert asked.view("old-export") == asked.view("new-export")


def test_a_name_of_two_retired_features_tells_of_both() -> None:
    both = (gone("one", "Fax", disputed=False), gone("two", "Fax", disputed=False))
    reply = ask(Inquiry("fax"), moment(without=both))
    assert isinstance(reply, GoneFeature)
    assert [fate.id for fate in reply.fates] == ["one", "two"]
