from readyctl.core.interview.importing import import_notes
from readyctl.core.interview.places import PLACES
from readyctl.core.interview.template import template, without_hints


def test_the_page_has_a_heading_for_each_place_and_no_line_of_its_own() -> None:
    page = template("Acme")
    assert [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")] == [
        row.title for row in PLACES if row.ask or row.page
    ]
    assert import_notes(without_hints(page)).placed == ()


def test_without_hints_every_other_line_keeps_its_number() -> None:
    assert without_hints(">> ours\ntheirs\n>>ours too\n") == "\ntheirs\n"
