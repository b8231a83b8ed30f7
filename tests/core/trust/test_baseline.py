"""What stands under a baseline, and what does not."""

import datetime as dt
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.trust.baseline import (
    LONGEST,
    Baseline,
    KnownFinding,
    Name,
    UnderBaseline,
    judged,
    known_findings,
    stricter,
)

TODAY = dt.date(2026, 11, 22)


def found(
    code: str = "RDY107", path: str = "features/a.yaml", severity: Severity = Severity.ERROR
) -> Diagnostic:
    return Diagnostic(code, "rule", severity, path, "a", "it is wrong", key="name")


def name(each: Diagnostic) -> Name:
    return (each.code, each.path, each.key, "")


def taken(findings: Iterable[Diagnostic], until: dt.date = TODAY) -> Baseline:
    known = known_findings(findings, name, lambda code: code != "RDY203")
    return Baseline(until=until, owner="ada", findings=known)


def under(findings: Iterable[Diagnostic], baseline: Baseline, today: dt.date = TODAY) -> UnderBaseline:
    return judged(findings, baseline, today, name, lambda code: code != "RDY203")


def severities(result: UnderBaseline) -> list[str]:
    return [each.severity.value for each in result.diagnostics]


def test_what_was_there_is_a_warning_that_says_until_when_and_by_whom() -> None:
    result = under([found()], taken([found()]))
    assert (severities(result), result.standing, result.settled) == (["warning"], 1, ())
    assert result.diagnostics[0].message == "it is wrong; it stands until 2026-11-22, in the baseline of ada"


def test_what_is_new_fails_and_a_second_one_of_a_kind_is_new() -> None:
    baseline = taken([found()])
    assert severities(under([found(), found(), found("RDY108")], baseline)) == ["error", "error", "warning"]


def test_what_is_settled_is_named() -> None:
    baseline = taken([found(), found("RDY108")])
    assert [known.code for known in under([found()], baseline).settled] == ["RDY108"]


@pytest.mark.parametrize(
    ("until", "severity"),
    [
        (TODAY, "warning"),
        (TODAY + LONGEST, "warning"),
        (TODAY - dt.timedelta(days=1), "error"),
        (TODAY + LONGEST + dt.timedelta(days=1), "error"),
    ],
)
def test_nothing_stands_under_one_that_is_over_or_ends_too_far_ahead(until: dt.date, severity: str) -> None:
    assert severities(under([found()], taken([found()], until))) == [severity]


def test_what_guards_the_roster_stands_under_none_even_where_somebody_writes_it_in() -> None:
    assert taken([found("RDY203")]).findings == ()
    by_hand = Baseline(
        until=TODAY, owner="x", findings=(KnownFinding(code="RDY203", file="features/a.yaml", key="name"),)
    )
    assert severities(under([found("RDY203")], by_hand)) == ["error"]


def test_another_claim_is_another_finding() -> None:
    baseline = taken([found("RDY201")])
    changed = judged([found("RDY201")], baseline, TODAY, lambda each: (*name(each)[:3], "x"), lambda _: True)
    assert severities(changed) == ["error"]


def test_of_two_merged_lines_what_both_let_stand_does_until_the_earlier_day() -> None:
    one = taken([found(), found(), found("RDY108")], TODAY)
    two = taken([found()], TODAY + LONGEST)
    both = stricter(two, one)
    assert both is not None
    assert (both.until, [(k.code, k.times) for k in both.findings]) == (TODAY, [("RDY107", 1)])
    assert stricter(one, None) is None


DIAGNOSTICS = st.lists(
    st.builds(
        found,
        st.sampled_from(["RDY107", "RDY108", "RDY203"]),
        st.sampled_from("ab"),
        st.sampled_from(Severity),
    )
)


@given(DIAGNOSTICS, DIAGNOSTICS)
def test_no_finding_is_lost_and_never_stand_more_than_were_there(
    before: list[Diagnostic], now: list[Diagnostic]
) -> None:
    baseline = taken(before)
    result = under(now, baseline)
    assert len(result.diagnostics) == len(now)
    assert result.standing <= sum(known.times for known in baseline.findings)
    errors = sum(each.severity is Severity.ERROR for each in now)
    assert sum(each.severity is Severity.ERROR for each in result.diagnostics) == errors - result.standing
    assert not any(
        each.code == "RDY203" for each in under(before, baseline).diagnostics if "stands" in each.message
    )
