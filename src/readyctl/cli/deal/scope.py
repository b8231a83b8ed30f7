"""`readyctl handoff scope`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.deal.finding import place, the_note
from readyctl.cli.options import Json, Reading, command_line
from readyctl.errors import UsageError


class ScopeFormat(StrEnum):
    """How the paragraphs are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    DOCX = "docx"


@command_line(
    "readyctl handoff scope acme-2026-11 --format markdown",
    "readyctl handoff scope acme-2026-11 --trace",
    "readyctl handoff scope acme-2026-11 --format docx --output scope.docx",
)
def command(
    *,
    note: Annotated[str, typer.Argument(metavar="ID|FILE")],
    output_format: Annotated[ScopeFormat, typer.Option("--format", help="How to write it.")] = (
        ScopeFormat.TEXT
    ),
    trace: Annotated[bool, typer.Option("--trace", help="Say which line each phrase stands on.")] = False,
    target: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write to a file.")] = None,
    as_json: Json = False,
    reading: Reading,
) -> None:
    """Write the proposal's paragraphs: what the estimate assumes, and what is not included."""
    from readyctl.core.deal.claims import held_against
    from readyctl.core.deal.scope import scope
    from readyctl.core.deal.scope_text import scope_blocks

    if as_json and output_format is not ScopeFormat.TEXT:
        raise UsageError(f"--json and --format {output_format} ask for two formats", help="give one of them")
    if output_format is ScopeFormat.DOCX and target is None:
        raise UsageError("a .docx does not go to the terminal", help="add --output scope.docx")
    found = the_note(reading, note)
    scoped = scope(found.note, held_against(found.facts.inventory))
    if as_json:
        from readyctl.render.deal.scope_json import render

        _deliver(target, render(found.id, scoped))
        return
    places = (lambda at: place(found, at)) if trace else None
    blocks = list(scope_blocks(scoped, places))
    if output_format is ScopeFormat.DOCX:
        from readyctl.workspace.changing.outputs import word_document

        _write(target, word_document(blocks))
        return
    from readyctl.render import prose

    _deliver(target, prose.markdown(blocks) if output_format is ScopeFormat.MARKDOWN else prose.text(blocks))


def _deliver(target: Path | None, text: str) -> None:
    if target is None:
        output.emit_exactly(text)
    else:
        _write(target, text.encode())


def _write(target: Path | None, data: bytes) -> None:
    from readyctl.workspace.changing.outputs import write_over

    if target is not None:
        write_over(target, data)
        output.say(f"written to {target}")
