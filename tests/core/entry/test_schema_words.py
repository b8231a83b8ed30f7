import pytest

from readyctl.core.entry.schema_words import listed, missing, shown, unknown_key


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "empty"), ("", "empty"), ("a\n b", "'a b'"), ([], "a list"), ({}, "a mapping"), (7, "'7'")],
)
def test_a_value_is_shown_on_one_line(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_long_value_is_cut() -> None:
    assert shown("x" * 61) == f"'{'x' * 59}…'"


def test_words_are_listed_with_a_joint() -> None:
    assert [listed(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a or b", "a, b or c"]
    assert listed(["a", "b"], "and") == "a and b"


def test_an_unknown_key_leads_to_where_it_belongs_or_to_the_one_that_was_meant() -> None:
    assert unknown_key(("date",), ["name"], ["delivery"]).help == "move it under 'delivery:'"
    assert unknown_key(("nmae",), ["name"], []).help == "write 'name:' if that is meant, or remove the key"
    assert unknown_key(("zzz",), ["a", "b"], []).help == "remove it; the keys known here are a and b"
    assert unknown_key(("a", "zzz"), [], []).message == "unknown key 'zzz' in 'a'"


def test_a_missing_key_says_where_to_add_it() -> None:
    found = missing(("delivery", "date"))
    assert (found.message, found.help) == ("'delivery.date' is missing", "add 'date:' in 'delivery'")
