"""What stands in roster and settings at one tip and does not count, for people to know."""

from collections.abc import Iterator

from msgspec import Struct

from readyctl.core.trust.engineering import Rejected
from readyctl.core.trust.lineage import PathNode
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.trust import NoRoot, Trust


class UnentitledChange(Struct, frozen=True):
    """A change of the roster or the settings that is not followed, because nobody entitled made it."""

    path: str
    commit: str
    address: str
    why: str
    """One sentence for a person, lower case, no full stop."""


class TrustFacts(Struct, frozen=True):
    """What is known of the roster that judges this moment.

    `roster` is the trusted one, None where there is none; `rivals` are the commits that brought two or
    more independent rosters; `unsettled` the paths, roster or settings, whose merged lines differ and
    which no entitled commit has settled yet; `unentitled` the changes that stand in the files and are
    not followed.
    """

    roster: Roster | None
    unentitled: tuple[UnentitledChange, ...] = ()
    rivals: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()


def trust_facts(trust: Trust) -> TrustFacts:
    """Compare the guard files at the tip with what is trusted of them."""
    if isinstance(trust.root, NoRoot):
        return TrustFacts(None, rivals=trust.root.rivals)
    unentitled: list[UnentitledChange] = []
    unsettled: list[str] = []
    for path, standing in (
        (trust.guards.roster, trust.standing_rosters),
        (trust.guards.settings, trust.standing_settings),
    ):
        head = trust.head(path)
        trusted = {trust.claim(node) for node in standing}
        if len(trusted) > 1:
            unsettled.append(path)
        if head is not None and trust.claim(head) not in trusted:
            unentitled.extend(_culprit(trust, path, head))
    return TrustFacts(trust.roster, tuple(unentitled), (), tuple(unsettled))


def _culprit(trust: Trust, path: str, head: PathNode) -> Iterator[UnentitledChange]:
    """Who put the text there that is not followed. A merge may bring in only what its lines were granted."""
    ordinary = [n for p, n in trust.unentitled if p == path and trust.claim(n) == trust.claim(head)]
    if ordinary:
        commit = ordinary[-1].commit
        verdict = trust.judge(commit, None)
        why = verdict.why if isinstance(verdict, Rejected) else "only a lead may change this file"
        yield UnentitledChange(path, commit, trust.author(commit) or "somebody", why)
    elif head.merge and len(trust.standing_rosters) == 1:
        why = "a merge cannot change who may sign; an entitled commit of its own can"
        yield UnentitledChange(path, head.commit, trust.author(head.commit) or "somebody", why)
