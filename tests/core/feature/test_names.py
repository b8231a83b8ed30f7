import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.names import Close, Exact, Match, NameIndex, Several, Unknown

INDEX = NameIndex(
    [
        ("multi-currency-reconciliation", ["Multi-currency reconciliation", "FX matching"]),
        ("payments", ["Payments"]),
        ("payment-batches", ["Payment batches"]),
        ("refund-approvals", ["Refund approvals", "The customer's refunds"]),
        ("fx-a", ["Hedging"]),
        ("fx-b", ["hedging"]),
    ]
)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (
            "multi-currency-reconciliation",
            Exact("multi-currency-reconciliation", "Multi-currency reconciliation"),
        ),
        (
            "MULTI CURRENCY  reconciliations",
            Exact("multi-currency-reconciliation", "Multi-currency reconciliation"),
        ),
        ("“fx–matching”", Exact("multi-currency-reconciliation", "FX matching")),
        ("fx_matchings", Exact("multi-currency-reconciliation", "FX matching")),
        ("payment batch", Exact("payment-batches", "Payment batches")),
        ("the customers refund", Exact("refund-approvals", "The customer's refunds")),
        ("multi-currency", Close("multi-currency-reconciliation", "Multi-currency reconciliation")),
        ("do you have refund approvals please", Close("refund-approvals", "Refund approvals")),
        ("refund approvlas", Close("refund-approvals", "Refund approvals")),
        (
            "multicurrency reconciliation",
            Close("multi-currency-reconciliation", "Multi-currency reconciliation"),
        ),
        ("refund aprovals", Close("refund-approvals", "Refund approvals")),
        ("hedging", Several(("fx-a", "fx-b"))),
        ("teleporter", Unknown()),
        ("", Unknown()),
        ("?!", Unknown()),
    ],
)
def test_a_feature_is_found_by_any_of_its_names(text: str, match: Match) -> None:
    assert INDEX.find(text) == match


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("batch import", ("batch-export",)),
        ("SSO logout", ("sso-login",)),
        ("no SSO login", ("sso-login",)),
        ("batch export in mainland China", ("batch-export",)),
        ("login without SSO", ("sso-login",)),
        ("SSO 3 login", ("sso-login",)),
    ],
)
def test_a_word_that_differs_makes_another_feature_of_it(text: str, nearest: tuple[str, ...]) -> None:
    index = NameIndex([("batch-export", ["Batch export"]), ("sso-login", ["SSO login"])])
    assert index.find(text) == Unknown(nearest)
    assert index.suggest(text) == nearest


def test_the_longest_name_at_a_place_is_the_one_meant() -> None:
    text = "Payment batches go with payments; fx matching (FX-Matching) too, hedging as well."
    found = [(text[m.start : m.end], m.ids) for m in INDEX.mentions(text)]
    assert found == [
        ("Payment batches", ("payment-batches",)),
        ("payments", ("payments",)),
        ("fx matching", ("multi-currency-reconciliation",)),
        ("FX-Matching", ("multi-currency-reconciliation",)),
        ("hedging", ("fx-a", "fx-b")),
    ]


def test_names_inside_longer_words_are_not_mentions() -> None:
    assert not list(INDEX.mentions("prepayments and hedgingly"))


@given(st.lists(st.text(string.ascii_letters, min_size=1, max_size=9), min_size=1, max_size=4))
def test_a_name_is_found_however_it_is_joined_and_cased(parts: list[str]) -> None:
    index = NameIndex([("some-id", [" ".join(parts)])])
    for joined in ("-".join(parts), "_".join(parts).upper(), "  ".join(parts).swapcase()):
        match = index.find(joined)
        assert isinstance(match, Exact)
        assert [m.ids for m in index.mentions(f"({joined}),")] == [("some-id",)]
