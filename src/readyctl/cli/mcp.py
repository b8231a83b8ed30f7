"""`readyctl mcp`."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli.elsewhere import Asking
from readyctl.cli.options import command_line


@command_line(
    "readyctl mcp", "readyctl mcp --in ../product", "readyctl mcp --registry ../published/features.json"
)
def command(
    *,
    inside: Annotated[
        Path | None,
        typer.Option("--in", metavar="DIR", help="The repository, for a program that starts this elsewhere."),
    ] = None,
    asking: Asking,
) -> None:
    """Answer assistants over standard input and output, from the registry and without changing it.

    An assistant starts this by itself: it is told the command once. It is offered can_i_say, find_feature,
    check_text, what_changed and what_waits_for_me, and hears what sales may see. Against a published
    features.json the first three are answered, with its age, until it is too old. Needs the extra:
    pip install 'readyctl[mcp]'. Ends when the assistant does, or with Ctrl-C.
    """
    from readyctl.workspace.reading.assisting import serve

    gc.enable()  # off in a program that answers once
    serve(lambda: asking.known_now(inside))
