"""The engine: key paths become places, suppressions end on their day, the order is always the same."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from readyctl.core.entry.diagnostic import Diagnostic, Finding, Position, Severity
from readyctl.core.entry.document import Problem, SourceMap
from readyctl.core.entry.subject import Subject
from readyctl.core.entry.written_ignore import Ignore
from readyctl.core.feature.inventory import Inventory
from readyctl.core.trust.settings import DEFAULTS
from readyctl.rules.engine import exit_code, run, selected
from readyctl.rules.facts import Facts
from readyctl.rules.rule import Check, Rule

TODAY = dt.date(2026, 11, 22)
NOTHING = Inventory((), as_of=TODAY, revision=None, settings=DEFAULTS)
FACTS = Facts(TODAY, NOTHING, DEFAULTS)
SOURCE = SourceMap({("delivery",): Position(6, 1)}, {("delivery", "date"): Position(7, 9)})


@dataclass(frozen=True)
class Thing:
    name: str = "thing"


def rule(code: str, name: str, *findings: Finding, subject: type = Thing, **policy: bool) -> Check:
    def check(_subject: object, _facts: Facts) -> Iterator[Finding]:
        yield from findings

    return SimpleNamespace(
        CODE=code, NAME=name, SEVERITY=Severity.WARNING, SUBJECT=subject, check=check, **policy
    )


def refusal(code: str, name: str) -> Rule:
    return SimpleNamespace(CODE=code, NAME=name, SEVERITY=Severity.ERROR)


def subject(**more: object) -> Subject:
    return replace(Subject(Thing(), "a/thing.yaml", "thing", SOURCE), **more)


def test_a_finding_becomes_a_diagnostic_with_line_code_and_severity() -> None:
    late = rule("RDY901", "late", Finding("is late", at=("delivery", "date"), help="hurry"))
    assert run([late], [subject(weight=2.0)], FACTS) == [
        Diagnostic(
            code="RDY901",
            rule="late",
            severity=Severity.WARNING,
            path="a/thing.yaml",
            subject="thing",
            message="is late",
            help="hurry",
            position=Position(7, 9),
            key="delivery.date",
            weight=2.0,
        )
    ]


def test_a_missing_key_is_placed_at_its_nearest_parent() -> None:
    missing = rule("RDY901", "missing", Finding("m", at=("delivery", "scope")), Finding("n", at=("zzz",)))
    assert [d.position for d in run([missing], [subject()], FACTS)] == [Position(1, 1), Position(6, 1)]


def test_a_finding_may_be_worse_than_its_rule() -> None:
    worse = rule("RDY901", "worse", Finding("m", severity=Severity.ERROR))
    assert [d.severity for d in run([worse], [subject()], FACTS)] == [Severity.ERROR]


def test_problems_are_reported_by_the_rule_of_their_name() -> None:
    bad = subject(problems=(Problem("tag", "is a tag", "remove it", Position(3, 4), ("notes",)),))
    (found,) = run([refusal("RDY013", "tag"), refusal("RDY012", "alias")], [bad], FACTS)
    assert (found.code, found.rule, found.position, found.key) == ("RDY013", "tag", Position(3, 4), "notes")
    assert run([refusal("RDY012", "alias")], [bad], FACTS) == []


def test_a_document_has_places_instead_of_lines() -> None:
    claim = Subject(Thing(), "MSA.docx", "x", place="section 2", position=None)
    (found,) = run([rule("RDY901", "claim", Finding("m"))], [claim], FACTS)
    assert (found.position, found.place) == (None, "section 2")


def test_rules_see_only_what_they_are_about() -> None:
    for_all = rule("RDY901", "all", Finding("m"), subject=Subject)
    other = rule("RDY902", "other", Finding("m"), subject=str)
    assert [d.code for d in run([for_all, other], [subject()], FACTS)] == ["RDY901"]


@pytest.mark.parametrize(
    ("code", "until", "ignorable", "kept"),
    [
        ("RDY901", 22, True, 0),
        ("RDY901", 21, True, 1),
        ("RDY902", 30, True, 1),
        ("RDY901", 30, False, 1),
    ],
)
def test_an_ignored_finding_is_left_out_until_its_day_unless_the_rule_denies_it(
    code: str,
    until: int,
    ignorable: bool,  # noqa: FBT001
    kept: int,
) -> None:
    ignore = Ignore(code=code, reason="agreed", until=dt.date(2026, 11, until))
    fires = rule("RDY901", "r", Finding("m"), IGNORABLE=ignorable)
    assert len(run([fires], [subject(ignore=(ignore,))], FACTS)) == kept


def test_the_order_is_worst_then_heaviest_then_by_place_whatever_came_first() -> None:
    def one(severity: Severity, weight: float, path: str, line: int) -> Diagnostic:
        return Diagnostic("RDY901", "r", severity, path, "s", "m", position=Position(line, 1), weight=weight)

    ordered = [
        one(Severity.ERROR, 5, "z", 9),
        one(Severity.ERROR, 0, "a", 1),
        one(Severity.ERROR, 0, "a", 2),
        one(Severity.WARNING, 9, "a", 1),
        one(Severity.INFO, 9, "a", 1),
    ]
    for shuffled in permutations(ordered):
        assert sorted(shuffled, key=lambda d: d.sort_key) == ordered


def test_selection_by_code_beginning_or_name() -> None:
    found = run(
        [rule("RDY201", "unsigned-level", Finding("m")), rule("RDY301", "stale-entry", Finding("m"))],
        [subject()],
        FACTS,
    )
    assert [d.code for d in selected(found, ["RDY2"])] == ["RDY201"]
    assert [d.code for d in selected(found, ["stale-entry"])] == ["RDY301"]
    assert [d.code for d in selected(found, [], ["rdy201"])] == ["RDY301"]
    assert selected(found, ["RDY2"], ["unsigned-level"]) == []
    assert selected(found, [""], []) == []


@pytest.mark.parametrize(
    ("severities", "plain", "strict"),
    [([], 0, 0), (["info"], 0, 0), (["warning"], 0, 1), (["warning", "error"], 1, 1)],
)
def test_exit_code(severities: list[str], plain: int, strict: int) -> None:
    found = [Diagnostic("RDY901", "r", Severity(s), "p", "s", "m") for s in severities]
    assert exit_code(found) == plain
    assert exit_code(found, strict=True) == strict


def test_the_same_finding_is_reported_once() -> None:
    twice = rule("RDY901", "r", Finding("m"), Finding("m"))
    assert len(run([twice], [subject(), subject()], FACTS)) == 1
