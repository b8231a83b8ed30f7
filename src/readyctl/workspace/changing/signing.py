"""Standing behind entries: which ones, whether this person's word counts, and the one edit that signs."""

import datetime as dt
from collections.abc import Iterable, Mapping

from msgspec import Struct

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.proposals import (
    PROPOSED,
    Edits,
    asked_words,
    fulfilled,
    granting,
    proposal_of,
    propose_command,
)
from readyctl.core.trust.colleague import answering
from readyctl.core.trust.roster import signers
from readyctl.core.trust.signing import confirmation_text
from readyctl.core.trust.signoff import Signed
from readyctl.errors import Refused
from readyctl.workspace.changing.editing import with_values
from readyctl.workspace.changing.identity import signer_here
from readyctl.workspace.changing.plan import Change, Plan, about
from readyctl.workspace.changing.soundness import ensure_sound
from readyctl.workspace.changing.standing import standing
from readyctl.workspace.reading.opening import Workspace

NAMED_IN_SUBJECT = 3
"""Up to so many features are named in the commit's first line; more are counted there, and named below."""


class Among(Struct, frozen=True):
    """Which of several features are meant: of an area, mine as the inbox has it, in need of a fresh word."""

    area: str | None = None
    mine: bool = False
    stale: bool = False

    @property
    def is_given(self) -> bool:
        """Whether it leaves anything out."""
        return self.area is not None or self.mine or self.stale

    @property
    def options(self) -> tuple[str, ...]:
        """The same, as `feature sign` takes it."""
        area = () if self.area is None else (f"--area={self.area}",)
        return (*area, *(("--mine",) if self.mine else ()), *(("--stale",) if self.stale else ()))

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


def decidable(workspace: Workspace, among: Among) -> list[FeatureStatus]:
    """Every feature of which something is asked that this person may grant, as far as it is meant."""
    asked = (status for status in workspace.inventory().features if proposal_of(status))
    return [s for s in among.of(workspace, asked) if signer_here(workspace, s.area).refusal is None]


def _answers_for(workspace: Workspace, area: str) -> bool:
    me = signer_here(workspace, area).address.lower()
    return any(me in engineer.emails for engineer in answering(workspace.roster, area))


def is_mine(workspace: Workspace, status: FeatureStatus) -> bool:
    """Whether the person at the keyboard owns the feature, signed it last, or answers for its area."""
    me = signer_here(workspace, status.area)
    engineer = workspace.roster.find(me.address) if workspace.roster else None
    addresses = set(engineer.emails) if engineer else {me.address.lower()}
    owner = status.entry.model.owner if status.entry.model else None
    if isinstance(status.signoff, Signed) and status.signoff.act.address in addresses:
        return True
    named = owner is not None and (owner.lower() in addresses or bool(engineer and engineer.is_called(owner)))
    return named or _answers_for(workspace, status.area)


def ensure_entitled(workspace: Workspace, chosen: Iterable[FeatureStatus]) -> None:
    """Raise `Refused` where this person's signature on one of them would not count."""
    for status in chosen:
        me = signer_here(workspace, status.area)
        if me.to_configure:
            raise Refused(
                f"your signature on {status.id} would not count: {me.refusal}",
                help=f"let git sign your commits, and run this again: {' && '.join(me.to_configure)}",
            )
        if me.refusal is not None:
            raise Refused(
                f"your signature on {status.id} would not count: {me.refusal}",
                help=f"ask {signers(workspace.roster, status.area)}{_or_propose(status)}",
            )


def _or_propose(status: FeatureStatus) -> str:
    """How to leave a request, where there is something to ask for that is not asked yet."""
    declared = status.declared
    if declared is None or not (status.entry.valid and status.withheld) or proposal_of(status):
        return ""
    return f", or leave a request with `{propose_command(status.id, declared, {})}`"


def sign(
    workspace: Workspace,
    chosen: list[FeatureStatus],
    granted: Mapping[str, Proposal] | None = None,
    own: Mapping[str, Proposal] | None = None,
) -> Plan:
    """The plan of one commit that signs them all. `granted` are proposals to apply first, by path, `own` what
    the engineer changes herself.

    Raises `UsageError` where an entry would not be valid.
    """
    now = signer_here(workspace, None).moment or workspace.asked.now
    given, changed = granted or {}, own or {}
    changes = [
        _signed(workspace, s, now, _edits(s, given.get(s.entry.where.path), changed.get(s.entry.where.path)))
        for s in chosen
    ]
    words = [*_words(chosen, given), *_own_words(chosen, changed)]
    return Plan(workspace.top, words, changes, _message(chosen, given, changed))


def _edits(status: FeatureStatus, granted: Proposal | None, own: Proposal | None) -> Edits:
    """What changes beside the signature; somebody's request goes only where it is fulfilled."""
    if granted is not None:
        return granting(status, granted)
    sets, removals = granting(status, own) if own else ({}, [])
    kept = [path for path in removals if path != PROPOSED]
    return sets, [*kept, *fulfilled(status, (sets, kept))]


def _words(chosen: list[FeatureStatus], granted: Mapping[str, Proposal]) -> Iterable[str]:
    act = "apply the proposal and sign" if granted else "sign"
    if not granted or len(chosen) == 1:
        yield f"{act} {', '.join(status.id for status in chosen)}"
        return
    yield f"apply {len(chosen)} proposals and sign:"
    for status in chosen:
        asked = granted[status.entry.where.path]
        who = f", asked for by {asked.by}" if asked.by else ""
        yield f"{status.id}: {status.declared or 'unreadable'} → {asked_words(asked)}{who}"


def _own_words(chosen: list[FeatureStatus], own: Mapping[str, Proposal]) -> Iterable[str]:
    """What she changes, an entry each: from what, to what, and why."""
    for status in chosen:
        change = own.get(status.entry.where.path)
        if change is not None:
            before = f"{status.declared} → " if change.level else ""
            why = f": {change.reason}" if change.reason else ""
            yield " ".join(f"{status.id}: {before}{asked_words(change)}{why}".split())


def _message(
    chosen: list[FeatureStatus], granted: Mapping[str, Proposal], own: Mapping[str, Proposal]
) -> str:
    names = ", ".join(status.id for status in chosen)
    title = f"Sign {names if len(chosen) <= NAMED_IN_SUBJECT else f'{len(chosen)} features'}"
    if granted:
        asked = [(status.id, granted[status.entry.where.path]) for status in chosen]
        return f"{title} as proposed\n\n" + "\n".join(about(name, _asked(each)) for name, each in asked)
    more = [
        *([names] if len(chosen) > NAMED_IN_SUBJECT else []),
        *(f"- {line}" for line in _own_words(chosen, own)),
    ]
    return "\n\n".join([title, "\n".join(more)] if more else [title])


def _asked(asked: Proposal) -> str:
    """The request in one line: a line of its own in a message could name a co-author."""
    who = f", asked for by {asked.by}" if asked.by else ""
    why = f": {asked.reason}" if asked.reason else ""
    return " ".join(f"{asked_words(asked)}{who}{why}".split())


def _signed(workspace: Workspace, status: FeatureStatus, now: dt.datetime, edits: Edits) -> Change:
    where = status.entry.where
    before = standing(workspace.top, where.path)
    current = (status.entry.document.data or {}).get("accurate_as_of")
    signature = confirmation_text(current if isinstance(current, str) else None, now)
    after = with_values(before, {**edits[0], ("accurate_as_of",): signature}, edits[1])
    # Against nothing, not against what is there: whoever signs stands behind the whole entry.
    ensure_sound(where, b"", after)
    return Change(where.path, before, after)
