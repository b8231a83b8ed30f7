"""`readyctl inbox`: what waits for one person, and the weekly message to her."""

from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli.again import answered
from readyctl.cli.meeting.inbox_format import Format
from readyctl.cli.options import Json, Reading, command_line
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


@command_line(
    "readyctl inbox",
    "readyctl inbox --all",
    "readyctl inbox --for Ada",
    "readyctl inbox --for sam@example.com --format slack",
    "readyctl inbox --json",
)
def command(
    *,
    whose: Annotated[
        str | None,
        typer.Option("--for", metavar="EMAIL|NAME", help="Whose, or how it begins; yours, if left out."),
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="Everybody's, by whom it waits for: who has to decide what.")
    ] = False,
    output_format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="markdown, slack (blocks), teams (a card) and eml (a mail) are a weekly message, with"
            " what changed for the person's deals.",
            show_default="text",
        ),
    ] = None,
    as_json: Json = False,
    reading: Reading,
) -> int:
    """Say what waits for you, or with --all for whom, most valuable first, each with the command for it.

    Nothing here can be ticked off: it is gone once the fact that it is about has changed.
    """
    if as_json and output_format not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {output_format} ask for two formats", help="give one of them")
    if everybody and whose is not None:
        raise UsageError(f"--all and --for '{whose}' each say whose", help="give one of them")
    chosen = Format.JSON if as_json else output_format or Format.TEXT
    workspace = reading.workspace()

    def tell() -> int:
        from readyctl.cli.meeting.waiting import told, told_of_all

        return told_of_all(workspace, chosen) if everybody else told(workspace, whose, chosen)

    hers = _asking(workspace, chosen, somebody=everybody or whose is not None)
    # A week ago is looked for in the branch that is checked out, whatever moment is asked for.
    words = ("inbox", everybody or whose, chosen, workspace.head, hers)
    return answered(workspace, words, tell)


def _asking(workspace: "Workspace", chosen: Format, *, somebody: bool) -> tuple[str, ...]:
    """Who asks, where that matters: it is her inbox, or her mail."""
    from readyctl.workspace.reading.asking import asking

    return () if somebody and chosen is not Format.MAIL else asking(workspace)
