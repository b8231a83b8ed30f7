"""Sign-off of one entry, from its history and what is trusted: the claim rule of `docs/signing.md`."""

from collections.abc import Iterator

from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.engineering import Entitled, Rejected
from readyctl.core.trust.lineage import PathNode, Read, StandingClaim, standing
from readyctl.core.trust.signoff import Act, ActKind, Signed, SignOff, Unsigned
from readyctl.core.trust.trust import Trust


def sign_off(head: PathNode | None, area: str | None, read: Read, trust: Trust) -> SignOff:
    """Judge what stands at a node. `area` is the entry's area, None for one that has none."""
    return judged(standing(head, read), area, trust)


def judged(claims: tuple[StandingClaim, ...], area: str | None, trust: Trust) -> SignOff:
    """Judge the claims that stand."""
    acts = sorted({act for claim in claims for act in _acts(claim, area, trust)}, key=_latest_first)
    if acts:
        return Signed(tuple(acts))
    return _unsigned(claims, area, trust)


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
            header.author.address.lower(),
            header.author.name,
            header.acted_at,
            verdict.assurance,
            via_forge=verdict.via_forge,
        )


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
