"""`readyctl feature new`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.options import Here, Writing, command_line, required
from readyctl.cli.painting import paint
from readyctl.core.entry.document import Node
from readyctl.core.entry.path import ID, EntryKind, EntryPath
from readyctl.core.entry.schema_words import listed
from readyctl.core.feature.inventory import Inventory
from readyctl.core.level.table import Level
from readyctl.errors import UsageError
from readyctl.rules.facts import same_name
from readyctl.workspace.changing.editing import ensure_sound
from readyctl.workspace.changing.plan import Change, Plan


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
        Level, typer.Option(help="Exploratory or planned; more comes with set-level.")
    ] = Level.PLANNED,
    owner: Annotated[str | None, typer.Option(help="Whom to ask: a team, or an address.")] = None,
    alias: Annotated[list[str] | None, typer.Option(help="Another name for it; repeatable.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Start an entry: an idea or a plan, with as little as that needs."""
    if level.needs_signature:
        raise UsageError(
            f"an entry starts as exploratory or planned, and {level.value} needs more",
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
    prefix = f"{workspace.registry}/" if workspace.registry else ""
    where = EntryPath(f"{prefix}features/{folder}/{feature}.yaml", EntryKind.FEATURE, feature, folder)
    change = new_entry(where, data)
    plan = Plan(
        workspace.top, [f"new feature {feature} in {folder}"], [change], f"{feature}: start as {level.value}"
    )
    _tell_of_others(workspace.inventory(), [str(data["name"]), *(alias or ())])
    if carry_out(plan, writing, commit=writing.commits(default=False)):
        output.say(f"next: readyctl feature set-level {feature} committed, once it has a date and people")


def _tell_of_others(inventory: Inventory, words: Sequence[str]) -> None:
    for word in words:
        if others := _called(inventory, word):
            output.say(
                paint("note: ", "yellow"),
                f"{listed(others, 'and')} is called '{word}' already, which `readyctl check` refuses",
            )


def _called(inventory: Inventory, word: str) -> list[str]:
    """The features that answer to this name, by id."""
    models = [(status.id, status.entry.model) for status in inventory.features]
    return [
        feature
        for feature, model in models
        if model and same_name(word) in {same_name(known) for known in (model.name, *model.aliases)}
    ]


def ensure_free(inventory: Inventory, feature: str) -> None:
    """Raise `UsageError` where a feature has, or once had, this id."""
    if inventory.find(feature) or feature in inventory.successors:
        raise UsageError(
            f"there is a feature '{feature}' already", help=f"see `readyctl feature show {feature}`"
        )


def new_entry(where: EntryPath, data: dict[str, Node]) -> Change:
    """The change that makes an entry's file. Raises `UsageError` where the entry would not be valid."""
    from readyctl.adapters.yaml.editor import dump

    after = dump(data).encode()
    ensure_sound(where, b"", after)
    return Change(where.path, None, after)


def ensure_id(what: str, text: str) -> None:
    """Refuse a text that cannot be an id or an area."""
    if not ID.fullmatch(text):
        raise UsageError(
            f"'{text}' cannot be the {what}: a-z, 0-9 and -, at most 64 characters",
            help=f"give a name such as '{suggested(text)}'",
        )


def suggested(text: str) -> str:
    """The nearest id to a free text: `FX Matching!` gives `fx-matching`."""
    letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in text.lower())
    return "-".join(part for part in letters.split("-") if part)[:64].rstrip("-") or "currency-sync"
