"""What a list of everything says of deals: errors by themselves, the rest of a note in one line.

Thirty deals fresh from the CRM leave four hundred points open; whoever wants them asks for one note.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct, structs

from readyctl.core.deal.deals import owed
from readyctl.core.deal.open_points import OpenPoints
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.keypath import dotted
from readyctl.core.entry.subject import Subject
from readyctl.rules import engine
from readyctl.rules.catalogue import FAMILIES, find, rules
from readyctl.rules.deal import incomplete_note
from readyctl.rules.engine import Looking, Seen
from readyctl.rules.facts import Facts
from readyctl.rules.rule import Rule, is_honest, outlives_deal
from readyctl.workspace.reading.gathering import Codes

_OF_FILES = frozenset(code for family in ("entry", "feature", "trust") for code in FAMILIES[family])
"""What is wrong with a file, whatever became of its deal."""


class _Manner(Struct, frozen=True):
    """How what one rule sees of notes is told: at all, where codes were selected, not only counted, and of a
    closed deal too.
    """

    kept: bool
    wanted: bool
    alone: bool
    outlives: bool


class NotesGathering:
    """The findings on notes, seen of one after another.

    Whoever selects codes gets them one by one. What a note honestly records stands by itself always.
    """

    def __init__(self, facts: Facts, codes: Codes) -> None:
        self._facts = facts
        self._codes = codes
        self._kept = engine.chosen((), codes.ignore)
        self._wanted = engine.chosen(codes.select) if codes.select else None
        self._manners: dict[str, _Manner] = {}
        self._lines = cache(lambda: _lines_of(codes, facts))

    def is_open(self, note: Subject) -> bool:
        """Whether a note is asked about anything but what outlives its deal."""
        status = note.value
        if not isinstance(status, HandoffStatus) or not status.note.stage.closed:
            return True
        return bool(_owing(status, self._facts))

    def of(self, seen: Iterable[Seen], note: Subject) -> Iterator[Diagnostic]:
        """What is told where this is seen of a note: of an open deal's note errors by themselves, and the
        rest in one line; of a closed one what it still owes, and what outlives it. One that cannot be read
        is told as any file is.
        """
        if isinstance(note.value, HandoffStatus):
            return self._of_note(note, note.value, seen)
        return (each.told() for each in seen if (how := self._manner(each.rule)).kept and how.wanted)

    def _of_note(self, note: Subject, status: HandoffStatus, seen: Iterable[Seen]) -> Iterator[Diagnostic]:
        closed = status.note.stage.closed
        owing = _owing(status, self._facts) if closed else ()
        counted: dict[object, Severity] = {}
        for each in seen:
            how, severity = self._manner(each.rule), each.severity
            if not how.kept or (closed and not (how.outlives or (owing and each.key.startswith(owing)))):
                continue
            if closed or severity is Severity.ERROR or how.alone:
                if how.wanted:
                    yield each.told()
                continue
            counted[each.itself] = severity
            if self._wanted and how.wanted:
                yield each.told()
        if counted:
            lines = self._line(note, status, Counter(counted.values()))
            yield from (line.told() for line in lines)

    def _manner(self, rule: Rule) -> "_Manner":
        code, name = rule.CODE, rule.NAME
        if code not in self._manners:
            wanted = self._wanted is None or self._wanted(code, name)
            manner = _Manner(self._kept(code, name), wanted, _stands_alone(code), _outlives(code))
            self._manners[code] = manner
        return self._manners[code]

    def _line(self, note: Subject, status: HandoffStatus, counted: Mapping[Severity, int]) -> Iterator[Seen]:
        """The one line that says how much a note leaves open, where somebody wants it."""
        looking = self._lines()
        if looking is not None:
            warnings = counted.get(Severity.WARNING, 0)
            value = OpenPoints(status.where, warnings, sum(counted.values()) - warnings)
            yield from looking.at(structs.replace(note, value=value, problems=()))


def _lines_of(codes: Codes, facts: Facts) -> Looking | None:
    """What says the one line; None where nobody wants to hear it: whoever selects codes has to name it."""
    code, name = incomplete_note.CODE, incomplete_note.NAME
    by_name = [each for each in codes.select if {each.upper(), each.lower()} & {code, name}]
    wanted = engine.chosen(by_name, codes.ignore)(code, name) and (by_name or not codes.select)
    return Looking((incomplete_note,), facts) if wanted else None


def outliving(run: Iterable[Rule]) -> tuple[Rule, ...]:
    """Those of these rules that have a say on a deal which is won or lost, too."""
    return tuple(rule for rule in run if _outlives(rule.CODE))


def _stands_alone(code: str) -> bool:
    """Whether a finding that is no error stands by itself all the same."""
    rule = find(code)
    return code in _OF_FILES or (rule is not None and is_honest(rule))


@cache
def _outlives(code: str) -> bool:
    """Whether it is said of a deal that is won or lost, too: of its file, or by the ledger."""
    return code in _OF_FILES or any(code == rule.CODE and outlives_deal(rule) for rule in rules("promise"))


def _owing(status: HandoffStatus, facts: Facts) -> tuple[str, ...]:
    """How the keys of the promises begin that a closed deal still owes."""
    return tuple(dotted(("promises", index)) for index in owed(status.note, facts.inventory, {}))
