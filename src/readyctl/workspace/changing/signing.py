"""Standing behind entries: which ones, whether this person's word counts, and the one edit that signs."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.proposals import accepted
from readyctl.core.trust.roster import signers
from readyctl.core.trust.signing import confirmation_text
from readyctl.core.trust.signoff import Signed
from readyctl.errors import Refused
from readyctl.workspace.changing.editing import with_values
from readyctl.workspace.changing.identity import signer_here
from readyctl.workspace.changing.plan import Change, Plan
from readyctl.workspace.changing.soundness import ensure_sound
from readyctl.workspace.changing.standing import standing
from readyctl.workspace.reading.opening import Workspace

NAMED_IN_SUBJECT = 3
"""Up to so many features are named in the commit's first line; more are counted there, and named below."""


@dataclass(frozen=True)
class Among:
    """Which of several features are meant: of an area, mine by owning or signing, in need of a fresh word."""

    area: str | None = None
    mine: bool = False
    stale: bool = False

    @property
    def is_given(self) -> bool:
        """Whether it leaves anything out."""
        return self.area is not None or self.mine or self.stale

    def of(self, workspace: Workspace, found: Iterable[FeatureStatus]) -> list[FeatureStatus]:
        """Those that are meant, in the same order."""
        return [
            status
            for status in found
            if (self.area is None or status.area == self.area)
            and (not self.stale or status.stale)
            and (not self.mine or is_mine(workspace, status))
        ]


def signable(workspace: Workspace, among: Among) -> list[FeatureStatus]:
    """Every feature above planned that this person may sign, as far as it is meant."""
    above = (status for status in workspace.inventory().features if status.needs_signature)
    return [s for s in among.of(workspace, above) if signer_here(workspace, s.area).refusal is None]


def is_mine(workspace: Workspace, status: FeatureStatus) -> bool:
    """Whether the person at the keyboard owns the feature, or signed it last."""
    me = signer_here(workspace, status.area)
    engineer = workspace.roster.find(me.address) if workspace.roster else None
    addresses = set(engineer.emails) if engineer else {me.address.lower()}
    owner = status.entry.model.owner if status.entry.model else None
    if isinstance(status.signoff, Signed) and status.signoff.act.address in addresses:
        return True
    return owner is not None and (owner.lower() in addresses or bool(engineer and engineer.is_called(owner)))


def ensure_entitled(workspace: Workspace, chosen: Iterable[FeatureStatus]) -> None:
    """Raise `Refused` where this person's signature on one of them would not count."""
    for status in chosen:
        me = signer_here(workspace, status.area)
        if me.refusal is not None:
            level = status.declared.value if status.declared else "LEVEL"
            raise Refused(
                f"your signature on {status.id} would not count: {me.refusal}",
                help=f"ask {signers(workspace.roster, status.area)}, or leave a request with "
                f"`readyctl feature propose {status.id} {level} --reason '…'`",
            )


def sign(workspace: Workspace, chosen: list[FeatureStatus], *, accept: bool) -> Plan:
    """The plan of one commit that signs them all; with `accept`, each entry's proposal is applied first.

    Raises `UsageError` where there is no proposal to accept, or an entry would not be valid.
    """
    now = signer_here(workspace, None).moment or workspace.asked.now
    changes = [_signed(workspace, status, now, accept=accept) for status in chosen]
    names = ", ".join(status.id for status in chosen)
    act = "apply the proposal and sign" if accept else "sign"
    if len(chosen) <= NAMED_IN_SUBJECT:
        message = f"Sign {names}"
    else:
        message = f"Sign {len(chosen)} features\n\n{names}"
    return Plan(workspace.top, [f"{act} {names}"], changes, message)


def _signed(workspace: Workspace, status: FeatureStatus, now: dt.datetime, *, accept: bool) -> Change:
    where = status.entry.where
    before = standing(workspace.top, where.path)
    sets: dict[KeyPath, Node] = {}
    removals: list[KeyPath] = []
    if accept:
        sets, removals = accepted(status)
    current = (status.entry.document.data or {}).get("accurate_as_of")
    sets["accurate_as_of",] = confirmation_text(current if isinstance(current, str) else None, now)
    after = with_values(before, sets, removals)
    # Against nothing, not against what is there: whoever signs stands behind the whole entry.
    ensure_sound(where, b"", after)
    return Change(where.path, before, after)
