"""`readyctl suggest`: the cheapest repairs first, by the money behind each."""

from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.again import answered
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.text.counting import counted
from readyctl.render.painting import paint

if TYPE_CHECKING:
    from readyctl.core.meeting.repairs import Repair
    from readyctl.workspace.reading.opening import Workspace

_FEW = 10


@command_line("readyctl suggest", "readyctl suggest --all", "readyctl suggest --json")
def command(
    *,
    everything: Annotated[bool, typer.Option("--all", help="All of them, not the first ten.")] = False,
    as_json: Json = False,
    reading: Reading,
) -> int:
    """Say what to repair first: the most money in the pipeline for the least effort.

    An effort of 1 is one command. What has to be written, read or talked about first counts more.
    """
    workspace = reading.workspace()
    words = ("suggest", everything, as_json)
    return answered(workspace, words, lambda: _told(workspace, everything=everything, as_json=as_json))


def _told(workspace: "Workspace", *, everything: bool, as_json: bool) -> int:
    from readyctl.core.meeting.repairs import repairs
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.inbox import waiting_for_engineering

    waiting = waiting_for_engineering(Selling(workspace))
    as_of = waiting.inventory.as_of
    found = repairs(waiting)
    if as_json:
        from readyctl.render.meeting.suggest_json import render

        output.emit_exactly(render(found, as_of))
        return 0
    if not found:
        output.say(f"{as_of}: nothing to repair")
        return 0
    told = found if everything else found[:_FEW]
    for each in told:
        _tell(each)
    if left := len(found) - len(told):
        output.say(f"{counted(left, 'more repair')}: readyctl suggest --all")
    return 0


def _tell(each: "Repair") -> None:
    from readyctl.core.deal.money import money_words

    item = each.item
    value = f", {money_words(item.value)}" if item.value else ""
    by = f"; {' or '.join(each.by)}" if each.by else ""
    weight = f"(effort {each.effort}{value})"
    output.emit_lines([(paint(f"{item.what:<7}", "yellow"), f"  {item.subject} {weight}: {item.why}{by}")])
    output.emit(" " * 9, paint(item.command, "cyan"))
