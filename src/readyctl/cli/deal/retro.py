"""`readyctl handoff retro`."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.dates import day
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.trust.settings import Phrase
from readyctl.errors import UsageError
from readyctl.workspace.changing.plan import diff

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


@command_line("readyctl handoff retro", "readyctl handoff retro --since 2026-07-01 --json")
def command(
    *,
    last: Annotated[int | None, typer.Option(min=1, help="The deals proposed last. Default: 3.")] = None,
    since: Annotated[
        dt.date | None, typer.Option(metavar="DATE", parser=day, help="The deals proposed since.")
    ] = None,
    as_json: Json = False,
    reading: Reading,
) -> None:
    """Look back over deals: what was open when the proposal went out, and what would have caught it."""
    from readyctl.core.deal.retro import look_back
    from readyctl.render.deal import retro, retro_json
    from readyctl.workspace.reading.checking import facts_of
    from readyctl.workspace.reading.past_deals import past_deals
    from readyctl.workspace.reading.reviews import Reviews

    if last is not None and since is not None:
        raise UsageError("--last and --since are two ways to choose deals", help="give one of them")
    workspace = reading.workspace()
    deals = past_deals(Reviews(workspace), facts_of(workspace))
    chosen = [d for d in deals if d.proposed_on >= since] if since else deals[: last or 3]
    found = look_back(chosen, workspace.settings.phrases)
    if as_json:
        output.emit_exactly(retro_json.render(found))
        return
    if not chosen:
        output.say("no deal has reached a proposal yet" if not deals else "no deal was proposed since then")
        return
    output.emit_text(retro.text(found))
    if found.phrases:
        _propose(workspace, found.phrases)


def _propose(workspace: "Workspace", phrases: tuple[Phrase, ...]) -> None:
    """Show what could be added to the settings; nothing is written, for it is a lead's to decide."""
    from readyctl.workspace.changing.settings import with_phrases

    change = with_phrases(workspace, phrases)
    if change is None:
        return
    output.emit("Proposed for the settings, for a lead to adopt:")
    for line in diff(change):
        output.emit(line)
