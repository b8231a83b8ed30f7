"""What engineering last said at the paths whose present claims do not count."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from readyctl.adapters.registry.objects import EntryObjects
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.reading import read_quickly
from readyctl.core.feature.written import FeatureEntry, LastWord, last_word_matters
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.derive import LastSigned, last_signed
from readyctl.core.trust.engineering import Entitled
from readyctl.core.trust.lineage import Histories, PathNode, PathStanding
from readyctl.core.trust.signoff import SignOff
from readyctl.core.trust.trust import Trust
from readyctl.rules.catalogue import may_be_ignored


class LastWords(Struct, frozen=True):
    """Histories and trust at one tip, and where objects are read. Raises `CannotTell` for a missing one."""

    objects: EntryObjects
    histories: Histories
    trust: Trust
    _lines: dict[str, PathStanding] = field(default_factory=dict)

    def of_all(self, judged: Sequence[tuple[FeatureEntry, SignOff]]) -> Iterator[tuple[LastWord, ...]]:
        """For each entry with its verdict, in the same order; empty where nothing hangs on it."""
        asked = [last_word_matters(entry, signoff) for entry, signoff in judged]
        self.prefetch([entry.where for (entry, _), matters in zip(judged, asked, strict=True) if matters])
        heads = (self.histories.heads.get(entry.where.path) for entry, _ in judged)
        last = [
            self.last_signed(entry.where, head) if matters and head else ()
            for (entry, _), matters, head in zip(judged, asked, heads, strict=True)
        ]
        signed = {each.node.obj for one in last for each in one if each.node.obj}
        self.objects.prefetch_documents(signed, EntryKind.FEATURE)
        for (entry, _), found in zip(judged, last, strict=True):
            yield tuple(self.word(entry.where, each) for each in found)

    def at(self, where: EntryPath, node: PathNode) -> tuple[LastWord, ...]:
        """What engineering last signed on the lines that lead to a node, latest first."""
        return tuple(self.word(where, last) for last in self.last_signed(where, node))

    def last_signed(self, where: EntryPath, node: PathNode) -> Sequence[LastSigned]:
        """The same, as nodes of the path's history."""
        if not any(self._may_sign(each, where) for each in self._nodes(where, node)):
            return ()
        return last_signed(node, where.area, self.line(where), self.trust)

    def word(self, where: EntryPath, last: LastSigned) -> LastWord:
        """What engineering signed at a node, with what the file says there."""
        return LastWord(self.entry(where, last.node), last.signed.act, last.node.obj)

    def removed_in(self, where: EntryPath, head: PathNode) -> str:
        """The commit that left nothing at a path, as far as one can be named: the latest of several."""
        claims = self.line(where).standing(head)
        return max((claim.node for claim in claims), key=lambda node: node.order, default=head).commit

    def line(self, where: EntryPath) -> PathStanding:
        """What stands at the nodes of a path."""
        return self._lines.setdefault(
            where.path, PathStanding(lambda obj: self.objects.version(obj, where.kind), self.histories.known)
        )

    def forget(self, where: EntryPath | None = None) -> None:
        """Let go of what stands at them, once nothing more is asked about the path, or about any."""
        if where is None:
            self._lines.clear()
        else:
            self._lines.pop(where.path, None)

    def _nodes(self, where: EntryPath, head: PathNode) -> Iterator[PathNode]:
        return (node for node in self.histories.nodes.get(where.path, ()) if node.order <= head.order)

    def _may_sign(self, node: PathNode, where: EntryPath) -> bool:
        """Whether this commit is engineering's: a path without one has no last word, and is not read."""
        return not node.merge and isinstance(self.trust.judge(node.commit, where.area), Entitled)

    def entry(self, where: EntryPath, node: PathNode) -> FeatureEntry | None:
        """The file as it was at a node; None where there was none."""
        if node.obj is None:
            return None
        return read_quickly(where, self.objects.document(node.obj, EntryKind.FEATURE), may_be_ignored)

    def prefetch(self, paths: Sequence[EntryPath]) -> None:
        """Read together what nearly all of it will take."""
        nodes = [(where, node) for where in paths for node in self.histories.nodes.get(where.path, ())]
        self.objects.headers.prefetch({node.commit for _, node in nodes} - {PENDING})
        theirs = {where.path for where, node in nodes if self._may_sign(node, where)}
        wanted = {node.obj for where, node in nodes if where.path in theirs and node.obj}
        self.objects.prefetch_versions(wanted, EntryKind.FEATURE)
