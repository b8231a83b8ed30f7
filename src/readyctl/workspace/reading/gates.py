"""The gate before a commit: what the index would make of the entries that it changes.

What it sees and refuses is the table in `docs/signing.md`, "The gates". It runs at every commit, so nothing
about deals or documents is imported here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from msgspec import Struct, structs

from readyctl.adapters.registry.pending import Pending
from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.path import EntryKind, EntryPath, classify
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.assessing import assess
from readyctl.core.feature.fate import GoneEntry, gone_subject
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.reading import feature_subject
from readyctl.core.feature.written import last_word_matters
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.derive import sign_off
from readyctl.core.trust.engineering import Entitled
from readyctl.core.trust.guard_files import GuardFile, roster_subject, settings_subject
from readyctl.core.trust.lineage import Histories, PathNode, standing
from readyctl.core.trust.report import TrustFacts, trust_facts
from readyctl.core.trust.roster import signers
from readyctl.core.trust.settings import DEFAULTS, Settings
from readyctl.core.trust.signoff import Signed, Unsigned
from readyctl.core.trust.trust import Trust
from readyctl.rules import engine
from readyctl.rules.catalogue import ON_COMMITS, rules
from readyctl.rules.facts import Facts
from readyctl.rules.rule import Commit, Rule, at_commit, looks
from readyctl.workspace.reading.gone import gone_entries
from readyctl.workspace.reading.last_words import LastWords
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.past_claims import past_entry
from readyctl.workspace.reading.report import Report
from readyctl.workspace.reading.staged_report import StagedReport
from readyctl.workspace.reading.unmade import Unmade, wanting


def differs(workspace: Workspace, where: EntryPath, old: str | None, new: str | None) -> bool:
    """Whether two stored versions of an entry, None for none, say different things."""
    if old == new:
        return False
    if old is None or new is None:
        return True
    version = workspace.version_reader(where.kind)
    return version(old).claim != version(new).claim


def check_staged(workspace: Workspace) -> StagedReport:
    """What the next commit would do, judged as the commit it would become.

    The workspace's moment is the index. Only what this commit sets, breaks or takes away is refused, never
    what was there before. What looks like an amended commit may be a new one (`git commit -C HEAD`): it is
    read as both, and refused where either is.
    """
    found = _checked(workspace)
    if workspace.pending is None or workspace.pending.amends is None:
        return found
    anew = _checked(
        Workspace(workspace.repository, workspace.registry, replace(workspace.asked, as_new=True))
    )
    return anew if anew.refused else structs.replace(found, only_amended=found.refused)


def _checked(workspace: Workspace) -> StagedReport:
    pending = workspace.pending
    if pending is None:
        raise ValueError("the gate looks at the index")
    histories = workspace.guard_histories if pending.is_ordinary else workspace.histories
    if histories is None:
        raise ValueError("the next commit is always in its own history")
    trust = workspace.trust_in(histories)
    gate = _Gate(workspace, pending, histories, trust)
    statuses = [status for where in gate.changed(EntryKind.FEATURE) if (status := gate.status(where))]
    removed = gate.removed()
    subjects = [*map(feature_subject, statuses), *gate.guard_subjects(), *gate.other_subjects()]
    subjects += map(gone_subject, removed)
    taken = gate.taken_away()
    inventory = Inventory(statuses, as_of=workspace.today, revision=None, settings=gate.settings)
    touched = frozenset(gone.where.path for gone in removed)
    facts = Facts(workspace.today, inventory, inventory.settings, gate.facts, touched)
    merged = pending.merges and isinstance(trust.judge_next(pending.header, None), Entitled)
    run = _rules()
    found = _judged(engine.run(run, subjects, facts), run, merged=merged)
    told = (
        _judged(engine.run(rules("promise"), taken, facts), rules("promise"), merged=merged) if taken else ()
    )
    docs = inventory.settings.docs
    report = Report(workspace.today, workspace.head, len(statuses), (*found, *told), docs=docs)
    unsigned = [s for s in sorted(statuses, key=_path) if _awaits(s)]
    if merged:
        return StagedReport(report, to_sign=tuple(s.id for s in unsigned))
    signs = tuple(s.id for s in statuses if _signs(s))
    unmade = tuple(gate.unmade(s) for s in unsigned)
    return StagedReport(report, signs, (), unmade, wanting(trust, pending.header))


def _rules() -> tuple[Rule, ...]:
    """What can be said of the changed entries alone; whether a name collides, the whole registry knows."""
    return tuple(
        rule for rule in rules(*ON_COMMITS) if at_commit(rule) is not Commit.WARNED or not looks(rule)
    )


def _judged(found: Sequence[Diagnostic], run: Sequence[Rule], *, merged: bool) -> Iterator[Diagnostic]:
    """What refuses the commit, then what else is wrong with the changed entries, as warnings.

    The merge of an engineer, `merged`, goes through with what she signs afterwards.
    """
    means = {rule.CODE: at_commit(rule) for rule in run}
    refused = {Commit.REFUSED} if merged else {Commit.REFUSED, Commit.REFUSED_UNLESS_MERGED}
    for one in found:
        if means[one.code] in refused and one.severity is Severity.ERROR:
            yield one
    for one in found:
        if means[one.code] is Commit.WARNED or one.severity is not Severity.ERROR:
            yield structs.replace(one, severity=Severity.WARNING)


def _path(status: FeatureStatus) -> str:
    return status.entry.where.path


def _awaits(status: FeatureStatus) -> bool:
    return status.needs_signature and not status.held_down and isinstance(status.signoff, Unsigned)


def _signs(status: FeatureStatus) -> bool:
    signoff = status.signoff
    return (
        status.needs_signature
        and isinstance(signoff, Signed)
        and any(act.commit == PENDING for act in signoff.acts)
    )


class _Gate(Struct, frozen=True, dict=True):
    workspace: Workspace
    pending: Pending
    histories: Histories
    trust: Trust

    @property
    def settings(self) -> Settings:
        """Those in force just before the commit; the defaults before there are any."""
        return self.trust.settings or DEFAULTS

    def changed(self, kind: EntryKind) -> Iterator[EntryPath]:
        """The entries of one kind that the commit changes and does not remove."""
        for path in dict.fromkeys((*self._kept, *self.pending.withdrawn)):
            where = classify(path, self.workspace.registry)
            if where and where.kind is kind:
                yield where

    @property
    def _kept(self) -> Iterator[str]:
        """The paths that the commit leaves something at: those that it changes, and at a merge also those of
        which it joins the pasts. There a claim may be its own though the text is the first parent's.
        """
        return (path for path, obj in self._changes.items() if obj is not None)

    def status(self, where: EntryPath) -> FeatureStatus | None:
        """A changed feature as the commit would leave it; None where it neither sets nor unsigns a claim."""
        head = self.histories.heads.get(where.path)
        if head is None:
            return None
        ordinary = self.pending.is_ordinary
        if not (self._sets_by_itself if ordinary else self._sets_in_line)(where, head):
            return None
        entry = past_entry(self.workspace, where, head)
        if entry is None:
            return None
        verdict = sign_off(head, where.area, self.workspace.version_reader(where.kind), self.trust)
        (words,) = self._last_words.of_all([(entry, verdict)]) if last_word_matters(entry, verdict) else ((),)
        return assess(entry, verdict, self.settings, self.workspace.today, words)

    @cached_property
    def _last_words(self) -> LastWords:
        """What engineering said before of what the commit changes, read only where something hangs on it."""
        changed = (where.path for where in self.changed(EntryKind.FEATURE))
        histories = self.workspace.histories_of(changed) if self.pending.is_ordinary else self.histories
        return self.workspace.last_words_in(histories or self.histories)

    def unmade(self, status: FeatureStatus) -> Unmade:
        """A claim that is refused, with what stood there before it."""
        where = status.entry.where
        old = self.pending.replaced.get(where.path)
        before = self.workspace.document(old, where.kind).data if old else None
        return Unmade(status, before, signers(self.trust.roster, where.area))

    def _sets_by_itself(self, where: EntryPath, head: PathNode) -> bool:
        """An ordinary commit, seen without the entry's history: what differs from the parent is set."""
        return differs(self.workspace, where, self.pending.replaced.get(where.path), head.obj)

    def _sets_in_line(self, where: EntryPath, head: PathNode) -> bool:
        """A merge or an amended commit, seen with the entry's whole history.

        Where the amended commit says the same already, it matters only if that commit signs it: what was
        unsigned before is not this commit's doing.
        """
        read = self.workspace.version_reader(where.kind)
        sets = any(claim.node.commit == PENDING for claim in standing(head, read))
        if self.pending.amends is None:
            return sets
        before = self.workspace.moment(self.pending.amends)
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
        for path, obj in self.pending.objects.items():
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

    def removed(self) -> Sequence[GoneEntry]:
        """What the commit itself takes from its place, and engineering had signed."""
        paths = [path for path, obj in self._changes.items() if obj is None]
        gone = [where for path in paths if (where := classify(path, self.workspace.registry))]
        if not any(where.kind is EntryKind.FEATURE for where in gone):
            return ()
        histories = self.workspace.histories_of(paths) if self.pending.is_ordinary else self.histories
        if histories is None:
            return ()
        there = histories.heads.keys() - set(paths)
        found = gone_entries(self.workspace.last_words_in(histories), self.workspace.registry, there)
        return [each for each in found if each.fate.disputed and each.fate.commit == PENDING]

    @property
    def _changes(self) -> Mapping[str, str | None]:
        """What the commit leaves at each path that it changes, or of which it joins the pasts."""
        changes = dict(self.pending.objects)
        if self.pending.merges:
            heads = self.histories.heads.items()
            changes |= {path: node.obj for path, node in heads if node.commit == PENDING}
        return changes

    def taken_away(self) -> tuple[Subject, ...]:
        """The promises that the commit takes out of notes without a word: told, and never refused here."""
        paths = [
            where
            for path in self.pending.objects
            if (where := classify(path, self.workspace.registry)) and where.kind is EntryKind.HANDOFF
        ]
        if not paths:
            return ()
        from readyctl.workspace.reading.ledger import taken_by_next  # noqa: PLC0415 - only where notes change

        return taken_by_next(self.workspace, paths, self.pending)

    @property
    def facts(self) -> TrustFacts:
        """What is known of the roster; of what is not followed, only what this commit does."""
        known = trust_facts(self.trust)
        return structs.replace(known, unentitled=tuple(c for c in known.unentitled if c.commit == PENDING))
