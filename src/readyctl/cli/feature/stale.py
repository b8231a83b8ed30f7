"""`readyctl stale`: what needs a fresh word from engineering, worst first."""

from typing import Annotated

import typer

from readyctl.cli.again import answered
from readyctl.cli.dates import days
from readyctl.cli.feature.stale_formats import Written
from readyctl.cli.gate import TERMINAL
from readyctl.cli.options import Reading, command_line


@command_line(
    "readyctl stale",
    "readyctl stale --within 3d",
    "readyctl stale --within 3d --format github",
    "readyctl stale --for ada@example.com --format eml",
)
def command(
    *,
    within: Annotated[
        int | None, typer.Option(metavar="DAYS", parser=days, help="Also what will be stale by then, as 3d.")
    ] = None,
    whose: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="EMAIL|NAME", help="Only what this person owns, or answers for by the roster."
        ),
    ] = None,
    writing: Written,
    reading: Reading,
) -> int:
    """List what needs a fresh word from engineering, worst first. Exits 1 if anything is stale.

    What --within adds is a warning: it fails nothing, unless --strict is given.
    """
    workspace = reading.workspace()

    def tell() -> int:
        from readyctl.cli.feature.stale_list import told

        return told(workspace, within, whose, writing)

    # A file is written each time; a mail says who sends it.
    if writing.sent is not None or writing.findings.to_files != TERMINAL:
        return tell()
    return answered(workspace, ("stale", within, whose, writing), tell)
