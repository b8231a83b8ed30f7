"""What `explain` tells beside the verdict: until when it is fresh, what changed, and who counts on it."""

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readyctl.core.feature.freshness import why_stale
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.since_signed import changed_words
from readyctl.core.trust.roster import signers
from readyctl.core.trust.signoff import Unsigned

if TYPE_CHECKING:
    from readyctl.core.feature.written import LastWord
    from readyctl.workspace.reading.opening import Workspace

_MOST = 8


def freshness(workspace: "Workspace", status: FeatureStatus) -> Iterator[str]:
    """Until when engineering's word is fresh, or why it is not; and what happened around it since."""
    from readyctl.workspace.reading.surroundings import surroundings

    if status.stale:
        said = status.entry.said
        owner = said.owner if said and not said.moved else None
        yield f"stale: {why_stale(status)}; ask {owner or 'engineering'}"
    elif status.fresh_until:
        yield f"fresh until {status.fresh_until}"
    yield from surroundings(workspace, [status])[status.entry.where.path].lines(_MOST)


def since_signature(workspace: "Workspace", status: FeatureStatus) -> Iterator[str]:
    """What the entry says that nobody signed, where the signature went, and how to take it back."""
    from readyctl.workspace.reading.signed_elsewhere import signed_elsewhere

    signoff = status.signoff
    if not isinstance(signoff, Unsigned) or not status.withheld:
        return
    lost = signed_elsewhere(workspace, status) if signoff.commit else None
    if lost is not None:
        yield (
            f"it was signed in {lost.commit[:12]} by {lost.name}, before the squash or rebase that made "
            f"{(signoff.commit or '')[:12]} of it; a new commit is judged like any other"
        )
    word = next((each for each in status.last_words if each.entry and each.entry.document.data), None)
    if word is None or word.entry is None:
        return
    changed = list(changed_words(word.entry.document.data or {}, status.entry.document.data or {}))
    by = f", by {signoff.address}" if signoff.address else ""
    if changed:
        yield f"changed since {_stood(word)}{by}:"
        yield from (f"  {line}" for line in changed[:_MOST])
        if len(changed) > _MOST:
            yield f"  and {len(changed) - _MOST} more"
    path = shlex.quote(f":/{status.entry.where.path}")
    head = workspace.histories.heads.get(status.entry.where.path) if workspace.histories else None
    if signoff.commit is None and head is not None and head.obj is not None:
        yield f"to take it back: `git checkout HEAD -- {path}`"
    elif changed:
        yield f"to take it back: {_taking_back(workspace, status, word)}"


def _stood(word: "LastWord") -> str:
    """What engineering last said there: a level below those that need a signature was never signed."""
    day = f"{word.act.at:%Y-%m-%d}"
    level = word.entry.declared if word.entry else None
    if level is not None and not level.needs_signature:
        return f"engineering called it {level} on {day}, which needs no signature"
    return f"the signature of {day}"


def _taking_back(workspace: "Workspace", status: FeatureStatus, word: "LastWord") -> str:
    """How to come back to what was signed last. Committing that is a claim like any other, where the level
    needs a signature: of nobody else's hand does the hook let it pass.
    """
    path = shlex.quote(f":/{status.entry.where.path}")
    command = f"`git checkout {word.act.commit[:12]} -- {path}`"
    if word.entry is None or word.entry.declared is None or not word.entry.declared.needs_signature:
        return f"{command} and `git commit`"
    return f"{signers(workspace.roster, status.area)} runs {command} and `git commit`"
