"""`readyctl diff`: what changed for sales between two moments."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.meeting.affected_deals import Touched, touched
from readyctl.core.meeting.difference import Difference
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.workspace.reading.comparing import Compared
    from readyctl.workspace.reading.deals import Selling

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
    "readyctl diff --since 2026-11-01 --mine",
)
def command(
    *,
    before: Annotated[str | None, typer.Argument(metavar="A", help="A revision or a date.")] = None,
    after: Annotated[
        str | None, typer.Argument(metavar="B", help="The same; the work tree if left out.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE|last-sync", help="Instead of A.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only what touches the deals that I own.")] = False,
    output_format: Annotated[
        Format | None, typer.Option("--format", help="How to write it.", show_default="text")
    ] = None,
    as_json: Json = False,
    reading: Reading,
) -> None:
    """Tell what changed for sales between two moments; without any, since the last commit."""
    from readyctl.workspace.reading.comparing import last_sync, on_its_day
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
    start = last_sync(now) if since == LAST_SYNC else since or before or "HEAD"
    found = _compared(Selling(on_its_day(now, reading.as_of)), start, mine=mine)
    chosen = Format.JSON if as_json else output_format or Format.TEXT
    said = _rendered(found.difference, touched(found.difference.changes, found.notes), chosen)
    (output.emit if chosen is Format.TEXT else output.emit_exactly)(said)


def _compared(selling: "Selling", start: str, *, mine: bool) -> "Compared":
    from readyctl.workspace.reading.colleagues import at_the_keyboard
    from readyctl.workspace.reading.comparing import compared, owned

    whose = at_the_keyboard(selling.workspace) if mine else None
    if whose is not None and not owned(selling, whose):
        raise UsageError(f"{whose} owns no deal here", help="see whose they are: readyctl pipeline list")
    return compared(selling, start, whose)


def _rendered(difference: Difference, behind: Mapping[str, Touched], chosen: Format) -> str:
    from readyctl.render.meeting import diff_json, diff_markdown, diff_text

    renderers: dict[Format, Callable[[Difference, Mapping[str, Touched]], str]] = {
        Format.TEXT: diff_text.render,
        Format.MARKDOWN: diff_markdown.render,
        Format.JSON: diff_json.render,
    }
    return renderers[chosen](difference, behind)
