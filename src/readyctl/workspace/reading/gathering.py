"""What a list of everything says of deals: errors by themselves, the rest of a note in one line.

Thirty deals fresh from the CRM leave four hundred points open; whoever wants them asks for one note.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from readyctl.core.deal.deals import owed
from readyctl.core.deal.open_points import OpenPoints
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.keypath import dotted
from readyctl.core.entry.subject import Subject
from readyctl.rules import engine
from readyctl.rules.catalogue import FAMILIES, find, rules
from readyctl.rules.facts import Facts
from readyctl.rules.rule import is_honest, outlives_deal
from readyctl.values import dataclass


@dataclass(frozen=True)
class Codes:
    """The findings that somebody wants to hear, as `engine.selected` takes them; all of them by default."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()


ALL = Codes()
_OF_FILES = frozenset(code for family in ("entry", "feature", "trust") for code in FAMILIES[family])
"""What is wrong with a file, whatever became of its deal."""


def listed(
    found: Iterable[Diagnostic], notes: Sequence[Subject], facts: Facts, codes: Codes
) -> list[Diagnostic]:
    """The findings as a list of everything tells them, worst first.

    Whoever selects codes gets them one by one. What a note honestly records stands by itself always.
    """
    wanted = engine.selected(_concerning(found, notes, facts), (), codes.ignore)
    apart = _honest(wanted) | _OF_FILES
    heard = {note.path for note in notes if not _closed(note)}
    joined = defaultdict(list)
    alone = []
    for each in wanted:
        if each.severity is Severity.ERROR or each.path not in heard or each.code in apart:
            alone.append(each)
        else:
            joined[each.path].append(each)
    if not notes:
        return _ordered(engine.selected(alone, codes.select))
    from readyctl.rules.deal import incomplete_note  # noqa: PLC0415 - no registry without deals loads these

    lines = engine.run((incomplete_note,), _counted(notes, joined), facts)
    if not codes.select:
        return _ordered([*alone, *engine.selected(lines, (), codes.ignore)])
    own = {incomplete_note.CODE, incomplete_note.NAME}
    by_name = [name for name in codes.select if {name.upper(), name.lower()} & own]
    one_by_one = engine.selected(wanted, codes.select)
    return _ordered([*one_by_one, *(engine.selected(lines, by_name, codes.ignore) if by_name else ())])


def lowered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings as a gate on a range of commits takes them: what a note honestly records is a warning."""
    told = tuple(found)
    honest = _honest(told)
    return _ordered(
        replace(each, severity=Severity.WARNING)
        if each.code in honest and each.severity is Severity.ERROR
        else each
        for each in told
    )


def _honest(found: Iterable[Diagnostic]) -> frozenset[str]:
    """The codes among these whose rules report what a note tells honestly."""
    codes = dict.fromkeys(each.code for each in found)
    return frozenset(code for code in codes if (rule := find(code)) and is_honest(rule))


def _ordered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(found, key=lambda each: each.sort_key)


def _closed(subject: Subject) -> bool:
    return isinstance(subject.value, HandoffStatus) and subject.value.note.stage.closed


def _concerning(found: Iterable[Diagnostic], notes: Iterable[Subject], facts: Facts) -> Iterator[Diagnostic]:
    """Without what is said of deals that are won or lost, apart from what is still owed and the ledger's."""
    owing = {note.path: _owing(note.value, facts) for note in notes if _closed(note)}
    if not owing:
        yield from found
        return
    outliving = _OF_FILES | {rule.CODE for rule in rules("promise") if outlives_deal(rule)}
    for each in found:
        places = owing.get(each.path)
        if places is None or each.code in outliving or each.key.startswith(places):
            yield each


def _owing(status: object, facts: Facts) -> tuple[str, ...]:
    """How the keys of the promises begin that a closed deal still owes."""
    if not isinstance(status, HandoffStatus):
        return ()
    return tuple(dotted(("promises", index)) for index in owed(status.note, facts.inventory, {}))


def _counted(notes: Iterable[Subject], joined: Mapping[str, Collection[Diagnostic]]) -> Iterator[Subject]:
    for note in notes:
        status, points = note.value, joined.get(note.path, ())
        if isinstance(status, HandoffStatus):
            warnings = sum(point.severity is Severity.WARNING for point in points)
            value = OpenPoints(status.where, warnings, len(points) - warnings)
            yield replace(note, value=value, problems=())
