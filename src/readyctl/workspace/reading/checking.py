"""Checks of a whole registry: everything at one moment, or what a range of commits changes.

What each sees and refuses is the table in `docs/signing.md`, "The gates".
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.document import Document, Problem
from readyctl.core.entry.path import EntryKind, classify
from readyctl.core.entry.subject import StrayFile, Subject, stray_subject
from readyctl.core.feature.fate import GoneEntry, gone_subject
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.reading import feature_subject
from readyctl.core.trust.baseline import judged
from readyctl.core.trust.guard_files import GuardFile, roster_subject, settings_subject
from readyctl.core.trust.reading import read_roster, read_settings
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.trust import NoRoot
from readyctl.errors import UsageError
from readyctl.rules import engine
from readyctl.rules.catalogue import BUT_FOR_DEALS, ON_ENTRIES, may_be_baselined, rules
from readyctl.rules.engine import Seen
from readyctl.rules.facts import Facts
from readyctl.rules.feature import nearly_stale, stale_entry
from readyctl.rules.rule import Rule, concerns_all
from readyctl.workspace.reading.baselines import names_in
from readyctl.workspace.reading.doing import doing
from readyctl.workspace.reading.evidence import lost_evidence
from readyctl.workspace.reading.findings import found_on_features
from readyctl.workspace.reading.garbage import nothing_to_collect
from readyctl.workspace.reading.gathering import ALL, Codes, Gathering, lowered
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.others import others
from readyctl.workspace.reading.ranges import ends_of, lost_since, touched_since
from readyctl.workspace.reading.report import Report
from readyctl.workspace.reading.repository_paths import tree_if_asked
from readyctl.workspace.reading.trusting import trust_facts_of

_Reader = Callable[[Document], tuple[Roster | Settings | None, tuple[Problem, ...]]]


def facts_of(
    workspace: Workspace, *, touched: frozenset[str] | None = None, since: Sequence[str] = ()
) -> Facts:
    """What rules may know at this moment; of a range, `since` are the commits that it began with."""
    known = _facts_on_others(workspace)
    evidence, tree = lost_evidence(workspace, since), tree_if_asked(workspace)
    return replace(known, touched=touched, evidence=evidence, tree=tree)


def _facts_on_others(workspace: Workspace) -> Facts:
    """The same without what only the rules on features ask: evidence, and the files around the registry."""
    load_while_walking(workspace)
    inventory = workspace.inventory()  # first: it reads the entries while git walks the history
    facts = Facts(workspace.today, inventory, workspace.settings, trust_facts_of(workspace))
    if not _has_deals(workspace):
        return facts
    from readyctl.workspace.reading.checking_deals import promises_known  # noqa: PLC0415

    broken, recorded = promises_known(workspace)
    return replace(facts, broken=broken, recorded=recorded)


def load_while_walking(workspace: Workspace) -> None:
    """Load what is known of deals while git walks the history, where there is a deal: both take half a second
    where there are thousands.
    """

    def load() -> None:
        if others(workspace).of(EntryKind.HANDOFF):
            from readyctl.workspace.reading import checking_deals  # noqa: F401, PLC0415

    workspace.while_walking = load


def _has_deals(workspace: Workspace) -> bool:
    """Whether there is a deal's note, or ever was one. What is known of deals takes longer to load than most
    registries to read.
    """
    return not workspace.remembered.never_noted or bool(others(workspace).of(EntryKind.HANDOFF))


def subjects_of(workspace: Workspace, since: Sequence[str] = ()) -> Iterator[Subject]:
    """Everything in the registry that rules are about, but for the deals' notes; of promises that vanished,
    where `since` names commits, only those that no ancestor of theirs took away.
    """
    inventory = workspace.inventory()
    yield from map(feature_subject, (*inventory.features, *inventory.tombstones))
    yield from _subjects_besides(workspace, since)


def _subjects_besides(workspace: Workspace, since: Sequence[str] = ()) -> Iterator[Subject]:
    """The same without features."""
    there = others(workspace)
    yield from map(gone_subject, workspace.inventory().gone)
    for raw in there.of(EntryKind.ROSTER):
        yield roster_subject(raw.where, raw.document)
    for raw in there.of(EntryKind.SETTINGS):
        yield settings_subject(raw.where, raw.document)
    yield from _missing_guards(workspace)
    if not workspace.remembered.never_noted:
        from readyctl.workspace.reading.checking_deals import vanished_subjects  # noqa: PLC0415

        yield from vanished_subjects(workspace, since)
    if held := there.of(EntryKind.SYNC):
        from readyctl.core.meeting.decisions import meeting_subjects  # noqa: PLC0415 - most have no meetings yet
        from readyctl.core.meeting.record import read_record, sync_subject  # noqa: PLC0415

        yield from (sync_subject(raw.where, raw.document) for raw in held)
        yield from meeting_subjects(read_record(raw.where, raw.document) for raw in held)
    yield from map(stray_subject, there.strays)


def _missing_guards(workspace: Workspace) -> Iterator[Subject]:
    """Roster or settings that are gone from the files while the history trusts one."""
    there = {raw.where.path for raw in others(workspace).entries}
    trusted = workspace.remembered.trust_facts is not None
    for path in workspace.guards.paths:
        where = classify(path, workspace.registry)
        if where is None or path in there:
            continue
        if trusted or (workspace.trust and workspace.trust.head(path)):
            yield Subject(GuardFile(where, None), path, where.id)


def check(workspace: Workspace, codes: Codes = ALL) -> Report:
    """Everything at one moment; what stands under the baseline is a warning."""
    with nothing_to_collect(), doing("checking everything that was read"):
        found = unlowered(workspace, codes)
        baseline = workspace.settings.baseline
        if baseline is None:
            return _report(workspace, found)
        under = judged(found, baseline, workspace.today, names_in(workspace), may_be_baselined)
        return replace(_report(workspace, under.diagnostics), under=under)


def unlowered(workspace: Workspace, codes: Codes = ALL) -> list[Diagnostic]:
    """The same findings as if there were no baseline."""
    facts = _facts_on_others(workspace)
    _demand_guards(workspace)
    if workspace.remembered.never_noted:
        workspace.forget_history()  # nothing but deals is asked how it came to be
    gathering = Gathering(codes)
    gathering.take_told(found_on_features(workspace, facts))
    return _gathered(workspace, facts, gathering, _subjects_besides(workspace))


def check_freshness(workspace: Workspace, within: int, asked: Iterable[FeatureStatus]) -> Report:
    """What of these is stale, as errors, and what will be within so many days, as warnings; nothing else."""
    facts = Facts(workspace.today, workspace.inventory(), workspace.settings, within=within)
    found = engine.run([stale_entry, nearly_stale], map(feature_subject, asked), facts)
    return _report(workspace, found)


def _gathered(
    workspace: Workspace,
    facts: Facts,
    gathering: Gathering,
    subjects: Iterable[Subject],
    concerns: Callable[[Seen], bool] | None = None,
) -> list[Diagnostic]:
    """All findings on these subjects and on the notes of deals, of those that somebody `concerns` if that is
    asked, those on what lines of notes say of features among them; with what was gathered before.
    """

    def concerning(seen: Iterable[Seen]) -> Iterable[Seen]:
        return seen if concerns is None else filter(concerns, seen)

    if _has_deals(workspace):
        from readyctl.workspace.reading.checking_deals import gather_with_deals  # noqa: PLC0415

        gather_with_deals(workspace, facts, gathering, subjects, concerning)
    else:
        besides = tuple(subjects)
        looking = engine.Looking(_run_on(besides), facts)
        for subject in besides:
            gathering.see(concerning(looking.at(subject)))
    return gathering.told()


BUT_DEALS = frozenset({FeatureStatus, GoneEntry, GuardFile, StrayFile})
"""What the rules on deals and meetings are not about."""


def _run_on(subjects: Iterable[Subject]) -> tuple[Rule, ...]:
    """The rules that may say something of these, where there never was a deal."""
    more = {type(subject.value) for subject in subjects} - BUT_DEALS
    return rules(*(ON_ENTRIES if more else BUT_FOR_DEALS))


def _demand_guards(workspace: Workspace) -> None:
    """Raise `UsageError` where the history never had, and the files do not have, a readable guard file."""
    if workspace.remembered.trust_facts is not None:
        return
    trust = workspace.trust
    if trust is None or (isinstance(trust.root, NoRoot) and trust.root.rivals):
        return
    guards: tuple[tuple[EntryKind, _Reader, bool], ...] = (
        (EntryKind.ROSTER, read_roster, trust.roster is not None),
        (EntryKind.SETTINGS, read_settings, trust.settings is not None),
    )
    for kind, read, trusted in guards:
        files = workspace.snapshot.of(kind)
        if trusted or any(read(raw.document)[0] for raw in files):
            continue
        problems = [problem for raw in files for problem in read(raw.document)[1]]
        what = f": {problems[0].message}" if problems else ", and there never was one"
        raise UsageError(
            f"no readable file of the registry's {kind.value} is here{what}",
            help=(problems[0].help if problems else "") or _written_anew(workspace, kind),
        )


def _written_anew(workspace: Workspace, kind: EntryKind) -> str:
    """What to do about a guard file that is not there; a registry is started only where there is none."""
    if workspace.snapshot.of(EntryKind.ROSTER) or workspace.snapshot.of(EntryKind.SETTINGS):
        name = "readyctl" if kind is EntryKind.SETTINGS else kind.value
        return f"write {name}.yaml by hand; `readyctl schema {name}` says what it holds"
    return "start one with `readyctl init`"


def check_range(workspace: Workspace, bases: Sequence[str], codes: Codes = ALL) -> Report:
    """What differs between this moment and one of the commits in which the range's ends last agreed, and what
    was signed in one of them and is not any more; without any, everything.

    What a deal's note honestly records is a warning here: a gate that refuses it teaches silence.
    """
    workspace = workspace.without_cache()
    lost = lost_since(workspace, bases)
    touched = touched_since(workspace, bases) | lost
    run = rules(*ON_ENTRIES)
    everybodys = {rule.CODE for rule in run if concerns_all(rule)}
    with doing("checking what the commits changed"):
        facts = replace(facts_of(workspace, touched=touched, since=bases), lost=lost)
        found = _gathered(
            workspace,
            facts,
            Gathering(codes),
            subjects_of(workspace, bases),
            lambda seen: seen.subject.path in touched or seen.code in everybodys,
        )
    return _report(workspace, lowered(found))


def check_between(workspace: Workspace, revisions: str, codes: Codes = ALL) -> Report:
    """`check_range` at the end of `A..B`. Raises UsageError as `ends_of` does."""
    at_tip, bases = ends_of(workspace, revisions)
    return check_range(at_tip, bases, codes)


def _report(workspace: Workspace, found: Sequence[Diagnostic]) -> Report:
    docs = workspace.settings.docs
    return Report(workspace.today, workspace.revision, workspace.entries, tuple(found), docs=docs)
