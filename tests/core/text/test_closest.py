import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.text.closest import close, closest


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("chek", ["check", "explain"], "check"),
        ("ＣＨＥＣＫ", ["check", "explain"], "check"),
        ("sgin", ["sign", "show"], "sign"),
        ("currency-snyc", ["currency-sync", "payments"], "currency-sync"),
        ("comitted", ["planned", "committed"], "committed"),
        ("Wahrung", ["Wa\u0308hrung", "Zahlung"], "Wa\u0308hrung"),
        ("propose", ["roster", "init"], None),
        ("teleporter", ["report", "planned"], None),
        ("", ["check"], None),
        ("check", [], None),
    ],
)
def test_a_slip_leads_to_the_word_that_was_meant(word: str, known: list[str], meant: str | None) -> None:
    assert closest(word, known) == meant


def test_an_id_is_found_by_some_of_its_parts() -> None:
    known = ["multi-currency-reconciliation", "currency-feed", "multi-currencyless", "payments"]
    assert close("Multi-Currency", known) == ("multi-currencyless", "multi-currency-reconciliation")
    assert close("reconciliation", known) == ("multi-currency-reconciliation",)
    assert close("curr", known) == ()


def test_three_are_named_at_most_and_the_closest_first() -> None:
    assert close("exports", ["exports-of-a", "exports-ab", "export", "exports-a", "else"]) == (
        "export", "exports-a", "exports-ab",
    )  # fmt: skip


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=5))
def test_a_known_word_is_its_own_closest(known: list[str]) -> None:
    assert closest(known[0], known) is not None
    assert set(close(known[0], known)) <= set(known)
