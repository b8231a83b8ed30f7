"""What happened around some features since engineering last stood behind each, read for all together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from readyctl.adapters.git.trees import Trees, places_of
from readyctl.core.deal.deals import promises_by_feature
from readyctl.core.deal.naming import named, naming
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import read_handoff
from readyctl.core.entry.path import EntryKind
from readyctl.core.feature.evidence import MovedEvidence, Pointer, pointers
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.meeting.surroundings import SHOWN, Leaning, Surroundings, known_from
from readyctl.core.trust.commit import PENDING, CommitHeader
from readyctl.core.trust.graph import ancestors
from readyctl.core.trust.signoff import Act, Signed
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.code_history import CodeHistory
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace


def surroundings(workspace: Workspace, features: Sequence[FeatureStatus]) -> Mapping[str, Surroundings]:
    """By the entry's path, all that there is to know before it is confirmed. Told since engineering's latest
    act on the present claim; of an unsigned one, on what engineering signed before.
    """
    acts = {status.entry.where.path: act for status in features for act in _acts(status)[:1]}
    touched = _code(workspace, features, acts)
    evidence = moved_evidence(workspace, features)
    leaning = _Leaning(Selling(workspace), acts, [status.id for status in features])
    found = {}
    for status in features:
        path = status.entry.where.path
        commits = touched.get(path, ())
        found[path] = replace(
            known_from(status, workspace.today),
            commits=len(commits),
            latest=tuple(_subject(workspace, commit) for commit in commits[:SHOWN]),
            evidence=evidence.get(path, ()),
            leaning=tuple(leaning.on(status)),
        )
    return found


def _acts(status: FeatureStatus) -> Sequence[Act]:
    """Those behind the present claim, else the one behind what engineering signed before it; latest first."""
    said = status.last_words[:1]
    acts = status.signoff.acts if isinstance(status.signoff, Signed) else [word.act for word in said]
    return [act for act in acts if act.commit != PENDING]


def _code(
    workspace: Workspace, features: Sequence[FeatureStatus], acts: Mapping[str, Act]
) -> Mapping[str, Sequence[str]]:
    known = [(s, acts[s.entry.where.path]) for s in features if s.entry.where.path in acts]
    judged = ((s.entry, Signed((act,)), _then(s, act)) for s, act in known)
    return CodeHistory(workspace).since_acts(judged)


def _then(status: FeatureStatus, act: Act) -> tuple[str, ...] | None:
    """What its `code` meant at the act, where that is known."""
    return status.code_then if isinstance(status.signoff, Signed) and status.signoff.act == act else None


def _subject(workspace: Workspace, commit: str) -> str:
    header = workspace.header(commit)
    subject = " ".join(header.subject.split()) if isinstance(header, CommitHeader) else ""
    return f"{commit[:12]} {subject}".strip()


def moved_evidence(
    workspace: Workspace, features: Sequence[FeatureStatus]
) -> Mapping[str, tuple[MovedEvidence, ...]]:
    """By path, the evidence that is not what it was at the latest act, or was at any and is nothing now."""
    tip, git = workspace.revision, workspace.repository.git
    asked = [(s, pointer) for s in features if _acts(s) for pointer in pointers(s.entry, workspace.registry)]
    if tip is None or not asked:
        return {}
    trees = Trees(git)
    now = trees.objects({(tip, pointer.path) for _, pointer in asked})
    then = trees.objects(
        {
            (act.commit, pointer.path)
            for status, pointer in asked
            for act in (_acts(status)[:1] if (tip, pointer.path) in now else _acts(status))
        }
    )
    seen = [(status, pointer, last) for status, pointer in asked if (last := _last(status, pointer, then))]
    gone = {obj for _, pointer, (_, obj) in seen if (tip, pointer.path) not in now}
    places = places_of(git, tip, gone)
    found: defaultdict[str, tuple[MovedEvidence, ...]] = defaultdict(tuple)
    for status, pointer, (commit, obj) in seen:
        if (present := now.get((tip, pointer.path))) != obj:
            there = places.get(obj, ())
            at = there[0] if len(there) == 1 else None
            moved = MovedEvidence(status.id, pointer, commit, gone=present is None, now_at=at)
            found[status.entry.where.path] += (moved,)
    return found


def _last(
    status: FeatureStatus, pointer: Pointer, then: Mapping[tuple[str, str], str]
) -> tuple[str, str] | None:
    """The latest act at which the pointer named something, and what it named."""
    commits = (act.commit for act in _acts(status))
    return next(((each, obj) for each in commits if (obj := then.get((each, pointer.path)))), None)


class _Leaning:
    """The open deals that count on features, and which of them did at an act; each version is read once."""

    def __init__(self, selling: Selling, acts: Mapping[str, Act], ids: Sequence[str]) -> None:
        self.selling = selling
        self.acts = acts
        self.promised = promises_by_feature(selling.open_notes, selling.inventory) if selling.entries else {}
        self.named = naming(selling.open_notes, selling.inventory, set(ids)) if selling.entries else {}
        self.where = {note.id: entry.where for entry, note in selling.open_entries}
        self._then: dict[str, frozenset[str]] = {}
        self._before: dict[str, frozenset[str]] = {}

    def on(self, status: FeatureStatus) -> Iterator[Leaning]:
        """Those that count on one feature, heaviest first."""
        act = self.acts.get(status.entry.where.path)
        promises = self.promised.get(status.id, ())
        for note in self.named.get(status.id, ()):
            mine = tuple(each.promise for each in promises if each.note is note)
            yield Leaning(note, mine, new=act is not None and status.id not in self._named_at(note, act))

    def _named_at(self, note: Handoff, act: Act) -> frozenset[str]:
        """What a note named or promised when the act was done; nothing where it was not there."""
        histories, where = self.selling.workspace.histories, self.where[note.id]
        if histories is None:
            return frozenset()
        if act.commit not in self._before:
            self._before[act.commit] = ancestors(histories.graph, act.commit)
        before = self._before[act.commit]
        nodes = reversed(histories.nodes.get(where.path, ()))
        obj = next((node.obj for node in nodes if node.commit in before), None)
        if obj is not None and obj not in self._then:
            document = self.selling.workspace.document(obj, EntryKind.HANDOFF)
            read = read_handoff(where, document, may_be_ignored).model
            ids = (one.id for one in named(read, self.selling.inventory)) if read else ()
            self._then[obj] = frozenset(ids)
        return self._then[obj] if obj is not None else frozenset()
