"""`readyctl feature new`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.options import Here, Writing, command_line, required
from readyctl.core.entry.document import Node
from readyctl.core.entry.ids import ensure_id
from readyctl.core.entry.schema_words import listed
from readyctl.core.feature.inventory import Inventory
from readyctl.core.level.table import UNSIGNED, Level
from readyctl.errors import UsageError
from readyctl.render.painting import Command, paint
from readyctl.workspace.changing.plan import Plan

_FIRST = " or ".join(level for level in Level if not level.needs_signature)


@command_line(
    "readyctl feature new fx-matching --area payments --name 'FX matching' --summary 'Across currencies.'",
)
def command(
    *,
    feature: Annotated[str, typer.Argument(metavar="ID", help="a-z, 0-9 and -, at most 64.")],
    area: Annotated[str | None, typer.Option(help="The folder that owns it.")] = None,
    name: Annotated[str | None, typer.Option(help="What people call it.")] = None,
    summary: Annotated[str | None, typer.Option(help="What it does, in a sentence.")] = None,
    level: Annotated[
        Level, typer.Option(help=f"{_FIRST.capitalize()}; more comes with set-level.")
    ] = UNSIGNED,
    owner: Annotated[str | None, typer.Option(help="Whom to ask: a team, or an address.")] = None,
    alias: Annotated[list[str] | None, typer.Option(help="Another name for it; repeatable.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Start an entry: an idea or a plan, with as little as that needs."""
    from readyctl.workspace.changing.entries import ensure_free, feature_path, new_entry

    if level.needs_signature:
        raise UsageError(
            f"an entry starts as {_FIRST}, and {level.value} needs more",
            help=f"start it, then run `readyctl feature set-level {feature} {level.value}`",
        )
    workspace = here.workspace()
    folder = required(area, "--area", "Area (the folder that owns it)", writing)
    for what, text in (("id", feature), ("area", folder)):
        ensure_id(what, text)
    ensure_free(workspace.inventory(), feature)
    data: dict[str, Node] = {
        "id": feature,
        "name": required(name, "--name", "Name (what people call it)", writing),
        "summary": required(summary, "--summary", "Summary (what it does, in a sentence)", writing),
        "level": level.value,
    }
    if alias:
        data["aliases"] = list(alias)
    if owner:
        data["owner"] = owner
    change = new_entry(feature_path(workspace.registry, folder, feature), data)
    plan = Plan(
        workspace.top, [f"new feature {feature} in {folder}"], [change], f"{feature}: start as {level.value}"
    )
    _tell_of_others(workspace.inventory(), [str(data["name"]), *(alias or ())])
    if carry_out(plan, writing, within=workspace, commit=writing.commits(default=False)):
        later = Command(f"readyctl feature set-level {feature} committed")
        output.say("next: ", later, ", once it has a date and people")


def _tell_of_others(inventory: Inventory, words: Sequence[str]) -> None:
    for word in words:
        if others := inventory.names.called(word):
            output.say(
                paint("note: ", "yellow"),
                f"{listed(others, 'and')} is called '{word}' already, which `readyctl check` refuses",
            )
