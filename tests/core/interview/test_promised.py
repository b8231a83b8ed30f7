import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.interview.promised import Known, promise, says_promise
from readyctl.core.promise.model import Promise

TODAY = Known(today=dt.date(2026, 11, 25))


@pytest.mark.parametrize(
    "line",
    [
        "They promised to pay",
        "Coupa promised them a discount",
        "Finance agreed to pay",
        "He told us no",
        "We said hello",
    ],
)
def test_what_others_said_is_no_promise_of_ours(line: str) -> None:
    assert not says_promise(line)


def test_a_month_that_is_over_is_next_years() -> None:
    assert promise("SSO by June", TODAY) == {
        "feature": "sso",
        "kind": "contract",
        "due": "2027-06-30",
        "quote": "SSO by June",
    }


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
def test_any_words_become_a_promise_that_keeps_them(words: str) -> None:
    made = Promise.model_validate(promise(words, TODAY) | {"status": "assumed"})
    assert made.quote == words
    assert made.feature
