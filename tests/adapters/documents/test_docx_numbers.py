"""The numbers that Word prints, counted from its lists; `tests/office` holds them against LibreOffice."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from docx.document import Document
from hypothesis import given
from hypothesis import strategies as st

from readyctl.adapters.documents.docx import read
from readyctl.adapters.documents.docx_numbers import Numbering, read_numbering
from readyctl.adapters.documents.number_formats import FORMATS, padded
from readyctl.adapters.documents.xml_parts import parse
from support.office_files import (
    NAMESPACES,
    add_xml,
    list_definition,
    list_instance,
    list_level,
    numbered,
    paragraph,
    put_lists,
    run,
    save_docx,
)

_CLAUSES = (
    list_level(0, "%1."),
    list_level(1, "%1.%2."),
    list_level(2, "(%3)", "lowerLetter"),
    list_level(3, "(%4)", "lowerRoman"),
)


def lists_part(*parts: str) -> Element:
    return parse(f"<w:numbering {NAMESPACES}>{''.join(parts)}</w:numbering>".encode(), "numbering.xml")


def numbering(*parts: str) -> Numbering:
    return read_numbering(lists_part(*parts), {})


def labels(lists: Numbering, *asked: tuple[int, int]) -> list[str]:
    found = (lists.label(str(number), depth) for number, depth in asked)
    return ["" if label is None else label.text for label in found]


def places(tmp_path: Path, *parts: str, lists: tuple[str, ...]) -> list[str]:
    def build(document: Document) -> None:
        put_lists(document, *lists)
        add_xml(document, "".join(parts))

    path = save_docx(tmp_path / "a.docx", build)
    with path.open("rb") as source:
        return [passage.place for passage in read(source, path.name).passages]


def test_levels_count_on_and_begin_anew_below_a_new_clause() -> None:
    lists = numbering(list_definition(1, *_CLAUSES), list_instance(1, 1))
    asked = ((1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1))
    assert labels(lists, *asked) == ["1.", "1.1.", "(a)", "(b)", "(i)", "1.2.", "(a)", "2.", "2.1."]


def test_a_literal_number_and_a_start_are_what_is_printed() -> None:
    lists = numbering(list_definition(1, list_level(0, "5.%1.", start=37)), list_instance(1, 1))
    assert labels(lists, (1, 0), (1, 0)) == ["5.37.", "5.38."]


def test_lists_of_one_definition_count_on_together_unless_one_begins_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    lists = numbering(
        list_definition(1, *_CLAUSES), list_instance(1, 1), list_instance(2, 1), list_instance(3, 1, anew)
    )
    assert labels(lists, (1, 0), (2, 0), (3, 0), (3, 0), (1, 0)) == ["1.", "2.", "4.", "5.", "6."]


def test_a_level_restarts_only_where_it_says_so() -> None:
    never = list_level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    first = list_level(2, "%1.%3", more='<w:lvlRestart w:val="1"/>')
    lists = numbering(list_definition(1, list_level(0, "%1."), never, first), list_instance(1, 1))
    asked = ((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))
    assert labels(lists, *asked) == ["1.", "1)", "1.1", "2)", "1.2", "2.", "3)", "2.1"]


def test_legal_numbers_are_digits_whatever_the_levels_above_are() -> None:
    legal = list_level(1, "Section %1.%2", more="<w:isLgl/>")
    lists = numbering(
        list_definition(1, list_level(0, "Article %1.", "upperRoman"), legal), list_instance(1, 1)
    )
    assert labels(lists, (1, 0), (1, 0), (1, 1)) == ["Article I.", "Article II.", "Section 2.1"]


def test_an_override_may_bring_a_level_of_its_own() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{list_level(0, "§%1", start=3)}</w:lvlOverride>'
    lists = numbering(list_definition(1, *_CLAUSES), list_instance(1, 1, other))
    assert labels(lists, (1, 0), (1, 1)) == ["§3", "3.1."]


def test_a_format_that_word_wrote_twice_is_taken_from_the_new_one() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="R%1"/></w:lvl>'
    )
    assert labels(numbering(list_definition(1, level), list_instance(1, 1)), (1, 0)) == ["R007"]


def test_a_definition_that_refers_to_a_list_style_counts_as_that_style_does() -> None:
    parts = (
        list_definition(1, more='<w:numStyleLink w:val="Legal"/>'),
        list_definition(2, *_CLAUSES, more='<w:styleLink w:val="Legal"/>'),
        list_instance(1, 1),
        list_instance(2, 2),
    )
    root = lists_part(*parts)
    assert labels(read_numbering(root, {"Legal": "2"}), (1, 0), (2, 0)) == ["1.", "2."]
    assert labels(read_numbering(root, {"Legal": "1"}), (1, 0)) == [""]


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("lowerLetter", 26, "z"), ("lowerLetter", 28, "bb"), ("upperLetter", 53, "AAA"),
        ("lowerRoman", 49, "xlix"), ("upperRoman", 2026, "MMXXVI"), ("decimalZero", 7, "07"),
        ("ordinal", 12, "12th"), ("ordinal", 22, "22nd"), ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 20, "Twentieth"), ("ordinalText", 33, "Thirty-third"), ("none", 4, ""),
        ("lowerLetter", 0, "0"), ("upperRoman", 0, "0"), ("ordinalText", 100, "100th"),
        ("numberInDash", 3, "- 3 -"), ("chicago", 5, "**"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(form: str, number: int, written: str) -> None:
    assert FORMATS[form](number) == written


@given(st.sampled_from(sorted(FORMATS)), st.integers(0, 99_999))
def test_every_number_has_a_short_form_in_every_format(form: str, number: int) -> None:
    assert len(FORMATS[form](number)) < 60
    assert int(padded(number, "001, 002")) == number


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 10)), max_size=40))
def test_any_order_of_paragraphs_is_counted(asked: list[tuple[int, int]]) -> None:
    odd = list_definition(2, list_level(3, "%9%1.%4", "nonsense", start=None), list_level(99_999, "%1"))
    lists = numbering(
        list_definition(1, *_CLAUSES), odd, list_instance(1, 1), list_instance(2, 2), list_instance(3, 7)
    )
    assert len(labels(lists, *asked)) == len(asked)


def test_a_clause_is_named_by_what_is_printed_and_the_heading_above(tmp_path: Path) -> None:
    lists = (
        list_definition(1, *_CLAUSES),
        list_definition(2, list_level(0, "(%1)", "lowerLetter")),
        list_definition(3, list_level(0, "%1.", start=20), list_level(1, "%2)")),
        *(list_instance(n, n) for n in (1, 2, 3)),
    )
    found = places(
        tmp_path,
        numbered("Fees", 1, 0, outline=0),
        numbered("We invoice monthly.", 1, 1),
        paragraph(run("In advance.")),
        numbered("by mail", 2),
        numbered("by post", 2),
        paragraph(run("Other terms"), '<w:outlineLvl w:val="0"/>'),
        numbered("Backups are included.", 3),
        numbered("Every night.", 3, 1),
        numbered("Uptime is measured.", 3),
        lists=lists,
    )
    assert found == [
        "section 1, heading",
        'clause 1.1, under "1 Fees"',
        'clause 1.1, under "1 Fees", paragraph 2',
        'clause 1.1 (a), under "1 Fees"',
        'clause 1.1 (b), under "1 Fees"',
        'section "Other terms", heading',
        'clause 20, under "Other terms"',
        'clause 20. 1), under "Other terms"',
        'clause 21, under "Other terms"',
    ]


def test_text_behind_a_table_of_contents_is_not_in_it(tmp_path: Path) -> None:
    lines = ("1 Scope\t3", "2 Fees ......... 4")
    found = places(
        tmp_path,
        paragraph(run("Table of Contents"), '<w:outlineLvl w:val="0"/>'),
        *(paragraph(run(line)) for line in lines),
        paragraph(run("This agreement is made today.")),
        lists=(),
    )
    assert found[1:] == [
        'section "Table of Contents", paragraph 1',
        'section "Table of Contents", paragraph 2',
        "paragraph 1",
    ]


def test_a_paragraph_that_a_tracked_deletion_takes_away_is_not_counted(tmp_path: Path) -> None:
    gone = numbered("", 1).replace("</w:pPr>", '<w:rPr><w:del w:id="1" w:author="Legal"/></w:rPr></w:pPr>')
    found = places(
        tmp_path,
        numbered("Scope.", 1),
        gone,
        numbered("Fees.", 1),
        lists=(list_definition(1, *_CLAUSES), list_instance(1, 1)),
    )
    assert found == ["clause 1", "clause 2"]
