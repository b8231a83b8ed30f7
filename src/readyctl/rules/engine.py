"""Runs rules over subjects: findings become diagnostics with lines, codes and severities."""

from collections.abc import Iterable, Iterator, Sequence

from readyctl.core.entry.diagnostic import Diagnostic, Finding, Position, Severity
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.entry.subject import Subject
from readyctl.rules.facts import Facts
from readyctl.rules.rule import Check, Rule, is_ignorable, looks


def run(rules: Sequence[Rule], subjects: Iterable[Subject], facts: Facts) -> list[Diagnostic]:
    """Every finding of these rules about these subjects, worst first, the same on every run.

    What an entry's `ignore` names is left out until its day has passed, where the rule may be ignored.
    Problems of reading are reported under the rule of their name, if it is among the rules.
    """
    by_name = {rule.NAME: rule for rule in rules}
    checks = [rule for rule in rules if looks(rule)]
    ignorable = {rule.CODE for rule in rules if is_ignorable(rule)}
    for_type: dict[type, list[Check]] = {}
    found: dict[Diagnostic, None] = {}  # each once, in an order that does not depend on hashes
    for subject in subjects:
        kind = type(subject.value)
        if kind not in for_type:
            for_type[kind] = [
                rule for rule in checks if rule.SUBJECT is Subject or issubclass(kind, rule.SUBJECT)
            ]
        seen = (*_read(subject, by_name), *_checked(subject, for_type[kind], facts))
        silenced = ignorable & {entry.code for entry in subject.ignore if facts.today <= entry.until}
        found |= dict.fromkeys(d for d in seen if d.code not in silenced)
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)


def together(*found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings of several runs, each in order, in one order, as if they came from one."""
    some = [each for each in map(list, found) if each]
    if len(some) == 1:
        return some[0]
    once = dict.fromkeys(diagnostic for each in some for diagnostic in each)
    return sorted(once, key=lambda diagnostic: diagnostic.sort_key)


def selected(
    diagnostics: Iterable[Diagnostic], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> list[Diagnostic]:
    """Keep what `select` names (everything, if it names nothing) and `ignore` does not.

    Both take codes, beginnings of codes (`RDY2`), and rule names, in any case.
    """
    return [d for d in diagnostics if (not select or _named(d, select)) and not _named(d, ignore)]


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """1 if anything is an error (or a warning, where `strict`), else 0."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(diagnostic.severity in failing for diagnostic in diagnostics))


def _read(subject: Subject, by_name: dict[str, Rule]) -> Iterator[Diagnostic]:
    for problem in subject.problems:
        if rule := by_name.get(problem.rule):
            finding = Finding(problem.message, problem.key, problem.help)
            yield _diagnostic(rule, subject, finding, problem.position or _position(subject, problem.key))


def _checked(subject: Subject, checks: Iterable[Check], facts: Facts) -> Iterator[Diagnostic]:
    for rule in checks:
        for finding in rule.check(subject if rule.SUBJECT is Subject else subject.value, facts):
            yield _diagnostic(rule, subject, finding, _position(subject, finding.at))


def _position(subject: Subject, at: KeyPath) -> Position | None:
    return subject.source.value(at) if subject.source else subject.position


def _diagnostic(rule: Rule, subject: Subject, finding: Finding, position: Position | None) -> Diagnostic:
    return Diagnostic(
        code=rule.CODE,
        rule=rule.NAME,
        severity=finding.severity or rule.SEVERITY,
        path=subject.path,
        subject=subject.id,
        message=finding.message,
        help=finding.help,
        say=finding.say,
        position=position,
        place=subject.place,
        key=dotted(finding.at),
        weight=subject.weight,
        quote=finding.quote,
        order=subject.order,
    )


def _named(diagnostic: Diagnostic, names: Sequence[str]) -> bool:
    return any(
        diagnostic.rule == name.lower() or diagnostic.code.startswith(name.upper()) for name in names if name
    )
