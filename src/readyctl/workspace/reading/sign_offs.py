"""The sign-offs of many entries at once: what each will need is read together, then each is judged."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from readyctl.adapters.registry.objects import EntryObjects
from readyctl.core.entry.path import EntryKind
from readyctl.core.entry.snapshot import RawEntry
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.derive import commits_of, judged
from readyctl.core.trust.lineage import Histories, PathNode, StandingClaim, behind, standing
from readyctl.core.trust.signoff import SignOff, Unsigned
from readyctl.core.trust.trust import Trust

NOT_COMMITTED = "it is not committed yet"
_FEW = 50
"""So many objects are read one by one in the time that it takes to start git once more."""


class SignOffs(Struct, frozen=True):
    """What engineering stands behind at one tip: its histories, whom it trusts, where objects are read."""

    objects: EntryObjects
    histories: Histories
    trust: Trust

    def of(self, entries: Sequence[RawEntry]) -> Iterator[SignOff]:
        """Whether engineering stands behind each entry, in the same order.

        What an entry says may lead only to its own verdict; a missing object is everybody's, and raises
        `CannotTell`.
        """
        self._prefetch(entries)
        found = [self._standing(raw) for raw in entries]
        self.objects.headers.prefetch({c for claims in found for c in commits_of(claims or ())} - {PENDING})
        return (
            Unsigned(NOT_COMMITTED) if claims is None else judged(claims, raw.where.area, self.trust)
            for raw, claims in zip(entries, found, strict=True)
        )

    def _standing(self, raw: RawEntry) -> tuple[StandingClaim, ...] | None:
        """The claims behind an entry; None where what it says is not committed."""
        head = self.histories.heads.get(raw.where.path)
        if head is None or not self._is_committed(raw, head):
            return None
        kind = raw.where.kind
        return standing(head, lambda obj: self.objects.version(obj, kind), self.histories.known)

    def _is_committed(self, raw: RawEntry, head: PathNode) -> bool:
        if head.obj == raw.obj:
            return True
        return head.obj is not None and (
            self.objects.version(head.obj, raw.where.kind).claim == raw.version.claim
        )

    def _prefetch(self, entries: Sequence[RawEntry]) -> None:
        """Read at once what following these will need in all likelihood."""
        for kind in {entry.where.kind for entry in entries}:
            paths = (entry.where.path for entry in entries if entry.where.kind is kind)
            nodes = [head for path in paths if (head := self.histories.heads.get(path))]
            self._prefetch_versions(nodes, kind)

    def _prefetch_versions(self, nodes: Sequence[PathNode], kind: EntryKind) -> None:
        """The versions at these nodes and before them, as far back as claims go on: a step at a time, while
        there are enough of them to start git for.
        """
        while nodes:
            objects = {node.obj for each in nodes for node in (each, *each.parents) if node and node.obj}
            self.objects.prefetch_versions(objects, kind)
            before = (
                each for node in nodes for each in behind(node, lambda o: self.objects.version(o, kind))
            )
            nodes = list(dict.fromkeys(before))
            if len(nodes) < _FEW:
                return
