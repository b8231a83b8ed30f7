"""Addresses of people leave a text, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.text.addresses import without_addresses


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("removed by pat@example.com.", "removed by somebody."),
        ("Pat <pat@example.com> and 'joe@x'", "Pat <somebody> and 'somebody'"),
        ("PAT+tag@Example.com, sam@example.com", "somebody, sam@example.com"),
        ("tell SAM@example.com", "tell SAM@example.com"),
        ("80 % @ 12 ms", "80 % @ 12 ms"),
        ("pät@exämple.de?", "somebody?"),
        ("", ""),
    ],
)
def test_each_address_but_those_kept_becomes_somebody(text: str, told: str) -> None:
    assert without_addresses(text, ["sam@example.com"]) == told


@given(st.text(alphabet="ab@. <>\n'", max_size=60))
def test_none_is_left_and_a_second_time_changes_nothing(text: str) -> None:
    told = without_addresses(text)
    assert without_addresses(told) == told
    assert without_addresses(text.replace("@", "")) == text.replace("@", "")
