"""`readyctl explain`: one screen with the whole reasoning about a feature, or the page of a code."""

from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.again import answered
from readyctl.cli.options import Json, Reading, command_line
from readyctl.errors import UsageError
from readyctl.rules import catalogue


@command_line("readyctl explain fx-matching", "readyctl explain FX matching", "readyctl explain RDY201")
def command(
    *,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS|CODE...", help="A feature's id or name, or a rule's code or name."),
    ],
    reading: Reading,
    as_json: Json = False,
) -> int:
    """Say why a feature stands where it stands and what would change that; or what a rule is about."""
    subject = " ".join(words)
    page = catalogue.page(subject)
    if page is not None:
        output.emit(page)
        return 0
    if catalogue.is_code(subject):
        raise UsageError(f"there is no rule '{subject}'", help="see them all with `readyctl help rules`")
    workspace = reading.workspace()

    def tell() -> int:
        from readyctl.cli.feature.explanation import told

        return told(workspace, subject, as_json=as_json)

    return answered(workspace, ("explain", subject, as_json), tell)
