"""`readyctl sync record`."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import Change, Plan, carry_out
from readyctl.cli.dates import day
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.document import Node
from readyctl.core.entry import EntryKind, EntryPath
from readyctl.core.sync_answers import record_data, refusal, undecided
from readyctl.core.sync_record import SyncRecord, read_record
from readyctl.errors import Refused, UsageError

if TYPE_CHECKING:
    from readyctl.workspace import Workspace


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
    here: Here,
    writing: Writing,
) -> None:
    """Write down what the meeting found and decided, with the commit that it looked at."""
    workspace = here.workspace()
    if workspace.head is None:
        raise UsageError(
            "there is no commit yet that a meeting could look at", help="commit the registry first"
        )
    where = _where(workspace, date or workspace.today)
    if (workspace.top / where.path).exists():
        raise Refused(
            f"there is a record of {where.id} already", help=f"change {where.path} by hand, and commit it"
        )
    given = _asked(workspace, writing) if answers is None else _read(answers)
    after, record = _written(where, record_data(where.id, workspace.head, given))
    for feature in undecided(record):
        output.say(f"note: nobody has decided, or nobody owns, the mismatch of {feature}")
    found = f"{len(record.mismatches)} mismatch{'' if len(record.mismatches) == 1 else 'es'}"
    plan = Plan(
        workspace.top,
        [f"record of {where.id}: {found}, {len(record.attendees)} present, at {workspace.head[:12]}"],
        [Change(where.path, None, after)],
        f"sync of {where.id}: {found}",
    )
    carry_out(plan, writing, commit=writing.commits(default=True))


def _where(workspace: "Workspace", met: dt.date) -> EntryPath:
    prefix = f"{workspace.registry}/" if workspace.registry else ""
    return EntryPath(f"{prefix}syncs/{met}.yaml", EntryKind.SYNC, met.isoformat())


def _read(answers: Path) -> dict[str, Node]:
    from readyctl.adapters.yaml_reader import read

    try:
        blob = sys.stdin.buffer.read() if str(answers) == "-" else answers.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {answers}: {error.strerror}") from None
    document = read(blob, EntryKind.SYNC)
    if why := refusal(document):
        raise UsageError(f"{answers}: {why}", help="see `readyctl sync record --help`")
    return document.data or {}


def _asked(workspace: "Workspace", writing: Writing) -> dict[str, Node]:
    if not writing.may_ask:
        raise UsageError("what the meeting found is not given", help="add --answers FILE")
    from readyctl.cli.sync.interview import interview
    from readyctl.core.sync_agenda import agenda
    from readyctl.workspace.selling import Selling

    return interview(agenda(Selling(workspace).sales_moment()))


def _written(where: EntryPath, data: dict[str, Node]) -> tuple[bytes, SyncRecord]:
    """The file, and the record that it reads back as. Raises `UsageError` where it would not be valid."""
    from readyctl.adapters.yaml_editor import dump
    from readyctl.adapters.yaml_reader import read

    after = dump(data).encode()
    entry = read_record(where, read(after, EntryKind.SYNC))
    if entry.model is None or entry.problems:
        problem = entry.problems[0]
        raise UsageError(f"{'.'.join(map(str, problem.key))}: {problem.message}", help=problem.help)
    return after, entry.model
