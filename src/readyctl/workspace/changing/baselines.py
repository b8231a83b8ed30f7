"""The baseline in the settings: taken from what a check finds today, and rid of what is settled."""

import datetime as dt
from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from readyctl.adapters.yaml.editor import edit_file
from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Edit, Remove, Set
from readyctl.core.text.counting import counted
from readyctl.core.trust.baseline import LONGEST, Baseline, KnownFinding, known_findings
from readyctl.core.trust.reading import read_settings
from readyctl.core.trust.settings import Settings
from readyctl.errors import UsageError
from readyctl.rules.catalogue import may_be_baselined
from readyctl.workspace.changing.plan import Change, Plan
from readyctl.workspace.changing.standing import standing_guard
from readyctl.workspace.reading import checking
from readyctl.workspace.reading.baselines import names_in
from readyctl.workspace.reading.opening import Workspace

_KEY = ("baseline",)


class Terms(Struct, frozen=True):
    """Until when findings may stand, who sees to them, and why."""

    until: dt.date
    owner: str
    reason: str


def taken(workspace: Workspace, terms: Terms, newer: Collection[str] | None = None) -> Plan:
    """The plan that lets what fails today stand until a day; of some codes only, beside those that stand
    already, where `newer` names them.

    Raises `UsageError` for a day that has passed or is too far ahead.
    """
    today = workspace.today
    if not today <= terms.until <= today + LONGEST:
        raise UsageError(
            f"a baseline that ends on {terms.until} counts for nothing on {today}",
            help=f"name a day from {today} to {today + LONGEST}: {LONGEST.days} days are the longest",
        )
    path, data, settings = _settings(workspace)
    before = settings.baseline.findings if settings.baseline else ()
    found = known_findings(
        (each for each in checking.unlowered(workspace) if newer is None or each.code in newer),
        names_in(workspace),
        may_be_baselined,
        before,
    )
    if newer is not None:
        mine = {known.name for known in found}
        found = (*(known for known in before if known.name not in mine), *found)
    fresh = len({known.name for known in found} - {known.name for known in before})
    number = counted(sum(known.times for known in found), "finding")
    words = [
        f"{number} may stand until {terms.until}; {terms.owner} sees to it",
        *([f"{fresh} of them were not in the baseline before"] if before and fresh else []),
    ]
    baseline = Baseline(until=terms.until, owner=terms.owner, reason=terms.reason, findings=found)
    change = _changed(path, data, [Set(_KEY, _written(baseline))])
    return Plan(workspace.top, words, [change], f"Baseline: {words[0]}")


def dropped(workspace: Workspace) -> Plan | None:
    """The plan that takes out what is settled, and the whole baseline where nothing is left.

    None where there is no baseline. What is left of several findings of one kind is counted anew.
    """
    path, data, settings = _settings(workspace)
    baseline = settings.baseline
    if baseline is None:
        return None
    there = {
        known.name: known.times
        for known in known_findings(checking.unlowered(workspace), names_in(workspace), may_be_baselined)
    }
    kept = tuple(
        replace(known, times=min(known.times, there[known.name]))
        for known in baseline.findings
        if known.name in there
    )
    gone = [known for known in baseline.findings if known.name not in there]
    words = [
        f"settled: {known.code} in {known.file}{f', {known.key}' if known.key else ''}" for known in gone
    ]
    if not kept:
        edits: list[Edit] = [Remove(_KEY)]
        words.append("nothing is left of the baseline, and it goes")
    else:
        edits = (
            [Set((*_KEY, "findings"), [_item(known) for known in kept])] if kept != baseline.findings else []
        )
        words.append(f"{len(kept)} still stand until {baseline.until}")
    title = f"Baseline: {len(gone)} settled, {len(kept)} left"
    return Plan(workspace.top, words, [_changed(path, data, edits)], title)


def _settings(workspace: Workspace) -> tuple[str, bytes, Settings]:
    """The settings of the work tree. Raises `UsageError` where they are not there, or not valid."""
    path = workspace.guards.settings
    data = standing_guard(workspace.top, path)
    return path, data, _valid(path, data)


def _valid(path: str, data: bytes) -> Settings:
    model, problems = read_settings(read(data))
    if model is None or problems:
        raise UsageError(f"{path}: {problems[0].message}", help=problems[0].help)
    return model


def _changed(path: str, data: bytes, edits: list[Edit]) -> Change:
    after = edit_file(data, edits)
    _valid(path, after)
    return Change(path, data, after)


def _written(baseline: Baseline) -> dict[str, Node]:
    return {
        "until": baseline.until.isoformat(),
        "owner": baseline.owner,
        "reason": baseline.reason,
        "findings": [_item(known) for known in baseline.findings],
    }


def _item(known: KnownFinding) -> dict[str, Node]:
    item: dict[str, Node] = {"code": known.code, "file": known.file}
    item |= {"key": known.key} if known.key else {}
    item |= {"claim": known.claim} if known.claim else {}
    item |= {"times": str(known.times)} if known.times > 1 else {}
    return item | ({"reason": known.reason} if known.reason else {})
