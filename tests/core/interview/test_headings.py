import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.interview._headings import heading, labelled, listed
from readyctl.core.interview.places import Place
from readyctl.core.interview.tags import short_line, status_named, without_bullet
from readyctl.core.interview.template import HINT, template, without_hints
from readyctl.core.promise.model import Status


def test_a_heading_of_two_parts_is_the_first_and_one_of_a_part_and_more_is_none() -> None:
    both = heading("## Roles and permissions")
    assert both is not None
    assert both.section is Place.ROLE
    more = heading("## Roles we met")
    assert more is not None
    assert (more.section, more.bare) == (None, False)


def test_a_tag_as_a_heading_stays_within_its_section() -> None:
    said = heading("**Assumed:**")
    assert said is not None
    assert (said.status, said.within, said.section) == (Status.ASSUMED, True, None)


@pytest.mark.parametrize("line", ["He said: yes", "A line of prose.", "x" * 300, "- Workflow"])
def test_a_line_of_prose_is_no_heading(line: str) -> None:
    assert heading(line) is None


def test_labels_and_lists() -> None:
    assert labelled("Day 1: exports") == (Place.LAUNCH, "exports")
    assert labelled("Deadlines: June") == (Place.CONSTRAINT, "Deadlines: June")
    assert listed("3) x")
    assert not listed("3 x")


def test_a_status_is_named_by_the_whole_words() -> None:
    assert status_named("not_discussed") is Status.NOT_DISCUSSED
    assert status_named("assumptions") is Status.ASSUMED
    assert status_named("open") is None
    assert without_bullet("  - [x]  a   b ") == "a b"


@given(st.text(max_size=80))
def test_a_line_without_its_tag_is_never_longer(line: str) -> None:
    assert len(short_line(line).text) <= len(without_bullet(line))


def test_hints_go_and_the_numbers_of_the_lines_stay() -> None:
    page = template("Acme")
    bare = without_hints(page)
    assert HINT.strip() not in bare
    assert bare.splitlines().index("## Data") == page.splitlines().index("## Data")
