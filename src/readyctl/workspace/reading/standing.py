"""What engineering stands behind of many entries and said before, on two cores where nothing is kept."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from readyctl.adapters.two_processes import Work, in_two_processes
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.entry.snapshot import RawEntry
from readyctl.core.feature.plain import KeptWords, StandingRow, standing, standing_row
from readyctl.core.feature.reading import read_quickly
from readyctl.core.feature.written import FeatureEntry, LastWord
from readyctl.core.trust.signoff import SignOff
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.code_history import CodeHistory, Then

if TYPE_CHECKING:
    from readyctl.workspace.reading.registry import Registry


class Standing(NamedTuple):
    """Of one entry: its sign-off, what engineering said before, and what its `code` was at the latest act."""

    signoff: SignOff
    last_words: tuple[LastWord, ...]
    code_then: Then


_Item = tuple[RawEntry, FeatureEntry]
_to_bytes = msgspec.msgpack.Encoder().encode
_from_bytes = msgspec.msgpack.Decoder(StandingRow[KeptWords]).decode


def standing_of(workspace: "Registry", items: Sequence[_Item]) -> list[Standing]:
    """The same of each of these, as stored and as read, in their order."""
    words, history = workspace.last_words, CodeHistory(workspace)  # the history is there before there are two

    def find(some: Sequence[_Item]) -> Iterator[Standing]:
        signoffs = workspace.sign_offs([raw for raw, _ in some])
        judged = list(zip((entry for _, entry in some), signoffs, strict=True))
        last = words.of_all(judged) if words else [()] * len(judged)
        for (_, signoff), spoken, then in zip(judged, last, history.at_acts(judged), strict=True):
            yield Standing(signoff, spoken, then)

    if workspace.asked.use_cache:
        return list(find(items))  # what is kept of the moment is made of what was read for this
    return in_two_processes(Work(find, _put, lambda _, row: _taken(workspace, row)), items)


def _put(found: Standing) -> bytes:
    return _to_bytes(standing_row(*found))


def _taken(workspace: "Registry", plain: bytes) -> Standing:
    def read(where: EntryPath, obj: str) -> FeatureEntry:
        return read_quickly(where, workspace.document(obj, EntryKind.FEATURE), may_be_ignored)

    return Standing(*standing(_from_bytes(plain), read))
