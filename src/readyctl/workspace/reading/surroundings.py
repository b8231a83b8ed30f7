"""What happened around some features since engineering last stood behind each, read for all together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from readyctl.adapters.git.trees import Trees, places_of
from readyctl.core.entry.path import EntryKind, classify
from readyctl.core.feature.evidence import MovedEvidence, Pointer, pointers
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.meeting.surroundings import SHOWN, Surroundings, known_from
from readyctl.core.trust.commit import PENDING, CommitHeader
from readyctl.core.trust.signoff import Act, Signed
from readyctl.workspace.reading.code_history import CodeHistory
from readyctl.workspace.reading.opening import Workspace

if TYPE_CHECKING:
    from readyctl.core.meeting.surroundings import Leaning


def surroundings(workspace: Workspace, features: Sequence[FeatureStatus]) -> Mapping[str, Surroundings]:
    """By the entry's path, all that there is to know before it is confirmed. Told since engineering's latest
    act on the present claim; of an unsigned one, on what engineering signed before.
    """
    acts = {status.entry.where.path: act for status in features for act in _acts(status)[:1]}
    touched = _code(workspace, features, acts)
    evidence = moved_evidence(workspace, features)
    leaning = _leaning(workspace, features, acts) if _may_have_notes(workspace) else {}
    found = {}
    for status in features:
        path = status.entry.where.path
        commits = touched.get(path, ())
        found[path] = replace(
            known_from(status, workspace.today),
            commits=len(commits),
            latest=tuple(_subject(workspace, commit) for commit in commits[:SHOWN]),
            evidence=evidence.get(path, ()),
            leaning=leaning.get(path, ()),
        )
    return found


def _may_have_notes(workspace: Workspace) -> bool:
    known = workspace.remembered.others
    entries = (classify(path, workspace.registry) for path in known or ())
    return known is None or any(where and where.kind is EntryKind.HANDOFF for where in entries)


def _leaning(
    workspace: Workspace, features: Sequence[FeatureStatus], acts: Mapping[str, Act]
) -> Mapping[str, tuple["Leaning", ...]]:
    from readyctl.workspace.reading.leaning import CountingOn  # noqa: PLC0415 - start-up time

    counting = CountingOn(workspace, acts, [status.id for status in features])
    return {status.entry.where.path: tuple(counting.on(status)) for status in features}


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
