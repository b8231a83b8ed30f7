"""What the lines of deal notes say of features, against the registry of one moment."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from readyctl.core.deal.naming import names_any
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.review import NO_HISTORY
from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.subject import Subject
from readyctl.rules import engine
from readyctl.rules.catalogue import ON_ENTRIES, rules
from readyctl.rules.engine import Seen
from readyctl.rules.facts import Facts

if TYPE_CHECKING:
    from readyctl.workspace.reading.holding import Judging


class Claims:
    """Sees what one note after another says and may not; judged as if each were `proposed` to the customer
    now, else as its stage says.
    """

    def __init__(self, facts: Facts, *, proposed: bool = False) -> None:
        self._facts = facts
        self._proposed = proposed

    def seen(self, subject: Subject) -> Iterator[Seen]:
        """What is seen of a subject; nothing of one that is no open note, or that names no feature."""
        if _names_any(subject, self._facts):
            yield from self._judging.seen(subject)

    @cached_property
    def _judging(self) -> "Judging":
        # The judge's patterns take longer to compile than most registries to read.
        from readyctl.workspace.reading.holding import Judging  # noqa: PLC0415

        return Judging(self._facts, proposed=self._proposed)


def claims_found(subjects: Iterable[Subject], facts: Facts, *, proposed: bool = False) -> list[Diagnostic]:
    """What open notes among these subjects say and may not, worst first."""
    claims = Claims(facts, proposed=proposed)
    return engine.in_order(seen.told() for subject in subjects for seen in claims.seen(subject))


def before_a_verdict(subject: Subject, facts: Facts) -> tuple[Diagnostic, ...]:
    """What a reviewer sees of a note before she says a word, worst first: its errors, and what it says of
    features that may not stand in a proposal, warnings too.
    """
    if isinstance(subject.value, HandoffStatus):
        # The review that she is about to give settles whatever is wrong with the last one.
        subject = replace(subject, value=replace(subject.value, review=NO_HISTORY))
    own = (d for d in engine.run(rules(*ON_ENTRIES), [subject], facts) if d.severity is Severity.ERROR)
    return tuple(engine.together(own, claims_found([subject], facts, proposed=True)))


def _names_any(subject: Subject, facts: Facts) -> bool:
    status = subject.value
    if not isinstance(status, HandoffStatus) or status.note.stage.closed:
        return False
    return names_any(status.note, facts.inventory)
