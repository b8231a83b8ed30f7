"""YAML that others wrote: read in bounds, or refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.adapters.yaml.foreign import DEEPEST, MOST_BYTES, documents
from readyctl.errors import UsageError


def test_every_document_that_is_a_mapping_is_read_with_its_line_and_every_scalar_is_its_text() -> None:
    text = b"a: 012\nb: {x: !t yes, x: no}\n---\n- 1\n---\njust text\n---\nc: ~\nd: ''\n? [k]\n: v\n"
    assert documents(text, "f") == [
        (1, {"a": "012", "b": {"x": "no"}}),
        (8, {"c": None, "d": "", "['k']": "v"}),
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a: &a [1]\nb: *a\n", "f, line 2: '*a' is an alias"),
        (b"a: " + b"[" * (DEEPEST + 1), "nested more than"),
        (b"{" * 100_000, "nested more than"),
        (b"x" * (MOST_BYTES + 1), "larger than 4 MB"),
        (b"a: [\n", "is no YAML"),
        (b"a: 1\n b: 2\n", "f, line 2 is no YAML"),
        (b"%TAG ! x\n", "is no YAML"),
    ],
)
def test_what_costs_too_much_or_is_no_yaml_is_refused_at_its_place(data: bytes, why: str) -> None:
    with pytest.raises(UsageError) as refused:
        documents(data, "f")
    assert why in refused.value.message


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(UsageError):
        assert all(line > 0 for line, _ in documents(data, "f"))
