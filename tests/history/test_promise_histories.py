"""The ledger over random git histories: product and oracle agree on what was promised and never ended.

No sequence of commits that HEAD reaches takes an owed promise out of check and agenda unless it was withdrawn
or its deal closed; nothing here is ever shipped, so nothing is kept.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from readyctl.core.promise.lines import PromiseLine
from readyctl.workspace.reading.checking import check
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace
from support.oracle.promises import Said, forgotten, invented
from support.promise_histories import PLACES, PromiseHistory, promise_histories

always = settings(
    max_examples=60,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def said_of(line: PromiseLine) -> Said:
    limit = next((int(str(limit[2]).split()[0]) for limit in line.limits), None)
    return Said(line.feature, line.kind.value, line.due.month if line.due else None, limit)


def compare(history: PromiseHistory, top: Path) -> None:
    """Build it, and ask both."""
    workspace = Workspace.open(top, at=history.write(top))
    selling = Selling(workspace)
    vanished = selling.ledgers.vanished
    tip = history.commits[-1][1]
    for deal, stems in PLACES.items():
        gone = [said_of(one.line) for one in vanished if one.where.id in stems]
        held = history.versions(deal)
        versions = [note.said for note in held]
        # An unreadable note hides nothing: what it held before is there until a version says otherwise.
        there = [said for stem in stems if stem in tip for said in tip[stem].said]
        assert invented(versions, there, gone) == []
        if not any(note.stage == "lost" for note in held):
            assert forgotten(versions, there, gone) == []
    told = [entry.line for entry in selling.sales_moment().vanished]
    assert sorted(map(repr, told)) == sorted(repr(one.line) for one in vanished)
    found = {d.path for d in check(workspace).diagnostics if d.rule == "vanished-promise"}
    assert found == {one.where.path for one in vanished}


@seed(11)
@settings(always)
@given(history=promise_histories())
def test_no_history_loses_a_promise_or_makes_one_up(
    history: PromiseHistory, tmp_path_factory: pytest.TempPathFactory
) -> None:
    compare(history, tmp_path_factory.getbasetemp() / "promises")
