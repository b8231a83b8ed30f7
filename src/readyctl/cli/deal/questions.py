"""`readyctl handoff questions`."""

from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.deal.finding import the_note
from readyctl.cli.deal.prose_format import ProseFormat
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.deal.questions import FEW, questions


@command_line(
    "readyctl handoff questions acme-2026-11",
    "readyctl handoff questions acme-2026-11 --all --format markdown",
    "readyctl handoff questions note.yaml",
)
def command(
    *,
    note: Annotated[str, typer.Argument(metavar="ID|FILE")],
    everything: Annotated[bool, typer.Option("--all", help=f"Not just the {FEW} most expensive.")] = False,
    output_format: Annotated[ProseFormat, typer.Option("--format", help="How to write them.")] = (
        ProseFormat.TEXT
    ),
    as_json: Json = False,
    reading: Reading,
) -> None:
    """Print what still has to be asked about this very note, most expensive first, ready to send."""
    from readyctl.core.deal.claims import held_against
    from readyctl.core.deal.letter import discreet, letter, sendable
    from readyctl.rules.deal import open_gaps

    found = the_note(reading, note)
    held = held_against(found.facts.inventory)
    asked = discreet(found.note, questions(found.note, open_gaps(found.note, found.facts)), held)
    chosen = asked if everything else asked[:FEW]
    if as_json:
        from readyctl.render.deal.questions_json import render

        output.emit_exactly(render(found.id, sendable(chosen, held), asked=len(asked)))
    elif chosen:
        output.emit_exactly(output_format.render(letter(found.note, chosen, held)))
    if not asked:
        output.say(f"nothing is left to ask about {found.id}")
    elif len(asked) > len(chosen):
        output.say(f"{len(asked) - len(chosen)} more can wait; see them with --all")
