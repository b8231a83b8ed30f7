"""Every feature of a moment judged from its files and its history, with nothing kept from before."""

from typing import TYPE_CHECKING

from readyctl.adapters.laid_aside import LaidAside
from readyctl.adapters.meanwhile import meanwhile
from readyctl.adapters.yaml.reader import forget
from readyctl.core.entry.path import EntryKind
from readyctl.core.entry.snapshot import RawEntry
from readyctl.core.feature.assessing import assess
from readyctl.core.feature.inventory import Inventory
from readyctl.core.feature.reading import held, read_quickly
from readyctl.core.feature.written import FeatureEntry
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.code_history import CodeHistory
from readyctl.workspace.reading.doing import doing
from readyctl.workspace.reading.garbage import nothing_to_collect
from readyctl.workspace.reading.gone import gone_entries
from readyctl.workspace.reading.standing import standing_of

if TYPE_CHECKING:
    from readyctl.workspace.reading.registry import Registry


def judged_inventory(workspace: "Registry") -> Inventory:
    """Read, judge and assess everything."""
    with nothing_to_collect(), doing("reading the entries and their history"):
        read = _read_together(workspace)
        entries = workspace.snapshot.of(EntryKind.FEATURE)
        found = standing_of(workspace, list(zip(entries, read, strict=True)))
        settings, today, at = workspace.settings, workspace.today, workspace.revision
        judged = [(entry, each.signoff) for entry, each in zip(read, found, strict=True)]
        calling = CodeHistory(workspace).calling(judged, [each.code_then for each in found], settings)
        statuses = [
            assess(entry, each.signoff, settings, today, each.last_words, commits, each.code_then)
            for entry, each, commits in zip(read, found, calling, strict=True)
        ]
        words = workspace.last_words
        there = {*(raw.where.path for raw in workspace.snapshot.entries), *workspace.snapshot.strays}
        forget()
        gone = gone_entries(words, workspace.registry, there) if words else ()
        return Inventory(statuses, as_of=today, revision=at, settings=settings, gone=gone)


def _read_together(workspace: "Registry") -> list[FeatureEntry]:
    """The features, read while git walks the history: most of the walk is waiting for git. What is wrong with
    the history is told first.
    """
    found: list[FeatureEntry] = []
    laid_aside = LaidAside()

    def look(raw: RawEntry) -> None:
        if raw.where.kind is EntryKind.FEATURE:
            entry = read_quickly(raw.where, raw.document, may_be_ignored)
            raw.document.lay_aside(laid_aside)
            found.append(held(entry))

    try:
        with meanwhile(lambda: workspace.histories):
            workspace.read(look)
            workspace.while_walking()
        return found
    finally:
        _ = workspace.histories  # raises what is wrong with it
