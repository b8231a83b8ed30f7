from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from readyctl.core.entry.fields import Day, Flag, Line


@pytest.mark.parametrize(
    ("kind", "text", "why"),
    [
        (Day, "2027-Q1", "is not a day"),
        (Flag, "yes", "is not true or false"),
        (Line, "one\ntwo", "a line break"),
        (Line, "  ", "nothing but space"),
    ],
)
def test_each_scalar_says_what_it_takes(kind: Any, text: str, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        TypeAdapter(kind).validate_python(text)


def test_flags_are_read_in_any_case() -> None:
    assert [TypeAdapter(Flag).validate_python(text) for text in ("true", "False", True)] == [
        True,
        False,
        True,
    ]
