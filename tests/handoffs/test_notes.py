"""Six deals as people write them, each with everything that a careful engineer would ask about it."""

from pathlib import Path

import pytest

from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.reading import HandoffStatus, read_handoff
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.inventory import Inventory
from readyctl.core.trust.settings import DEFAULTS
from readyctl.rules.catalogue import may_be_ignored
from readyctl.rules.deal import RULES
from readyctl.rules.engine import run
from readyctl.rules.facts import Facts
from support.inventories import TODAY

NOTES = sorted((Path(__file__).parent / "notes").glob("*.yaml"))


def facts() -> Facts:
    return Facts(TODAY, Inventory([], as_of=TODAY, revision=None, settings=DEFAULTS), DEFAULTS)


def findings(path: Path) -> str:
    where = EntryPath(f"registry/handoffs/{path.name}", EntryKind.HANDOFF, path.stem)
    document = read(path.read_bytes())
    entry = read_handoff(where, document, may_be_ignored)
    assert entry.model is not None, entry.problems
    value = HandoffStatus(where, entry.model)
    subject = Subject(value, where.path, where.id, document.source, entry.problems)
    found = [d for d in run(RULES, [subject], facts()) if d.rule != "unreviewed-proposal"]
    lines = [
        f"{d.position.line if d.position else 0}: {d.severity} {d.code} {d.message}\n    {d.help}"
        for d in found
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_findings_of_a_note(path: Path) -> None:
    assert findings(path) == path.with_suffix(".findings").read_text(encoding="utf-8")


def test_there_are_six_kinds_of_deal() -> None:
    assert len(NOTES) >= 6
