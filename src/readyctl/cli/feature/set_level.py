"""`readyctl feature set-level`: declares a level with exactly what it needs."""

import shlex
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.options import Here, Writing, command_line, required
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.reading import at
from readyctl.core.level.table import UNSIGNED, Level
from readyctl.core.meeting.impact import Impact
from readyctl.core.trust.roster import signers
from readyctl.errors import UsageError
from readyctl.render.painting import paint
from readyctl.workspace.changing.plan import Plan

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace

Values = dict[KeyPath, Node]
_OPTIONS: dict[KeyPath, tuple[str, str]] = {
    ("delivery", "date"): ("--date", "delivery date, such as 2027-06-30 or 2027-Q2"),
    ("delivery", "scope"): ("--scope", "what will be delivered by then"),
    ("delivery", "capacity"): ("--capacity", "who builds it, and when"),
    ("caveats",): ("--caveat", "what has to be said with it"),
    ("evidence", "production"): ("--evidence production=…", "where it runs in production"),
    ("evidence", "tests"): ("--evidence tests=…", "where its tests are"),
    ("evidence", "docs"): ("--evidence docs=…", "where it is documented"),
    ("evidence", "support"): ("--evidence support=…", "who supports it, and how"),
}
"""For each key that a level may need: the option that gives it, and the question that asks for it."""


@command_line(
    "readyctl feature set-level fx committed --date 2027-Q2 --scope '12 currencies' --capacity '2 people'",
    'readyctl feature set-level fx beta --caveat "EUR and USD only"',
    "readyctl feature set-level fx shipped --evidence docs=https://docs.example.com/fx",
)
def command(
    *,
    feature: Annotated[str, typer.Argument(metavar="ID")],
    level: Annotated[Level, typer.Argument(metavar="LEVEL")],
    date: Annotated[
        str | None, typer.Option(help="Delivery date: a day, or a quarter such as 2027-Q2.")
    ] = None,
    scope: Annotated[str | None, typer.Option(help="What will be delivered by then.")] = None,
    capacity: Annotated[str | None, typer.Option(help="Who builds it, and when.")] = None,
    caveat: Annotated[list[str] | None, typer.Option(help="What has to be said with it; repeatable.")] = None,
    evidence: Annotated[
        list[str] | None, typer.Option(metavar="KEY=TEXT", help="production, tests, docs or support.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option(help="Why it goes down or back; it goes into the commit.")
    ] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Declare a level, asking for what that level needs and for nothing else."""
    from readyctl.workspace.changing.editing import edited
    from readyctl.workspace.changing.lowering import impact_of, summary_of

    workspace = here.workspace()
    status = the_feature(workspace.inventory(), feature)
    data = status.entry.document.data or {}
    delivery = {"date": date, "scope": scope, "capacity": capacity}
    given: Values = {("delivery", key): text for key, text in delivery.items() if text}
    given |= _evidence(evidence or [])
    if caveat:
        kept = data.get("caveats")
        given["caveats",] = [*(kept if isinstance(kept, list) else []), *caveat]
    values = given | _asked(level, data, given, writing)
    removals = _contradictions(level, data)
    change = edited(workspace.top, status.entry.where, {("level",): level.value, **values}, removals)
    before = status.declared.value if status.declared else "unreadable"
    words = [f"{status.id}: {before} → {level.value}", *(f"set {dotted(path)}" for path in values)]
    words += [f"remove {dotted(path)}: a {level.value} entry carries no date" for path in removals]
    untrue = impact_of(workspace, status, level, date)
    words += summary_of(untrue)
    why = _reason_for(untrue, reason, writing)
    message = f"{status.id}: declare {level.value}" + (f"\n\n{why}" if why else "")
    plan = Plan(workspace.top, words, [change], message)
    if carry_out(plan, writing, commit=writing.commits(default=False)) or writing.dry_run:
        _say_who_signs(workspace, status, level, values)


def _evidence(pairs: list[str]) -> Values:
    values: Values = {}
    for pair in pairs:
        key, equals, text = pair.partition("=")
        if not equals or not text or ("evidence", key) not in _OPTIONS:
            raise UsageError(
                f"'{pair}' is no evidence",
                help="write --evidence docs=TEXT, with production, tests, docs or support",
            )
        values["evidence", key] = text
    return values


def _asked(level: Level, data: Mapping[str, Node], given: Values, writing: Writing) -> Values:
    """What the level needs and neither the entry nor the call says."""
    missing = [path for path in level.row.needs if path not in given and not at(dict(data), path)]
    if missing and not writing.may_ask:
        raise UsageError(
            f"{level.value} needs {', '.join(map(dotted, missing))}",
            help=f"add {' '.join(_OPTIONS[path][0] for path in missing)}",
        )
    values: Values = {}
    for path in missing:
        answer = str(typer.prompt(_OPTIONS[path][1].capitalize(), err=True))
        values[path] = [answer] if path == ("caveats",) else answer
    return values


def _contradictions(level: Level, data: Mapping[str, Node]) -> list[KeyPath]:
    """A date on a planned or exploratory entry is an error, so it goes with the level that it came with."""
    path: KeyPath = ("delivery", "date")
    return [path] if not level.needs_signature and at(dict(data), path) else []


def _reason_for(found: Impact | None, reason: str | None, writing: Writing) -> str | None:
    """The reason for the commit: asked of a person; where nobody can be asked, needed if a promise breaks."""
    if found is None or reason or writing.dry_run:
        return reason
    if writing.may_ask or found.untrue:
        return required(None, "--reason", "Reason (it goes into the commit)", writing)
    return None


def _say_who_signs(workspace: "Workspace", status: FeatureStatus, level: Level, values: Values) -> None:
    from readyctl.workspace.changing.identity import signer_here

    if not level.needs_signature:
        return
    me = signer_here(workspace, status.area)
    if me.refusal is None:
        output.say(f"your commit of this file signs it: readyctl feature sign {status.id}")
        return
    settings = "".join(f" --set {shlex.quote(f'{dotted(path)}={_as_text(v)}')}" for path, v in values.items())
    names = signers(workspace.roster, status.area)
    output.say(paint("this is not signed: ", "yellow"), f"{me.refusal}.")
    output.say(
        f"The commit hook will refuse it, and everybody else will see at most {UNSIGNED} until an engineer "
        "signs."
    )
    output.say(f"Take it back with `git checkout -- {status.entry.where.path}`, and ask for it instead:")
    output.say(f"  readyctl feature propose {status.id} {level.value}{settings} --reason '…'")
    output.say(f"{names} then runs:")
    output.say(f"  readyctl feature sign {status.id} --accept")


def _as_text(value: Node) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
