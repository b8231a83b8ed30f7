"""Whether the commit that git made counts as it would have, judged by the commit and not by what was asked.

Hooks and settings change commits: they add a co-author, amend, or sign with another key.
"""

from collections.abc import Iterable

from msgspec import Struct

from readyctl.core.entry.path import classify
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.commit import CommitHeader, Header
from readyctl.core.trust.engineering import Entitled, Rejected
from readyctl.core.trust.trust import Trust
from readyctl.errors import Refused
from readyctl.workspace.reading.opening import Workspace


class Expected(Struct, frozen=True):
    """What the next commit of these paths would be; `areas` are those for which it would count."""

    workspace: Workspace
    paths: tuple[str, ...]
    header: Header
    areas: frozenset[str | None]
    signs: bool
    """Whether git has to be asked to sign it, because its author's word counts only so."""


def expected(workspace: Workspace, paths: Iterable[str], header: Header) -> Expected:
    """Judge the next commit before it is made. `header` is what git says of it."""
    named = tuple(paths)
    trust = _trust(workspace, named)
    if trust is None:
        return Expected(workspace, named, header, frozenset(), signs=False)
    places = [classify(path, workspace.registry) for path in named]
    areas = {place.area if place else None for place in places}
    counting = {area for area in areas if isinstance(trust.judge_next(header, area), Entitled)}
    signs = any(roster.assurance is Assurance.SIGNATURE for roster in trust.tip_rosters)
    return Expected(workspace, named, header, frozenset(counting), signs=signs and bool(counting))


def ensure_counts(before: Expected, commit: str) -> None:
    """Raise `Refused` where the commit that was made does not count, though it would have.

    `commit` is its full id. A commit that would not have counted is nobody's disappointment.
    """
    if not before.areas:
        return
    later = before.workspace.moment(commit)
    trust = _trust(later, before.paths)
    header = later.header(commit)
    why = _stranger(before.header, header)
    for area in sorted(before.areas, key=str) if trust and not why else ():
        verdict = trust.judge(commit, area) if trust else None
        why = verdict.why if isinstance(verdict, Rejected) else why
    if why:
        raise Refused(
            f"the commit {commit[:12]} was made, and it does not count: {why}",
            help="a hook or a setting of git changed it, see `git log -1 --format=fuller`; mend that, take "
            "the commit back with `git reset --soft HEAD~1`, and run this again",
        )


def _trust(workspace: Workspace, paths: tuple[str, ...]) -> Trust | None:
    histories = workspace.histories_of(paths)
    return workspace.trust_in(histories) if histories else None


def _stranger(asked: Header, made: Header) -> str | None:
    """Who stands in the commit instead of the person that git named; None where she does."""
    if not isinstance(asked, CommitHeader) or not isinstance(made, CommitHeader):
        return None
    for role, one, other in (
        ("author", asked.author, made.author),
        ("committer", asked.committer, made.committer),
    ):
        if one.address.lower() != other.address.lower():
            return f"its {role} is {other.address} and not {one.address}"
    return None
