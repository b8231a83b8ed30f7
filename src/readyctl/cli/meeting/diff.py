"""`readyctl diff`: what changed for sales between two moments."""

import contextlib
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.deal.promise_changes import Key, LedgerEntry, promise_changes
from readyctl.core.entry.path import EntryKind
from readyctl.core.feature.inventory import Inventory
from readyctl.core.meeting.affected_deals import Touched, deals_by_feature, touched
from readyctl.core.meeting.difference import Difference, compare
from readyctl.errors import NoRegistry, UsageError

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace

LAST_SYNC = "last-sync"


class Format(StrEnum):
    """How the difference is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@command_line(
    "readyctl diff --since 2026-11-01",
    "readyctl diff v1.2 v1.3 --format markdown",
    "readyctl diff --since last-sync",
)
def command(
    *,
    before: Annotated[str | None, typer.Argument(metavar="A", help="A revision or a date.")] = None,
    after: Annotated[
        str | None, typer.Argument(metavar="B", help="The same; the work tree if left out.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE|last-sync", help="Instead of A.")] = None,
    output_format: Annotated[
        Format | None, typer.Option("--format", help="How to write it.", show_default="text")
    ] = None,
    as_json: Json = False,
    reading: Reading,
) -> None:
    """Tell what changed for sales between two moments; without any, since the last commit."""
    from readyctl.workspace.reading.deals import Selling

    if as_json and output_format not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {output_format} ask for two formats", help="give one of them")
    if before and since:
        raise UsageError("both A and --since say where to begin", help="give one of them")
    now = reading.workspace() if after is None else reading.workspace().moment(after, as_of=reading.as_of)
    if now.head is None:
        raise UsageError(
            "there is no commit here yet, so there is nothing to compare with",
            help="commit the registry first",
        )
    start = _last_sync(now) if since == LAST_SYNC else since or before or "HEAD"
    (earlier, promised), now = _at_first(now, start), _on_its_day(now, reading.as_of)
    selling = Selling(now)
    notes = selling.live_notes
    difference = replace(
        compare(earlier, now.inventory(), deals_by_feature(notes, now.inventory())),
        promises=promise_changes(promised, selling.ledgers.entries),
    )
    chosen = Format.JSON if as_json else output_format or Format.TEXT
    output.emit(_rendered(difference, touched(difference.changes, notes), chosen))


def _at_first(now: "Workspace", start: str) -> tuple[Inventory, Mapping[Key, LedgerEntry]]:
    """The features and promises at the beginning; none where there was no registry yet, or on a day before
    all commits.
    """
    from readyctl.workspace.reading.days import newest_by
    from readyctl.workspace.reading.deals import Selling

    with contextlib.suppress(ValueError):
        day = dt.date.fromisoformat(start)
        if now.head and newest_by(now, day) is None:
            return Inventory((), as_of=day, revision=None, settings=now.settings), {}
    then = _on_its_day(now.moment(start))
    try:
        return then.inventory(), Selling(then).ledgers.entries
    except NoRegistry:
        return Inventory((), as_of=then.today, revision=then.revision, settings=now.settings), {}


def _on_its_day(workspace: "Workspace", as_of: dt.date | None = None) -> "Workspace":
    """The same moment, judged on its commit's own day; the work tree on today's."""
    from readyctl.workspace.reading.days import day_of

    if as_of is not None or workspace.asked.at is None or workspace.revision is None:
        return workspace
    return workspace.moment(workspace.asked.at, as_of=day_of(workspace, workspace.revision))


def _last_sync(workspace: "Workspace") -> str:
    syncs = workspace.snapshot.of(EntryKind.SYNC)
    if not syncs:
        raise UsageError("there has been no sync yet", help="name a date: --since 2026-11-01")
    return max(entry.where.id for entry in syncs)


def _rendered(difference: Difference, behind: Mapping[str, Touched], chosen: Format) -> str:
    from readyctl.render.meeting import diff_json, diff_markdown, diff_text

    renderers: dict[Format, Callable[[Difference, Mapping[str, Touched]], str]] = {
        Format.TEXT: diff_text.render,
        Format.MARKDOWN: diff_markdown.render,
        Format.JSON: diff_json.render,
    }
    return renderers[chosen](difference, behind)
