"""The table of places: each row is whole, and everything that reads it finds the new row."""

import re

import pytest

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.text import word_pattern
from readyctl.core.entry.document import Node
from readyctl.core.interview._headings import heading, labelled
from readyctl.core.interview.importing import import_notes
from readyctl.core.interview.places import PLACES, ROWS, NoteData, Place, PlaceRow
from readyctl.core.interview.placing import place, put
from readyctl.core.interview.questions import ASKS, FIVE, TOLD
from readyctl.core.interview.template import template
from readyctl.core.promise.model import Status

HEAD: NoteData = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}


def test_every_place_has_one_row_and_every_key_one_place() -> None:
    assert [row.place for row in PLACES] == list(ROWS)
    assert set(ROWS) == set(Place)
    keys = [row.key for row in PLACES if row.key]
    assert len(keys) == len(set(keys))


def test_no_heading_and_no_label_belongs_to_two_places() -> None:
    for row in PLACES:
        for words in (*row.headings, *row.labels, *row.telling):
            plain = re.sub(r"\(\?:([^|)]*)[^)]*\)\??|(\w)\?|\\d\+|\?", r"\1\2", words).strip()
            for other in PLACES:
                if other is not row:
                    assert not word_pattern(*other.headings).fullmatch(plain), (plain, other.place)


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row.place.value)
def test_each_place_takes_a_line_that_the_model_reads(row: PlaceRow) -> None:
    data: NoteData = dict(HEAD)
    paths = place(data, row.place, "Finance pays it", Status.ASSUMED)
    assert Handoff.model_validate(data).id == "acme"
    assert [path[: len(row.place.path)] for path in paths] == [row.place.path]


@pytest.mark.parametrize("row", [row for row in PLACES if row.headings], ids=lambda row: row.place.value)
def test_the_title_on_the_page_leads_an_import_to_the_place(row: PlaceRow) -> None:
    said = heading(f"## {row.title}")
    assert said is not None
    assert said.section is row.place
    placed = import_notes(f"## {row.title}\n- Finance pays it").placed
    assert [line.at[: len(row.place.path)] for line in placed] == [row.place.path]


@pytest.mark.parametrize("row", PLACES[:-1], ids=lambda row: row.place.value)
def test_every_place_but_the_unsorted_stands_on_the_page(row: PlaceRow) -> None:
    assert f"\n## {row.title}\n>> " in template("Acme")


def test_every_question_of_the_table_is_asked_once() -> None:
    asked = [posed.ask.key for topic in (TOLD, *FIVE) for posed in topic.asks]
    assert sorted(asked) == sorted(row.ask.key for row in PLACES if row.ask)
    assert set(asked) < set(ASKS)


def test_a_single_line_is_never_written_over() -> None:
    data: NoteData = dict(HEAD)
    place(data, Place.TRIGGER, "a mail", Status.CONFIRMED)
    place(data, Place.TRIGGER, "a call", Status.CONFIRMED)
    note = Handoff.model_validate(data)
    assert note.workflow.trigger is not None
    assert (note.workflow.trigger.text, note.unsorted) == ("a mail", ("a call",))


def test_a_line_goes_into_a_list_only() -> None:
    broken: dict[str, Node] = {"roles": "none"}
    with pytest.raises(TypeError, match="roles is no list"):
        put(broken, Place.ROLE, {"role": "finance"}, Status.ASSUMED)


@pytest.mark.parametrize("text", ["finance: pays it", "so far: nothing", "10:30: coffee", ": x", "day 1:"])
def test_a_name_in_front_is_no_label(text: str) -> None:
    assert labelled(text) is None
