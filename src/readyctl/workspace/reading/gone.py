"""The entries that are gone from their places, and whether engineering agreed to that."""

from collections.abc import Collection, Iterator

from readyctl.core.entry.path import EntryKind, EntryPath, classify
from readyctl.core.feature.fate import Became, Fate, GoneEntry
from readyctl.core.feature.written import LastWord
from readyctl.core.trust.commit import PENDING, CommitHeader
from readyctl.core.trust.derive import LastSigned
from readyctl.core.trust.lineage import PathNode
from readyctl.workspace.reading.last_words import LastWords


def gone_entries(words: LastWords, registry: str, there: Collection[str]) -> tuple[GoneEntry, ...]:
    """Every feature's place that has a history and is not `there`, in order of path.

    `registry` is the folder relative to the top. Raises `CannotTell` for a missing object.
    """
    known = frozenset(there)
    places = (classify(path, registry) for path in sorted(words.histories.heads) if path not in known)
    gone = [where for where in places if where and where.kind is EntryKind.FEATURE]
    words.prefetch(gone)
    return tuple(_gone(words, where) for where in gone)


def _gone(words: LastWords, where: EntryPath) -> GoneEntry:
    head = words.histories.heads[where.path]
    last = words.last_signed(where, head)
    standing = [one for one in last if one.node.obj is not None]
    if standing:
        return _removed(words, where, head, standing)
    if last:
        return _retired(words, where, last[0])
    before = words.entry(where, _latest(head))
    name = LastWord.name_in(before) or where.id
    return GoneEntry(where, _by_anybody(words, where, head, name, disputed=False))


def _removed(words: LastWords, where: EntryPath, head: PathNode, standing: list[LastSigned]) -> GoneEntry:
    """What engineering had signed, and somebody else took away."""
    signed = tuple(words.word(where, one) for one in standing)
    name = next((word.name for word in signed if word.name), where.id)
    fate = _by_anybody(words, where, head, name, disputed=True)
    return GoneEntry(where, fate, signed, standing[0].node.commit)


def _retired(words: LastWords, where: EntryPath, ending: LastSigned) -> GoneEntry:
    """What engineering itself took away, by the names that it had signed before, if any."""
    before = [one for parent in ending.node.parents if parent for one in words.at(where, parent)]
    signed = tuple(word for word in before if word.entry is not None)
    names = (*(word.name for word in signed), LastWord.name_in(words.entry(where, _latest(ending.node))))
    act = ending.signed.act
    name = next((name for name in names if name), where.id)
    fate = Fate(where.id, name, Became.RETIRED, act.name, act.at.date(), act.commit)
    return GoneEntry(where, fate, signed)


def _by_anybody(words: LastWords, where: EntryPath, head: PathNode, name: str, *, disputed: bool) -> Fate:
    commit = PENDING if head.obj is not None else words.removed_in(where, head)
    header = words.objects.headers.get(commit) if head.obj is None else None
    by, on = None, None
    if isinstance(header, CommitHeader):
        by, on = header.author.address.lower(), header.committer.moment.date()
    return Fate(where.id, name, Became.REMOVED, by, on, commit, disputed=disputed)


def _latest(head: PathNode) -> PathNode:
    """The last node before the removal that has a file; the head's own where there is none."""
    return max(_with_file(head), key=lambda node: node.order, default=head)


def _with_file(head: PathNode) -> Iterator[PathNode]:
    seen, waiting = {head}, [head]
    while waiting:
        node = waiting.pop()
        if node.obj is not None:
            yield node
            continue
        for parent in node.parents:
            if parent is not None and parent not in seen:
                seen.add(parent)
                waiting.append(parent)
