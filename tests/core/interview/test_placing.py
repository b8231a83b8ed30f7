import pytest

from readyctl.core.interview.places import NoteData, Place
from readyctl.core.interview.placing import place, put
from readyctl.core.promise.model import Status


def test_a_line_is_put_where_it_belongs_and_says_where_that_is() -> None:
    data: NoteData = {}
    assert place(data, Place.CONSTRAINT, "no cloud", Status.CONFIRMED) == (("constraints", 0),)
    assert place(data, Place.TRIGGER, "an audit", Status.ASSUMED) == (("workflow", "trigger"),)
    assert data["constraints"] == [{"text": "no cloud", "status": "confirmed"}]


def test_a_single_line_is_never_written_over() -> None:
    data: NoteData = {}
    place(data, Place.TRIGGER, "an audit", Status.ASSUMED)
    assert place(data, Place.TRIGGER, "a new law", Status.CONFIRMED) == (("unsorted", 0),)
    assert data["unsorted"] == ["a new law"]


def test_several_movements_are_several_lines() -> None:
    data: NoteData = {}
    placed = place(data, Place.MOVEMENT, "orders from CRM to ERP and DWH", Status.CONFIRMED)
    assert placed == (("data", 0), ("data", 1))


def test_what_is_no_list_takes_no_line() -> None:
    with pytest.raises(TypeError):
        put({"constraints": "none"}, Place.CONSTRAINT, {"text": "x"}, Status.ASSUMED)
