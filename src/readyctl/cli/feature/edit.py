"""`readyctl feature edit`: single values, and nothing else in the file."""

from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.entry.path import UNCOVERED, EntryKind
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.proposals import key_path
from readyctl.core.feature.reading import at
from readyctl.core.trust.roster import signers
from readyctl.errors import UsageError
from readyctl.render.painting import paint
from readyctl.workspace.changing.plan import Plan, about

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace

Pairs = list[str] | None


@command_line(
    "readyctl feature edit fx --set owner=payments-platform --add aliases='FX sync'",
    "readyctl feature edit fx --unset notes",
)
def command(
    *,
    feature: Annotated[str, typer.Argument(metavar="ID")],
    sets: Annotated[Pairs, typer.Option("--set", metavar="KEY=TEXT", help="Set a value; repeatable.")] = None,
    additions: Annotated[
        Pairs, typer.Option("--add", metavar="KEY=TEXT", help="Add to a list; repeatable.")
    ] = None,
    unset: Annotated[Pairs, typer.Option(metavar="KEY", help="Remove a key; repeatable.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Change single values; comments, order and style of the file stay as they are."""
    from readyctl.workspace.changing.editing import edited
    from readyctl.workspace.changing.proposing import granted_by

    workspace = here.workspace()
    status = the_feature(workspace.inventory(), feature)
    data = status.entry.document.data or {}
    values: dict[KeyPath, Node] = {}
    for pair in sets or []:
        path, text = _pair(pair)
        values[path] = text
    for pair in additions or []:
        path, text = _pair(pair)
        kept = values.get(path, at(data, path))
        values[path] = [*(kept if isinstance(kept, list) else []), text]
    removals = [key_path(key) for key in unset or []]
    if not values and not removals:
        raise UsageError(
            "nothing is named to change", help="add --set KEY=TEXT, --add KEY=TEXT or --unset KEY"
        )
    granted = granted_by(workspace, status, (values, removals))
    change = edited(workspace.top, status.entry.where, values, [*removals, *granted])
    keys = ", ".join(dotted(path) for path in (*values, *removals))
    words = [f"{status.id}: change {keys}"]
    words += [f"remove {dotted(path)}: that is what it asks for" for path in granted]
    plan = Plan(workspace.top, words, [change], about(status.id, keys))
    if carry_out(plan, writing, within=workspace, commit=writing.commits(default=False)):
        _say_what_it_does(workspace, status, [*values, *removals])


def _say_what_it_does(workspace: "Workspace", status: FeatureStatus, paths: list[KeyPath]) -> None:
    """Tell somebody who may not sign that a covered key takes the signature with it."""
    from readyctl.workspace.changing.identity import signer_here

    covered = [path for path in paths if path[0] not in UNCOVERED[EntryKind.FEATURE]]
    if not covered or status.declared is None or not status.declared.needs_signature:
        return
    me = signer_here(workspace, status.area)
    if me.refusal is None:
        return
    output.say(
        paint("this is not signed any more: ", "yellow"),
        f"{', '.join(map(dotted, covered))} is part of what engineering signed, and {me.refusal}.",
    )
    output.say(
        f"{signers(workspace.roster, status.area)} confirms it with: readyctl feature sign {status.id}"
    )


def _pair(text: str) -> tuple[KeyPath, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"'{text}' sets nothing", help="write KEY=TEXT, such as owner=payments-platform")
    return key_path(key), value
