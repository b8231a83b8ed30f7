import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.feature.names import Mention
from readyctl.core.interview.promised import Known, promise, promises, says_promise
from readyctl.core.promise.model import Promise

TODAY = Known(today=dt.date(2026, 11, 25))
NAMES = {"audit export": ("audit-export",), "FX matching": ("fx",), "bank sync": ("bank-in", "bank-out")}


def mentions(text: str) -> list[Mention]:
    found = [
        Mention(hit.start(), hit.end(), ids)
        for name, ids in NAMES.items()
        for hit in re.finditer(re.escape(name), text)
    ]
    return sorted(found, key=lambda one: one.start)


def feature(words: str) -> str | None:
    ids = {id_ for one in mentions(words) for id_ in one.ids}
    return ids.pop() if len(ids) == 1 else None


KNOWN = Known(feature, dt.date(2026, 11, 25), mentions)


def told(line: str) -> list[tuple[Node, Node, Node]]:
    return [(one["feature"], one.get("due"), one["quote"]) for one in promises(line, KNOWN)]


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


def test_a_line_that_names_two_features_is_two_promises_each_with_its_own_words_and_day() -> None:
    assert told("hm we told them theyll get audit export in Q1 and FX matching w/ 20 currencies works") == [
        ("audit-export", "2027-03-31", "hm we told them theyll get audit export in Q1"),
        ("fx", None, "FX matching w/ 20 currencies works"),
    ]


def test_features_listed_in_one_breath_share_the_day() -> None:
    line = "audit export and the FX matching in Q1"
    assert told(line) == [("audit-export", "2027-03-31", line), ("fx", "2027-03-31", line)]


@pytest.mark.parametrize(
    "line", ["audit export in Q1, but not FX matching", "audit export in Q1 and audit export as a file"]
)
def test_what_is_taken_back_or_said_twice_is_no_promise_more(line: str) -> None:
    assert told(line) == [("audit-export", "2027-03-31", line)]


def test_a_no_about_the_day_takes_no_feature_back() -> None:
    line = "audit export no later than Q1, and FX matching"
    assert [one[0] for one in told(line)] == ["audit-export", "fx"]


def test_a_name_that_two_features_share_is_kept_as_a_name() -> None:
    line = "they get bank sync w/ their bank"
    assert told(line) == [("bank-sync", None, line)]


@given(st.lists(st.sampled_from([*NAMES, "and", "in Q1", ",", "not", "their", "."]), min_size=1, max_size=9))
def test_however_a_line_is_cut_every_promise_can_be_read_and_quotes_it(words: list[str]) -> None:
    line = " ".join(words)
    made = promises(line, KNOWN)
    assert made
    for one in made:
        assert str(one["quote"]) in line
        Promise.model_validate(one | {"status": "assumed"})
