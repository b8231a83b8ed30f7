"""How `readyctl stale` is written: the options of that command about it, and what they may hold."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from readyctl.cli.findings_options import Findings, OutputFile, Strict, Summary
from readyctl.cli.gate import TERMINAL, FindingsFormat
from readyctl.cli.options import Json, OptionGroup
from readyctl.errors import UsageError


class Format(StrEnum):
    """As findings, as in `FindingsFormat`; as a message; or as a calendar."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"
    SLACK = "slack"
    TEAMS = "teams"
    MAIL = "eml"
    CALENDAR = "ics"


_SENT = frozenset({Format.SLACK, Format.TEAMS, Format.MAIL, Format.CALENDAR})
"""What goes to people, and holds no findings."""


@dataclass(frozen=True)
class Written(OptionGroup):
    """A list, findings, or something that is sent to people."""

    strict: Strict = False
    output_format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="How to write it: as findings; as a message (slack, teams, eml); as a calendar (ics), which"
            " holds everything that will be stale one day, unless --within is given.",
            show_default="text",
        ),
    ] = None
    output_file: OutputFile = None
    summary: Summary = None
    as_json: Json = False

    def __post_init__(self) -> None:
        """Raise `UsageError` for what cannot be carried out together, before anything is read."""
        if self.as_json and self.sent:
            raise UsageError(f"--json and --format {self.sent} ask for two formats", help="give one of them")
        if self.findings.to_files != TERMINAL and self.findings.output_format is None:
            what = "a message is printed" if self.sent else "a list is asked for"
            raise UsageError(f"a file holds findings, and {what}", help="add --format github, or another")

    @property
    def sent(self) -> Format | None:
        """The format of what is sent to people; None where nothing is."""
        return self.output_format if self.output_format in _SENT else None

    @property
    def findings(self) -> Findings:
        """The same options as of other commands with findings; a list and a message have no format there."""
        shown = None if self.sent or self.output_format is None else FindingsFormat(self.output_format)
        return Findings(self.strict, shown, self.output_file, self.summary, self.as_json)
