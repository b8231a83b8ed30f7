"""`readyctl suggest`: the cheapest repairs first, by the money behind each."""

from typing import Annotated

import typer

from readyctl.cli.again import answered
from readyctl.cli.meeting.inbox_format import Format
from readyctl.cli.options import Json, Reading, command_line
from readyctl.errors import UsageError


@command_line(
    "readyctl suggest", "readyctl suggest --all", "readyctl suggest --format slack", "readyctl suggest --json"
)
def command(
    *,
    everything: Annotated[bool, typer.Option("--all", help="All of them, not the first ten.")] = False,
    output_format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="How to write it; slack, teams and eml are messages. JSON has all of them.",
            show_default="text",
        ),
    ] = None,
    as_json: Json = False,
    reading: Reading,
) -> int:
    """Say what to settle first, whoever has to: the most money in the pipeline for the least effort.

    It is what `readyctl inbox --all` has, in another order. An effort of 1 is one command. What has to be
    written, read or talked about first counts more.
    """
    if as_json and output_format not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {output_format} ask for two formats", help="give one of them")
    chosen = Format.JSON if as_json else output_format or Format.TEXT
    workspace = reading.workspace()

    def tell() -> int:
        from readyctl.cli.meeting.suggesting import told

        return told(workspace, chosen, everything=everything)

    if chosen is Format.MAIL:
        return tell()
    return answered(workspace, ("suggest", everything, chosen), tell)
