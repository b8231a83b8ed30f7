"""The gates' common way out: findings to stdout, advice to stderr, and the exit code."""

from enum import StrEnum
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.render.painting import paint

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


def report(found: "Report", chosen: FindingsFormat, *, strict: bool = False) -> int:
    """Print the findings in a format; gives 1 for an error (or a warning, where `strict`), else 0."""
    from readyctl.render.entry import text
    from readyctl.render.entry.formats import FORMATS
    from readyctl.rules.engine import exit_code

    if chosen is FindingsFormat.TEXT:
        output.emit_lines(text.lines(found.diagnostics, found))
    else:
        output.emit_exactly(FORMATS[chosen.value](found.diagnostics, found))
    return exit_code(found.diagnostics, strict=strict)


def staged(workspace: "Workspace") -> "StagedReport":
    """What the next commit may not do. Says on stderr what it signs, grants, and leaves to sign."""
    from readyctl.workspace.reading import gates, roster_adoption

    gate = gates.check_staged(workspace)
    if gate.signs:
        output.say(paint("this commit signs: ", "green"), ", ".join(gate.signs))
    for granted in roster_adoption.granted_by_next(workspace):
        output.say(paint("this commit changes who may sign: ", "yellow"), granted)
    if gate.to_sign:
        output.say(f"after this merge, confirm the result: readyctl feature sign {' '.join(gate.to_sign)}")
    return gate


def ranged(workspace: "Workspace", revisions: str, codes: "Codes") -> "Report":
    """What `A..B` changes: the claims at B that differ from where it left A."""
    from readyctl.workspace.reading import checking

    return checking.check_between(workspace, revisions, codes)
