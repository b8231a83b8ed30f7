"""What a list of everything says: the findings that somebody wants to hear, each once, worst first."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.rules import engine
from readyctl.rules.catalogue import find
from readyctl.rules.engine import Seen
from readyctl.rules.rule import is_honest


class Codes(Struct, frozen=True):
    """The findings that somebody wants to hear, as `engine.selected` takes them; all of them by default."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()


ALL = Codes()


class Gathering:
    """The findings as a list of everything tells them, seen of one subject after another."""

    def __init__(self, codes: Codes) -> None:
        self.codes = codes
        self._wanted = engine.chosen(codes.select, codes.ignore)
        self._told: dict[Diagnostic, None] = {}

    def see(self, seen: Iterable[Seen]) -> None:
        """Gather what was seen of something that is no deal's note."""
        self.take(each.told() for each in seen if self._wanted(each.code, each.rule.NAME))

    def take(self, told: Iterable[Diagnostic]) -> None:
        """Gather what is told of something."""
        self._told |= dict.fromkeys(told)

    def take_told(self, found: Iterable[Diagnostic]) -> None:
        """Tell what was found about features."""
        self.take(engine.selected(found, self.codes.select, self.codes.ignore))

    def told(self) -> list[Diagnostic]:
        """All of it, worst first."""
        return engine.in_order(self._told)


def lowered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings as a gate on a range of commits takes them: what a note honestly records is a warning."""
    told = tuple(found)
    honest = _honest(told)
    return engine.in_order(
        structs.replace(each, severity=Severity.WARNING)
        if each.code in honest and each.severity is Severity.ERROR
        else each
        for each in told
    )


def _honest(found: Iterable[Diagnostic]) -> frozenset[str]:
    """The codes among these whose rules report what a note tells honestly."""
    codes = dict.fromkeys(each.code for each in found)
    return frozenset(code for code in codes if (rule := find(code)) and is_honest(rule))
