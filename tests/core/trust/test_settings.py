import datetime as dt

import pytest
from pydantic import ValidationError

from readyctl.core.level.table import Level
from readyctl.core.trust.settings import DEFAULTS, Settings, strictest
from support.guards import settings_of

STALE = [level for level in Level if level.row.window is not None]
FRESH = [level for level in Level if level.row.window is None]


def settings(**more: object) -> Settings:
    return settings_of({"version": "1", **more})


def test_a_level_s_own_window_comes_before_the_default_and_that_before_the_table() -> None:
    first = STALE[0]
    assert DEFAULTS.window(first) == first.row.window
    tuned = settings(stale_after={"default": "9d", first.value: "3"})
    assert tuned.window(first) == 3
    assert {tuned.window(level) for level in STALE[1:]} == {9}
    assert {tuned.window(level) for level in FRESH} == {None}
    assert settings(stale_after={FRESH[0].value: "4"}).window(FRESH[0]) == 4


@pytest.mark.parametrize("days", ["0", "7w", "-1", "", "12345"])
def test_a_window_is_a_number_of_days(days: str) -> None:
    with pytest.raises(ValidationError):
        settings(stale_after={"default": days})


def test_where_merged_lines_differ_the_stricter_value_counts() -> None:
    phrase = {"phrase": "easy", "question": "How?"}
    one = settings(estimate_gate=0.4, promises_since="2026-05-01", stale_after={"default": "5"})
    two = settings(estimate_gate=0.6, promises_since="2026-02-01", phrases=[phrase])
    for both in (strictest([one, two]), strictest([two, one])):
        assert (both.estimate_gate, both.promises_since) == (0.4, dt.date(2026, 2, 1))
        assert [each.phrase for each in both.phrases] == ["easy"]
        assert both.window(STALE[0]) == min(5, STALE[0].row.window or 5)
    assert strictest([one, DEFAULTS]).promises_since is None


def test_names_of_our_own_on_one_line_alone_keep_no_sentence_from_being_judged() -> None:
    ours, both = settings(own=["FinanceOps"]), settings(own=["FinanceOps", "Ledgerly"])
    assert strictest([ours, both]).own == ("FinanceOps", "Ledgerly")
    assert strictest([ours, DEFAULTS]).own == ()


def test_the_documentation_is_where_both_merged_lines_say() -> None:
    one, two = settings(docs="https://a.example/"), settings(docs="https://b.example")
    assert one.docs == strictest([one, one]).docs == "https://a.example"
    assert strictest([one, two]).docs is None
    assert strictest([one, DEFAULTS]).docs is None


def test_every_limit_of_either_merged_line_holds() -> None:
    one, two = (settings(limits=[{"metric": "uptime", "at_most": most}]) for most in ("99.9 %", "99.5 %"))
    assert strictest([one, two]).limits == (*one.limits, *two.limits)
    assert strictest([one, DEFAULTS]).limits == one.limits


def test_a_limit_of_the_company_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValidationError, match="quantity"):
        settings(limits=[{"metric": "uptime", "at_most": "very good"}])
