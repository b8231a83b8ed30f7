"""The files that readyctl keeps for itself, longer than any that a person writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.adapters.yaml.records import read_records, records_text
from readyctl.core.entry.characters import FORBIDDEN_IN_VALUE
from readyctl.core.entry.document import Node
from readyctl.errors import UsageError

TEXTS = st.text(max_size=6).map(lambda text: FORBIDDEN_IN_VALUE.sub("", text))


VALUES = TEXTS | st.lists(TEXTS, min_size=1, max_size=2)


@given(st.dictionaries(TEXTS, st.dictionaries(TEXTS, VALUES, min_size=1, max_size=2), max_size=2))
def test_what_is_written_reads_back_or_is_refused(data: dict[str, Node]) -> None:
    try:
        text = records_text(data, "x.yaml")
    except UsageError:
        return
    assert read_records(text.encode(), "x.yaml") == data


def test_a_file_of_thousands_of_records_is_no_entry_and_may_be_long() -> None:
    data: dict[str, Node] = {f"jira:FIN-{number}": {"name": "x0123456789"} for number in range(5000)}
    text = records_text(data, "x.yaml")
    assert len(text) > 1 << 17
    assert read_records(text.encode(), "x.yaml") == data


def test_an_empty_file_has_no_records() -> None:
    assert read_records(b"", "x.yaml") == {}


@pytest.mark.parametrize(
    "text", ["- a\n", "a: 1\n---\nb: 2\n", "<<<<<<< HEAD\na: 1\n", "just words\n", "a: *b\n"]
)
def test_what_holds_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"^x\.yaml"):
        read_records(text.encode(), "x.yaml")
