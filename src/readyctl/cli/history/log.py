"""`readyctl log ID` and `readyctl feature log ID`: a feature's levels over time."""

from typing import Annotated

import typer

from readyctl.cli.again import answered
from readyctl.cli.options import Json, Reading, command_line


@command_line("readyctl log fx-matching", "readyctl log fx-matching --json")
def command(
    *, feature: Annotated[str, typer.Argument(metavar="ID")], reading: Reading, as_json: Json = False
) -> int:
    """Tell a feature's levels over time: when, by whom, signed or not, and how its signed date slipped."""
    workspace = reading.workspace()

    def tell() -> int:
        from readyctl.cli.history.levels import told

        return told(workspace, feature, as_json=as_json)

    return answered(workspace, ("log", feature, as_json), tell)
