"""`readyctl sync record`."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.dates import day
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.entry.document import Node
from readyctl.core.meeting.answers import record_data, refusal, undecided
from readyctl.core.meeting.record import SyncRecord
from readyctl.errors import Refused, UsageError
from readyctl.workspace.changing.plan import Plan

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


@command_line(
    "readyctl sync record",
    "readyctl sync record --answers answers.yaml --yes",
    "readyctl sync record --answers - --no-commit < answers.yaml",
)
def command(
    *,
    answers: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="YAML with attendees, mismatches and notes; - is standard input."),
    ] = None,
    date: Annotated[
        dt.date | None, typer.Option(metavar="DATE", parser=day, help="When you met, if it was not today.")
    ] = None,
    revision: Annotated[
        str | None,
        typer.Option(metavar="REV", help="The commit that you looked at, if not the newest of that day."),
    ] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Write down what the meeting found and decided, with the commit that it looked at."""
    from readyctl.workspace.changing.records import new_record, record_path

    workspace = here.workspace()
    met = date or workspace.today
    where = record_path(workspace.registry, met)
    looked_at = _looked_at(workspace, met, revision)
    if (workspace.top / where.path).exists():
        raise Refused(
            f"there is a record of {where.id} already", help=f"change {where.path} by hand, and commit it"
        )
    seen = workspace if looked_at == workspace.head else workspace.moment(looked_at, as_of=met)
    given = _asked(seen, writing) if answers is None else _read(answers)
    change, record = new_record(where, record_data(where.id, looked_at, given))
    for feature in _unknown(seen, record):
        output.say(f"note: there is no feature '{feature}'; the agenda tells it apart")
    for feature in undecided(record):
        output.say(f"note: nobody has decided, or nobody owns, the mismatch of {feature}")
    found = f"{len(record.mismatches)} mismatch{'' if len(record.mismatches) == 1 else 'es'}"
    plan = Plan(
        workspace.top,
        [f"record of {where.id}: {found}, {len(record.attendees)} present, at {looked_at[:12]}"],
        [change],
        f"sync of {where.id}: {found}",
    )
    carry_out(plan, writing, commit=writing.commits(default=True))


def _looked_at(workspace: "Workspace", met: dt.date, revision: str | None) -> str:
    """The commit that was looked at: the one named, else the branch's newest of that day."""
    head = workspace.head
    if head is None:
        raise UsageError(
            "there is no commit yet that a meeting could look at", help="commit the registry first"
        )
    if met > workspace.today:
        raise UsageError(f"{met} is still to come", help="record a meeting on its day, or later")
    if revision is not None:
        commit = workspace.repository.resolve(revision)
        if not workspace.repository.is_ancestor(commit, head):
            raise UsageError(
                f"{commit[:12]} is no commit of this branch's history", help="name one that `git log` shows"
            )
        return commit
    if met == workspace.today:
        return head
    from readyctl.workspace.reading.days import newest_by

    newest = newest_by(workspace, met)
    if newest is None:
        raise UsageError(f"there is no commit of {met} or before", help="name the commit with --revision")
    return newest


def _unknown(seen: "Workspace", record: SyncRecord) -> tuple[str, ...]:
    inventory = seen.inventory()
    named = dict.fromkeys(mismatch.feature for mismatch in record.mismatches)
    return tuple(f for f in named if not inventory.find(f) and f not in inventory.successors)


def _read(answers: Path) -> dict[str, Node]:
    from readyctl.workspace.reading.inputs import read_yaml

    document = read_yaml(answers)
    if why := refusal(document):
        raise UsageError(f"{answers}: {why}", help="see `readyctl sync record --help`")
    return document.data or {}


def _asked(workspace: "Workspace", writing: Writing) -> dict[str, Node]:
    if not writing.may_ask:
        raise UsageError("what the meeting found is not given", help="add --answers FILE")
    from readyctl.cli.meeting.interview import interview
    from readyctl.core.meeting.agenda import agenda
    from readyctl.workspace.reading.deals import Selling

    return interview(agenda(Selling(workspace).sales_moment()))
