"""Checks: everything at one moment, a range of commits, and the gate before a commit.

What each sees and refuses is the table in `docs/signing.md`, "The gates".
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readyctl.adapters.registry.files import in_commit
from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.fields import Strict
from readyctl.core.entry.path import EntryKind, EntryPath, classify
from readyctl.core.entry.schema import validate
from readyctl.core.entry.subject import Subject, stray_subject
from readyctl.core.feature.inventory import FeatureStatus, Inventory, assess
from readyctl.core.feature.reading import feature_subject
from readyctl.core.meeting.record import sync_subject
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.derive import sign_off
from readyctl.core.trust.engineering import Entitled
from readyctl.core.trust.guard_files import GuardFile, roster_subject, settings_subject
from readyctl.core.trust.lineage import Histories, PathNode, standing
from readyctl.core.trust.report import trust_facts
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.settings import DEFAULTS, Settings
from readyctl.core.trust.signoff import Signed
from readyctl.core.trust.trust import NoRoot, Trust
from readyctl.errors import UsageError
from readyctl.rules import engine
from readyctl.rules.catalogue import CATALOGUE
from readyctl.rules.facts import Facts
from readyctl.workspace.reading.collecting import nothing_to_collect
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.moment import INDEX
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.reviews import Reviews

ALWAYS = ("RDY204",)
"""What concerns everybody, whatever a range touches."""
STALE = "RDY301"
GATE = ("RDY0", "RDY201", "RDY203")
"""What the gate before a commit refuses; what else is wrong with the changed entries are warnings."""
DRAFT = ("RDY1",)
_GATE_RULES = tuple(r for r in CATALOGUE if r.CODE in GATE or not hasattr(r, "check"))
"""What can be said of the changed entries alone; whether a name collides, only the whole registry knows."""


@dataclass(frozen=True)
class Report:
    """The findings of one check, worst first, and what was looked at."""

    as_of: dt.date
    revision: str | None
    entries: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class StagedReport:
    """What the gate says of the next commit. `signs` are the ids that the commit would sign, `to_sign` those
    that an engineer has to sign after the merge that she is let through with.
    """

    report: Report
    signs: tuple[str, ...] = ()
    to_sign: tuple[str, ...] = ()


def facts_of(workspace: Workspace, *, touched: frozenset[str] | None = None) -> Facts:
    """What rules may know at this moment."""
    inventory = workspace.inventory()  # first: it reads the entries while git walks the history
    trust = trust_facts(workspace.trust) if workspace.trust else None
    broken = Selling(workspace).broken
    return Facts(workspace.today, inventory, workspace.settings, trust, touched, broken)


def subjects_of(workspace: Workspace) -> Iterator[Subject]:
    """Everything in the registry that rules are about."""
    inventory = workspace.inventory()
    yield from map(feature_subject, (*inventory.features, *inventory.tombstones))
    for raw in workspace.snapshot.of(EntryKind.ROSTER):
        yield roster_subject(raw.where, raw.document)
    for raw in workspace.snapshot.of(EntryKind.SETTINGS):
        yield settings_subject(raw.where, raw.document)
    yield from _missing_guards(workspace)
    yield from Reviews(workspace).subjects()
    for raw in workspace.snapshot.of(EntryKind.SYNC):
        yield sync_subject(raw.where, raw.document)
    yield from map(stray_subject, workspace.snapshot.strays)


def _missing_guards(workspace: Workspace) -> Iterator[Subject]:
    """Roster or settings that are gone from the files while the history trusts one."""
    there = {raw.where.path for raw in workspace.snapshot.entries}
    for path in workspace.guards.paths:
        where = classify(path, workspace.registry)
        if where and path not in there and workspace.trust and workspace.trust.head(path):
            yield Subject(GuardFile(where, None), path, where.id)


def check(workspace: Workspace) -> Report:
    """Everything at one moment."""
    with nothing_to_collect():
        facts = facts_of(workspace)
        _demand_guards(workspace)
        return _report(workspace, engine.run(CATALOGUE, subjects_of(workspace), facts))


def _demand_guards(workspace: Workspace) -> None:
    """Raise `UsageError` where the history never had, and the files do not have, a readable guard file."""
    trust = workspace.trust
    if trust is None or (isinstance(trust.root, NoRoot) and trust.root.rivals):
        return
    models: tuple[tuple[EntryKind, type[Strict], bool], ...] = (
        (EntryKind.ROSTER, Roster, trust.roster is not None),
        (EntryKind.SETTINGS, Settings, trust.settings is not None),
    )
    for kind, model, trusted in models:
        written = (validate(model, raw.document)[0] for raw in workspace.snapshot.of(kind))
        if not trusted and not any(written):
            raise UsageError(
                f"no readable file of the registry's {kind.value} is here, and there never was one",
                help="start one with `readyctl init`, or correct the file's errors",
            )


def check_range(workspace: Workspace, base: str | None) -> Report:
    """What differs between the merge base and this moment; None for a base is everything."""
    before = (
        {f.path: f.obj for f in in_commit(workspace.repository.git, base, workspace.registry)} if base else {}
    )
    touched = frozenset(
        raw.where.path
        for raw in workspace.snapshot.entries
        if _differs(workspace, raw.where, before.get(raw.where.path), raw.obj)
    )
    # What is new and no entry, and what is gone: a deleted roster is a change of the roster.
    touched |= set(workspace.snapshot.strays) - before.keys()
    there = {raw.where.path for raw in workspace.snapshot.entries} | set(workspace.snapshot.strays)
    touched |= before.keys() - there
    found = engine.run(CATALOGUE, subjects_of(workspace), facts_of(workspace, touched=touched))
    kept = [d for d in found if d.path in touched or d.code == STALE or d.code in ALWAYS]
    return _report(workspace, kept)


def _differs(workspace: Workspace, where: EntryPath, old: str | None, new: str | None) -> bool:
    if old == new:
        return False
    if old is None or new is None:
        return True
    version = workspace.version_reader(where.kind)
    return version(old).claim != version(new).claim


def _report(workspace: Workspace, found: Sequence[Diagnostic]) -> Report:
    entries = len(workspace.snapshot.entries)
    return Report(workspace.today, workspace.revision, entries, tuple(found))


# The gate before a commit


def check_staged(workspace: Workspace) -> StagedReport:
    """What the next commit would do, judged as the commit it would become.

    The workspace's moment is the index. Only what this commit sets, breaks or takes away is refused, never
    what was there before.
    """
    pending = workspace.pending
    if workspace.asked.at != INDEX or pending is None:
        raise ValueError("the gate looks at the index")
    ordinary = len(pending.changes.parents) <= 1 and pending.amends is None
    histories = workspace.guard_histories if ordinary else workspace.histories
    if histories is None:
        raise ValueError("the next commit is always in its own history")
    trust = workspace.trust_in(histories)
    gate = _Gate(workspace, histories, trust, ordinary=ordinary)
    statuses = [status for where in gate.changed(EntryKind.FEATURE) if (status := gate.status(where))]
    subjects = [*map(feature_subject, statuses), *gate.guard_subjects(), *gate.other_subjects()]
    inventory = Inventory(statuses, as_of=workspace.today, revision=None, settings=trust.settings or DEFAULTS)
    facts = Facts(workspace.today, inventory, inventory.settings, trust_facts(trust))
    found = [d for d in engine.run(_GATE_RULES, subjects, facts) if gate.concerns(d)]
    refused = engine.selected(found, GATE)
    drafts = [replace(d, severity=Severity.WARNING) for d in engine.selected(found, DRAFT)]
    report = Report(workspace.today, workspace.head, len(statuses), tuple(refused + drafts))
    if len(pending.changes.parents) > 1 and isinstance(trust.judge_next(pending.header, None), Entitled):
        parsing = engine.selected(found, GATE[:1])
        to_sign = tuple(d.subject for d in engine.selected(found, ("RDY201",)))
        return StagedReport(replace(report, diagnostics=tuple(parsing + drafts)), to_sign=to_sign)
    return StagedReport(report, signs=tuple(s.id for s in statuses if _signs(s)))


def _signs(status: FeatureStatus) -> bool:
    signoff = status.signoff
    return (
        status.needs_signature
        and isinstance(signoff, Signed)
        and any(act.commit == PENDING for act in signoff.acts)
    )


@dataclass(frozen=True)
class _Gate:
    workspace: Workspace
    histories: Histories
    trust: Trust
    ordinary: bool

    def changed(self, kind: EntryKind) -> Iterator[EntryPath]:
        """The entries of one kind that the commit changes and does not remove."""
        pending = self.workspace.pending
        if pending is None:
            return
        kept = (path for path, obj in pending.changes.changes.items() if obj is not None)
        for path in (*kept, *pending.withdrawn):
            where = classify(path, self.workspace.registry)
            if where and where.kind is kind:
                yield where

    def status(self, where: EntryPath) -> FeatureStatus | None:
        """A changed feature as the commit would leave it; None where it neither sets nor unsigns a claim."""
        head = self.histories.heads.get(where.path)
        if head is None:
            return None
        if not (self._sets_by_itself if self.ordinary else self._sets_in_line)(where, head):
            return None
        entry = self.workspace.past_entry(where, head)
        if entry is None:
            return None
        verdict = sign_off(head, where.area, self.workspace.version_reader(where.kind), self.trust)
        return assess(entry, verdict, self.trust.settings or DEFAULTS, self.workspace.today)

    def _sets_by_itself(self, where: EntryPath, head: PathNode) -> bool:
        """An ordinary commit, seen without the entry's history: what differs from the parent is set."""
        pending = self.workspace.pending
        old = pending.replaced.get(where.path) if pending else None
        return _differs(self.workspace, where, old, head.obj)

    def _sets_in_line(self, where: EntryPath, head: PathNode) -> bool:
        """A merge or an amended commit, seen with the entry's whole history.

        Where the amended commit says the same already, it matters only if that commit signs it: what was
        unsigned before is not this commit's doing.
        """
        pending = self.workspace.pending
        read = self.workspace.version_reader(where.kind)
        sets = any(claim.node.commit == PENDING for claim in standing(head, read))
        if pending is None or pending.amends is None:
            return sets
        before = self.workspace.moment(pending.amends)
        node = before.histories.heads.get(where.path) if before.histories else None
        if node is None or node.obj is None or before.trust is None:
            return sets
        if head.obj is not None and read(head.obj).claim != read(node.obj).claim:
            return sets or self._signs(where, node, before)
        return self._signs(where, node, before)

    def _signs(self, where: EntryPath, node: PathNode, before: Workspace) -> bool:
        """Whether the entry is signed at a node."""
        read = before.version_reader(where.kind)
        return before.trust is not None and isinstance(sign_off(node, where.area, read, before.trust), Signed)

    def guard_subjects(self) -> Iterator[Subject]:
        """Roster and settings, where the commit changes them."""
        pending = self.workspace.pending
        for path, obj in pending.changes.changes.items() if pending else ():
            where = classify(path, self.workspace.registry)
            if where is None or path not in self.workspace.guards.paths:
                continue
            if obj is None:
                yield Subject(GuardFile(where, None), path, where.id)
            else:
                subject = roster_subject if where.kind is EntryKind.ROSTER else settings_subject
                yield subject(where, self.workspace.document(obj, where.kind))

    def other_subjects(self) -> Iterator[Subject]:
        """Notes and records that the commit changes: they only have to be readable."""
        for kind in (EntryKind.HANDOFF, EntryKind.SYNC):
            for where in self.changed(kind):
                head = self.histories.heads.get(where.path)
                obj = head.obj if head else None
                if obj is not None:
                    document = self.workspace.document(obj, kind)
                    yield Subject(document, where.path, where.id, document.source, document.problems)

    def concerns(self, diagnostic: Diagnostic) -> bool:
        """Whether it is about what this commit does; an old unentitled change of the roster is not."""
        return diagnostic.code != "RDY203" or PENDING in diagnostic.message
