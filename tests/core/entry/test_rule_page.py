"""Where the page of a rule is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from readyctl.core.entry.rule_page import rule_address, rule_command, rule_page
from readyctl.core.trust.written_settings import DocsAddress

READ = TypeAdapter(DocsAddress)


def test_a_rule_has_a_place_that_stays_and_an_address_where_the_pages_are() -> None:
    assert rule_page("RDY201") == "rules/RDY201.html"
    assert rule_address("https://docs.example.com", "RDY201") == "https://docs.example.com/rules/RDY201.html"
    assert rule_address(None, "RDY201") is None
    assert rule_command("RDY201") == "readyctl help RDY201"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://docs.example.com/readyctl/", "https://docs.example.com/readyctl"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://x.example/a%20b/~c//", "https://x.example/a%20b/~c"),
    ],
)
def test_an_address_is_taken_without_its_last_slash(written: str, read: str) -> None:
    assert READ.validate_python(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "", "docs.example.com", "ftp://docs.example.com", "javascript:alert(1)", "file:///srv/docs", "https://",
        "https://u:p@docs.example.com", "https://docs.example.com/?q=1", "https://docs.example.com/#x",
        "https://docs.example.com/a b", "https://docs.example.com/a)b", "https://docs.example.com/|",
        "https://docs.example.com/\n", "https://docs.example.com/<b>", "https://ex\u0430mple.com/",
        "https://docs..example.com", "https://docs.example.com/\u202e",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        READ.validate_python(written)


@given(st.text(max_size=20).map("https://docs.example.com/".__add__))
def test_whatever_is_taken_breaks_no_line_and_no_markup(written: str) -> None:
    try:
        read = READ.validate_python(written)
    except ValidationError:
        return
    assert not set(read) & set(" \t\r\n<>\"'`()[]|\\*")
    assert read.isascii()
