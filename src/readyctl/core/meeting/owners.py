"""Who may see to what a meeting decided: what lies with a name that nobody has lies in no inbox."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from readyctl.core.meeting.record import Mismatch, SyncRecord
from readyctl.core.text.addresses import is_address
from readyctl.core.text.closest import close
from readyctl.core.text.folding import folded
from readyctl.core.trust.colleague import Directory, called
from readyctl.core.trust.roster import Roster


class Owners(Struct, frozen=True):
    """People of the roster, whoever owns a deal or a feature as files have `named` them, and anybody by an
    address.
    """

    roster: Roster | None
    named: tuple[str, ...] = ()

    def knows(self, written: str) -> bool:
        """Whether this names somebody; case does not matter."""
        if is_address(written) or Directory(self.roster).engineer(written):
            return True
        return folded(written) in map(folded, self.named)

    @property
    def people(self) -> tuple[str, ...]:
        """How each is called: those of the roster first."""
        directory = Directory(self.roster)
        engineers = map(directory.of, self.roster.engineers if self.roster else ())
        return tuple(dict.fromkeys(each.called for each in (*engineers, *map(directory.called, self.named))))

    def meant(self, written: str) -> tuple[str, ...]:
        """Whom somebody unknown may be: by a part of a name, or by a slip."""
        parts = (each.called for each in called(written, self.roster, (*self.people, *self.named)))
        return tuple(dict.fromkeys(parts)) or close(written, self.people)


def strangers(record: SyncRecord, owners: Owners, still_open: Iterable[Mismatch]) -> Iterator[Mismatch]:
    """The mismatches whose owner is nobody known. What an earlier record left open keeps its owner."""
    kept = {(each.feature, each.found, each.owner) for each in still_open}
    for each in record.mismatches:
        told_before = (each.feature, each.found, each.owner) in kept
        if each.owner is not None and not told_before and not owners.knows(each.owner):
            yield each
