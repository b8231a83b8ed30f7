"""What is kept of a moment besides its features: other entries, who is trusted, whether deals ever were."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from readyctl.adapters.cache.store import named_by_content
from readyctl.core.entry.path import EntryKind, classify
from readyctl.core.feature.plain import Row
from readyctl.core.trust.lineage import CommitChanges, PathNode
from readyctl.core.trust.report import TrustFacts, UnentitledChange, trust_facts
from readyctl.core.trust.roster import Roster
from readyctl.workspace.reading.requests import asking_in, ever_asked

if TYPE_CHECKING:
    from readyctl.core.trust.trust import Trust
    from readyctl.workspace.reading.registry import Registry


def rest_of(workspace: "Registry", objects: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Row]]:
    """What is kept of a moment that was judged as a whole, and its parts; `objects` are those of its files.

    `others` names the part that has, by path, the objects of all entries but features, and of strays
    nothing; `noted` says whether any commit ever had a deal's note; `trust` is what roster and settings come
    to, None where it has to be told anew; `began` is the commit that brought the trusted roster, empty where
    there is none; `asking` names the part that has the paths of features that were ever asked for something;
    `settings` and `rosters` name those of what the trusted versions say.
    """
    trust, histories = workspace.trust, workspace.histories
    noted = has_note(histories.heads if histories else (), workspace.registry)
    name, part = others_part(objects, workspace.registry)
    asking: Row = ever_asked(workspace, histories) if histories else []
    asked = named_by_content(asking)
    settings = _said_in(workspace, trust.standing_settings if trust else (), EntryKind.SETTINGS)
    rosters = _said_in(workspace, trust.standing_rosters if trust else (), EntryKind.ROSTER)
    root: dict[str, Any] = {
        "others": name,
        "noted": noted,
        "trust": _trust_row(trust) if trust else None,
        "began": trust.root.commit if trust and isinstance(trust.root, PathNode) else "",
        "asking": asked,
        "settings": named_by_content(settings),
        "rosters": named_by_content(rosters),
    }
    parts = {name: part, asked: asking, root["settings"]: settings, root["rosters"]: rosters}
    return root, parts


def _said_in(workspace: "Registry", standing: Iterable[PathNode], kind: EntryKind) -> Row:
    """What these versions say, as it was read: whoever asks next needs neither git nor YAML for it."""
    read = (workspace.stored.document(node.obj, kind) for node in standing if node.obj)
    return [document.data for document in read if not document.problems]


def carried_rest(
    base: Mapping[str, Any], objects: Mapping[str, str], paths: Iterable[str], registry: str
) -> tuple[dict[str, Any], dict[str, Row]]:
    """The same where no more than these paths changed since, neither roster nor settings among them."""
    name, part = others_part(objects, registry)
    noted = base["noted"] or has_note(paths, registry)
    root = {"others": name, "noted": noted, **{key: base[key] for key in ("trust", "began", "asking")}}
    return root, {name: part}


def carried_asking(
    workspace: "Registry", before: Iterable[str], new: Iterable[CommitChanges]
) -> tuple[str, Row]:
    """The paths that were ever asked for something, of which these were before the new commits, as a part."""
    objects: dict[str, list[str]] = {}
    for commit in new:
        for path, obj in commit.changes.items():
            if obj is not None:
                objects.setdefault(path, []).append(obj)
    asking: Row = sorted({*before, *asking_in(workspace, objects.items())})
    return named_by_content(asking), asking


def others_part(objects: Mapping[str, str], registry: str) -> tuple[str, Row]:
    """The objects of all entries but features, and nothing of strays, under a name that tells them."""
    features = f"{registry}/features/" if registry else "features/"
    found = sorted((path, obj) for path, obj in objects.items() if not obj or not path.startswith(features))
    part: Row = [list(each) for each in found]
    return named_by_content(part), part


def has_note(paths: Iterable[str], registry: str) -> bool:
    """Whether one of these paths is a deal's note."""
    notes = f"{registry}/handoffs/" if registry else "handoffs/"
    found = (classify(path, registry) for path in paths if path.startswith(notes))
    return any(where is not None and where.kind is EntryKind.HANDOFF for where in found)


def _trust_row(trust: "Trust") -> Row | None:
    """None where roster or settings were never trusted: that ends a check, or is told in other words."""
    if trust.roster is None or trust.settings is None:
        return None
    known = trust_facts(trust)
    changes = [[each.path, each.commit, each.address, each.why] for each in known.unentitled]
    return [changes, known.rivals, known.unsettled]


def read_trust(row: Row, roster: Roster | None) -> TrustFacts:
    """The same, read back, with the trusted roster."""
    changes, rivals, unsettled = row
    return TrustFacts(
        roster, tuple(UnentitledChange(*each) for each in changes), tuple(rivals), tuple(unsettled)
    )
