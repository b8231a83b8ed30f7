"""Sign-off of one entry, from its history and what is trusted: the claim rule of `docs/signing.md`."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.engineering import Entitled, Rejected
from readyctl.core.trust.lineage import PathNode, PathStanding, Read, StandingClaim, descends, standing
from readyctl.core.trust.signoff import Act, ActKind, Signed, SignOff, Unsigned
from readyctl.core.trust.trust import Trust


class LastSigned(Struct, frozen=True):
    """A claim that engineering signed: the node whose commit set it, and the acts behind it."""

    node: PathNode
    signed: Signed


def sign_off(head: PathNode | None, area: str | None, read: Read, trust: Trust) -> SignOff:
    """Judge what stands at a node. `area` is the entry's area, None for one that has none."""
    return judged(standing(head, read), area, trust)


def judged(claims: tuple[StandingClaim, ...], area: str | None, trust: Trust) -> SignOff:
    """Judge the claims that stand."""
    acts = [act for claim in claims for act in _acts(claim, area, trust)]
    if len(acts) > 1:
        acts = sorted(set(acts), key=_latest_first)
    if acts:
        return Signed(tuple(acts))
    return _unsigned(claims, area, trust)


def last_signed(
    head: PathNode | None, area: str | None, line: PathStanding, trust: Trust
) -> list[LastSigned]:
    """What engineering last signed on each line that leads to a node, latest first; what a later one of them
    superseded is left out. A version that nobody can read says nothing, and what was signed before it counts.
    """
    found: dict[PathNode, Signed] = {}
    seen: set[PathNode] = set()
    stack = [head]
    while stack:
        node = stack.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        signed = [*_signed_at(node, area, line, trust)]
        found |= signed
        if not signed:
            stack.extend(node.parents)
    last = [node for node in found if not any(descends(other, node) for other in found)]
    return sorted((LastSigned(node, found[node]) for node in last), key=lambda s: _latest_first(s.signed.act))


def _signed_at(
    node: PathNode, area: str | None, line: PathStanding, trust: Trust
) -> Iterator[tuple[PathNode, Signed]]:
    for claim in line.standing(node):
        verdict = judged((claim,), area, trust)
        if isinstance(verdict, Signed) and (claim.node.obj is None or line.version(claim.node).readable):
            yield claim.node, verdict


def commits_of(claims: tuple[StandingClaim, ...]) -> Iterator[str]:
    """The commits that judging these claims looks at."""
    for claim in claims:
        yield claim.node.commit
        yield from claim.confirmations


def _latest_first(act: Act) -> tuple[float, str]:
    return (-act.at.timestamp(), act.commit)


def _acts(claim: StandingClaim, area: str | None, trust: Trust) -> Iterator[Act]:
    if not claim.node.merge:
        yield from _act(ActKind.SET, claim.node.commit, area, trust)
    for commit in claim.confirmations:
        yield from _act(ActKind.CONFIRMED, commit, area, trust)


def _act(kind: ActKind, commit: str, area: str | None, trust: Trust) -> Iterator[Act]:
    verdict = trust.judge(commit, area)
    if isinstance(verdict, Entitled):
        header = verdict.header
        yield Act(
            kind,
            commit,
            _lower(header.author.address),
            header.author.name,
            header.acted_at,
            verdict.assurance,
            via_forge=verdict.via_forge,
        )


@lru_cache(maxsize=1024)
def _lower(address: str) -> str:
    """One text for all acts of an engineer."""
    return address.lower()


def _unsigned(claims: tuple[StandingClaim, ...], area: str | None, trust: Trust) -> Unsigned:
    if not claims:
        return Unsigned("it is not in the history of this branch")
    claim = max(claims, key=lambda c: c.node.order)
    commit = claim.node.commit
    if claim.node.merge:
        return Unsigned(
            f"two lines of work met in the merge {commit[:12]}, and engineering has not confirmed the result",
            commit,
        )
    verdict = trust.judge(commit, area)
    refusal = verdict if isinstance(verdict, Rejected) else Rejected("")
    by = commit if commit == PENDING else f"commit {commit[:12]}"
    why = f"it was set by {by}, which does not count: {refusal.why}"
    return Unsigned(why, commit, trust.author(commit), refusal.about)
