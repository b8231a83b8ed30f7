"""Runs rules over subjects: findings become diagnostics with lines, codes and severities."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from readyctl.core.entry.diagnostic import Diagnostic, Finding, Position, Severity
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.entry.subject import Subject
from readyctl.rules.facts import Facts
from readyctl.rules.rule import Check, Rule, is_ignorable, looks


class Seen(Struct, frozen=True):
    """What a rule saw of a subject. Most of what a check of many deals sees is only counted: the line and the
    words around it are put together where it is told.
    """

    rule: Rule
    subject: Subject
    finding: Finding
    position: Position | None = None
    """Where reading found it; else it stands where its key does."""

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.finding.severity or self.rule.SEVERITY

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.CODE

    @property
    def key(self) -> str:
        """The dotted key path."""
        return dotted(self.finding.at)

    @property
    def itself(self) -> tuple[object, ...]:
        """The same for two that are told in the same words at the same place of one path."""
        subject = self.subject
        place = self.position or subject.position
        return (self.rule.CODE, subject.id, subject.place, place, self.finding)

    def told(self) -> Diagnostic:
        """The same with its line, its code and its severity."""
        position = self.position or _position(self.subject, self.finding.at)
        return _diagnostic(self.rule, self.subject, self.finding, position)


class Looking:
    """Some rules, to be asked about one subject after another."""

    def __init__(self, rules: Sequence[Rule], facts: Facts) -> None:
        self._facts = facts
        self._by_name = {rule.NAME: rule for rule in rules}
        self._checks = [rule for rule in rules if looks(rule)]
        self._ignorable = frozenset(rule.CODE for rule in rules if is_ignorable(rule))
        self._for_type: dict[type, list[Check]] = {}

    def at(self, subject: Subject) -> Iterator[Seen]:
        """What the rules see of a subject, problems of reading under the rule of their name, if it is among
        the rules; without what the entry's `ignore` names until its day has passed, where it may.
        """
        return self.all_at(subject, self.silenced(subject))

    def silenced(self, subject: Subject) -> frozenset[str]:
        """The codes among these rules' that a subject asks not to hear of on this day, and may."""
        today = self._facts.today
        return self._ignorable.intersection(e.code for e in subject.ignore if today <= e.until)

    def all_at(self, subject: Subject, silenced: frozenset[str] = frozenset()) -> Iterator[Seen]:
        """What the rules see of a subject, whether or not it asks to hear it, but for these codes."""
        kind = type(subject.value)
        if kind not in self._for_type:
            self._for_type[kind] = [
                rule for rule in self._checks if rule.SUBJECT is Subject or issubclass(kind, rule.SUBJECT)
            ]
        for problem in subject.problems:
            rule = self._by_name.get(problem.rule)
            if rule and rule.CODE not in silenced:
                finding = Finding(problem.message, problem.key, problem.help)
                yield Seen(rule, subject, finding, problem.position)
        for check in self._for_type[kind]:
            if check.CODE not in silenced:
                value = subject if check.SUBJECT is Subject else subject.value
                for finding in check.check(value, self._facts):
                    yield Seen(check, subject, finding)


def run(rules: Sequence[Rule], subjects: Iterable[Subject], facts: Facts) -> list[Diagnostic]:
    """Every finding of these rules about these subjects, worst first, the same on every run.

    What an entry's `ignore` names is left out until its day has passed, where the rule may be ignored.
    Problems of reading are reported under the rule of their name, if it is among the rules.
    """
    looking = Looking(rules, facts)
    return in_order(seen.told() for subject in subjects for seen in looking.at(subject))


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each of these once, worst first, the same on every run."""
    return sorted(dict.fromkeys(found), key=lambda diagnostic: diagnostic.sort_key)


def together(*found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings of several runs, each in order, in one order, as if they came from one."""
    some = [each for each in map(list, found) if each]
    if len(some) == 1:
        return some[0]
    return in_order(diagnostic for each in some for diagnostic in each)


def selected(
    diagnostics: Iterable[Diagnostic], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> list[Diagnostic]:
    """Keep what `select` names (everything, if it names nothing) and `ignore` does not.

    Both take codes, beginnings of codes (`RDY2`), and rule names, in any case.
    """
    wanted = chosen(select, ignore)
    return [diagnostic for diagnostic in diagnostics if wanted(diagnostic.code, diagnostic.rule)]


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Callable[[str, str], bool]:
    """Whether a code with its name is among those that `selected` keeps."""

    def wanted(code: str, name: str) -> bool:
        return (not select or _named(code, name, select)) and not _named(code, name, ignore)

    return cache(wanted)


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """1 if anything is an error (or a warning, where `strict`), else 0."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(diagnostic.severity in failing for diagnostic in diagnostics))


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


def _named(code: str, rule: str, names: Sequence[str]) -> bool:
    return any(rule == name.lower() or code.startswith(name.upper()) for name in names if name)
