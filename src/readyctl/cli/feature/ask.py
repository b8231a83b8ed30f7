"""`readyctl ask`."""

import datetime as dt
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.dates import due
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.feature.ask import Question, ask
from readyctl.core.level.kind import Kind


@command_line(
    'readyctl ask "multi-currency"',
    'readyctl ask "FX matching" --kind contract --by 2027-Q3',
    "readyctl ask fx-matching --kind demo --at 2026-11-03 --json",
)
def command(
    *,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The feature, in anybody's words.")],
    kind: Annotated[Kind | None, typer.Option(help="One kind of promise; without it, all of them.")] = None,
    by: Annotated[
        dt.date | None, typer.Option(metavar="DATE", parser=due, help="The date that would be promised.")
    ] = None,
    reading: Reading,
    as_json: Json = False,
) -> int:
    """May I say this to a customer? Exits 0 for yes, 1 for no and for what nobody knows.

    Without --kind the answer in one word is the one for mentioning it.
    """
    inventory = reading.workspace().inventory()
    reply = ask(Question(words, kind, by), inventory)
    if as_json:
        from readyctl.render.feature.ask_json import render as render_json

        output.emit_exactly(render_json(reply, inventory))
    else:
        from readyctl.render.feature.ask import render

        output.emit(render(reply, inventory.as_of))
    return 0 if reply.answer.fine else 1
