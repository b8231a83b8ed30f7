"""Where a claim stands: lines for files that have them, places for the others."""

import pytest

from readyctl.core.statement.passages import DocumentText, Passage


@pytest.mark.parametrize(("offset", "line"), [(0, 10), (3, 10), (4, 11), (8, 12)])
def test_a_line_counts_from_where_the_passage_starts(offset: int, line: int) -> None:
    assert Passage("one\ntwo\nthree", "section 2", line=10).line_at(offset) == line


def test_without_lines_there_is_none_and_a_page_counts_its_own() -> None:
    plain = Passage("one\ntwo", "slide 4")
    assert (plain.line_at(5), plain.place_at(5)) == (None, "slide 4")
    assert Passage("one\ntwo", "page 3", page_line=7).place_at(5) == "page 3, line 8"


def test_a_document_of_pictures_and_spaces_has_nothing_to_judge() -> None:
    assert not DocumentText((Passage(" \n", ""),), pictures=("page 1",)).readable
    assert DocumentText((Passage(" \n", ""), Passage("x", ""))).readable
