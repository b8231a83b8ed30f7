"""`readyctl schema`: the JSON Schemas, for editors and for other programs."""

from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import command_line
from readyctl.core.entry.schema_words import listed
from readyctl.core.text.closest import closest
from readyctl.errors import UsageError


@command_line("readyctl schema", "readyctl schema feature > feature.schema.json")
def command(
    *,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Which one; the list, if left out.")
    ] = None,
) -> None:
    """Print a JSON Schema, or the names of all of them."""
    from readyctl.render.json_schemas import SCHEMAS, schema

    if name is None:
        output.emit("\n".join(SCHEMAS))
    elif name in SCHEMAS:
        output.emit_exactly(schema(name))
    else:
        raise UsageError(f"there is no schema '{name}'", help=_meant(name, list(SCHEMAS)))


def _meant(name: str, known: list[str]) -> str:
    close = closest(name, known)
    return f"did you mean '{close}'?" if close else f"there are {listed(known, 'and')}"
