"""Whatever a check of a range lets through takes no signature away above planned, no signed entry from its
place, and lifts no level.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings

from readyctl.core.entry.diagnostic import Severity
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.level.table import WEAKEST
from readyctl.core.trust.signoff import Signed, Unsigned
from readyctl.errors import ReadyctlError
from readyctl.workspace.reading.checking import check_range
from readyctl.workspace.reading.opening import Workspace
from support.histories import History, histories
from support.noted import Noted
from support.repo import RepoBuilder
from support.verdicts import NOW

SHARES = 10
PER_SHARE = 100
often = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False)


def let_through(top: Path, place: int) -> None:
    """Hold the gate to its word on one range of a history that ends at HEAD."""
    repo = RepoBuilder(top, create=False)
    listed = repo.git("rev-list", "--topo-order", "HEAD").split()
    start = listed[place % len(listed)]
    workspace = Workspace.open(top, at="HEAD", now=NOW, as_of=NOW.date())
    bases = workspace.repository.merge_bases(start, "HEAD")
    try:
        report = check_range(workspace, bases)
        then = [_features(workspace.moment(base, as_of=NOW.date())) for base in bases]
    except ReadyctlError:  # no registry at one end, or no readable roster: that is no pass
        return
    if any(found.severity is Severity.ERROR for found in report.diagnostics):
        return
    known = set(repo.git("rev-list", *bases, "--").split())
    taken = {gone.where.path for gone in workspace.inventory().gone if gone.fate.disputed}
    assert not any(taken & features.keys() for features in then)
    for path, status in _features(workspace).items():
        if not isinstance(status.signoff, Unsigned):
            continue
        before = [features[path] for features in then if path in features]
        signed = [old for old in before if isinstance(old.signoff, Signed)]
        assert not (signed and status.needs_signature and not status.held_down), (path, status)
        if any(word.act.commit not in known for word in status.last_words):
            continue  # engineering's own word, which came with the range: that is what it falls back to
        assert not any(status.effective.rank > old.effective.rank for old in signed), (path, status)
        assert all(old.effective is not WEAKEST or status.effective is WEAKEST for old in signed)


def _features(workspace: Workspace) -> dict[str, FeatureStatus]:
    return {status.entry.where.path: status for status in workspace.inventory().features}


def hold(share: int, examples: int, top: Path) -> int:
    """From every commit of every history on: what slips through one range alone is too rare to be met.

    Gives the number of ranges.
    """
    ranges = 0

    @seed(share)
    @settings(often, max_examples=examples)
    @given(history=histories())
    def run(history: History) -> None:
        nonlocal ranges
        history.write(top)
        for place in range(1, len(history.steps)):
            let_through(top, place)
            ranges += 1

    run()
    return ranges


def test_a_few_histories_from_every_commit_on(tmp_path: Path) -> None:
    assert hold(1, 25, tmp_path / "repo") > 25


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_thousands_of_histories(share: int, tmp_path: Path, record_property: Noted) -> None:
    record_property("ranges", hold(100 + share, PER_SHARE, tmp_path / "repo"))
