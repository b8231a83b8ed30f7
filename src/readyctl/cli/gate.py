"""The gates' common way out: findings to stdout, advice to stderr, and the exit code."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.cli import output
from readyctl.render.painting import Command, paint

if TYPE_CHECKING:
    from readyctl.workspace.reading.gathering import Codes
    from readyctl.workspace.reading.opening import Workspace
    from readyctl.workspace.reading.report import Report
    from readyctl.workspace.reading.staged_report import StagedReport


class FindingsFormat(StrEnum):
    """How findings are written; the exit code is the same in all of them."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


class Places(Struct, frozen=True):
    """Files that findings go to: `file` is written anew in the format asked for, `summary` is added to."""

    file: Path | None = None
    summary: Path | None = None


TERMINAL = Places()


def report(
    found: "Report",
    chosen: FindingsFormat,
    *,
    strict: bool = False,
    places: Places = TERMINAL,
    preface: str = "",
) -> int:
    """Print the findings in a format; gives 1 for an error (or a warning, where `strict`), else 0.

    With a file the format goes there and text to stdout, so that a job's log is never empty. `preface` is
    Markdown that stands above the table in a summary.
    """
    from readyctl.render.entry import text
    from readyctl.rules.engine import exit_code

    if chosen is FindingsFormat.TEXT or places.file is not None:
        output.emit_lines(text.lines(found.diagnostics, found))
    elif chosen is FindingsFormat.JSON:
        from readyctl.render.entry import json_v1

        for part in json_v1.parts(found.diagnostics, found):
            output.emit_exactly(part)
    else:
        output.emit_exactly(_formatted(found, chosen))
    if places.file is not None:
        from readyctl.workspace.changing.outputs import write_over

        write_over(places.file, _formatted(found, chosen).encode())
    if places.summary is not None:
        _summarise(found, places.summary, preface)
    return exit_code(found.diagnostics, strict=strict)


def _formatted(found: "Report", chosen: FindingsFormat) -> str:
    from readyctl.render.entry.formats import FORMATS

    return FORMATS[chosen.value](found.diagnostics, found)


def _summarise(found: "Report", summary: Path, preface: str) -> None:
    from readyctl.render.entry import markdown
    from readyctl.workspace.changing.outputs import add_to

    def table(room: int) -> bytes:
        return (preface + markdown.render(found.diagnostics, found, room - len(preface.encode()))).encode()

    add_to(summary, table, most=markdown.MOST_BYTES)


def staged(workspace: "Workspace") -> "StagedReport":
    """What the next commit may not do. Says on stderr what it signs, grants, and leaves to sign."""
    from readyctl.workspace.reading import gates, roster_adoption

    gate = gates.check_staged(workspace)
    if gate.signs:
        output.say(paint("this commit signs: ", "green"), ", ".join(gate.signs))
    for granted in roster_adoption.granted_by_next(workspace):
        output.say(paint("this commit changes who may sign: ", "yellow"), granted)
    if gate.to_sign:
        output.say(
            "after this merge, confirm the result: ",
            Command(f"readyctl feature sign {' '.join(gate.to_sign)}"),
        )
    return gate


def ranged(workspace: "Workspace", revisions: str, codes: "Codes") -> "Report":
    """What `A..B` changes: the claims at B that differ from where it left A."""
    from readyctl.workspace.reading import checking

    return checking.check_between(workspace, revisions, codes)
