"""`readyctl sync record`."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.dates import day
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.entry.document import Node, SourceMap
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.meeting.answers import record_data, refusal, undecided
from readyctl.core.meeting.dates import sync_after
from readyctl.core.meeting.draft import MeetingDraft
from readyctl.core.meeting.record import SyncRecord
from readyctl.errors import Exit, ReadyctlError, Refused, UsageError
from readyctl.render.painting import Command
from readyctl.workspace.changing.plan import Plan

if TYPE_CHECKING:
    from readyctl.workspace.changing.drafts import MeetingDraftFile
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
    fresh: Annotated[bool, typer.Option("--fresh", help="Put an old draft aside.")] = False,
    here: Here,
    writing: Writing,
) -> int:
    """Write down what the meeting found and decided, with the commit that it looked at.

    At a terminal every answer is kept as it is given: Ctrl-C stops, and the next start goes on.
    """
    from readyctl.workspace.changing.records import record_path

    workspace = here.workspace()
    met = date or workspace.today
    where = record_path(workspace.registry, met)
    if (workspace.top / where.path).exists():
        raise Refused(
            f"there is a record of {where.id} already", help=f"change {where.path} by hand, and commit it"
        )
    if answers is not None:
        looked_at = _looked_at(workspace, met, revision)
        _record(_Meeting(workspace, met, looked_at), _read(answers), writing)
        return 0
    return _sit(workspace, met, revision, writing, fresh=fresh)


class _Meeting(Struct, frozen=True):
    """The day of a meeting, and the commit that it looked at."""

    workspace: "Workspace"
    met: dt.date
    looked_at: str

    @property
    def seen(self) -> "Workspace":
        """The registry as the meeting saw it."""
        if self.looked_at == self.workspace.head:
            return self.workspace
        return self.workspace.moment(self.looked_at, as_of=self.met)


class _Answers(Struct, frozen=True):
    """What a meeting answered, by key; `file` is where that was read, if it was."""

    data: dict[str, Node]
    file: str = ""
    source: SourceMap | None = None

    def place(self, key: KeyPath) -> str:
        """Where the answer to a key stands, to go before what is wrong with it; nothing without a file."""
        if self.source is None:
            return ""
        at = self.source.value(key)
        return f"{self.file}:{at.line}:{at.column}: "


def _record(meeting: _Meeting, given: _Answers, writing: Writing) -> bool:
    """Show the record, and write it. Returns whether it was written."""
    from readyctl.workspace.changing.records import new_record, record_path

    workspace, looked_at = meeting.workspace, meeting.looked_at
    where = record_path(workspace.registry, meeting.met)
    change, record = new_record(where, record_data(where.id, looked_at, given.data), given.place)
    _refuse_strangers(workspace, record, given)
    for feature in _unknown(meeting.seen, record):
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
    return carry_out(plan, writing, within=workspace, commit=writing.commits(default=True))


def _sit(workspace: "Workspace", met: dt.date, revision: str | None, writing: Writing, *, fresh: bool) -> int:
    """Ask the people who are there; whatever ends it before the record is written, the draft stays."""
    if not writing.may_ask:
        raise UsageError("what the meeting found is not given", help="add --answers FILE")
    from readyctl.workspace.changing.records import meeting_draft

    file = meeting_draft(workspace, met)
    draft = _begun(file, workspace, met, revision, fresh=fresh)
    resume = f"readyctl sync record --date {met}"
    try:
        meeting = _Meeting(workspace, met, draft.revision)
        if _record(meeting, _Answers(_asked(meeting, file, draft)), writing):
            file.remove()
    except (KeyboardInterrupt, EOFError):
        output.say("")
        output.say("kept as a draft; go on with: ", Command(resume))
        return Exit.INTERRUPTED
    except Refused as error:
        kept = f"your answers are kept; go on with `{resume}`, or start again with `{resume} --fresh`"
        raise Refused(error.message, help=error.help or kept) from error
    return 0


def _begun(
    file: "MeetingDraftFile", workspace: "Workspace", met: dt.date, revision: str | None, *, fresh: bool
) -> MeetingDraft:
    """The draft to go on with, or a new one. A meeting goes on with the commit that it began with."""
    from readyctl.workspace.changing.records import unfinished

    for begun in unfinished(workspace, met):
        output.say(
            f"note: the meeting of {begun} is not recorded; go on: readyctl sync record --date {begun}"
        )
    if file.exists and fresh:
        output.say(f"the old draft is kept as {file.put_aside()}")
    if not file.exists:
        return MeetingDraft(met.isoformat(), _looked_at(workspace, met, revision))
    draft = file.load()
    again = f"put the draft aside with `readyctl sync record --date {met} --fresh`"
    try:
        began_with = _looked_at(workspace, met, draft.revision)
    except ReadyctlError as error:
        raise UsageError(f"the draft of {met} cannot go on: {error.message}", help=again) from error
    if revision is not None and (other := _looked_at(workspace, met, revision)) != began_with:
        raise UsageError(f"the draft of {met} looked at {began_with[:12]}, not at {other[:12]}", help=again)
    said = [answer for answer in draft.answers.values() if answer]
    output.say(f"going on with the draft of {met}: {len(draft.answers)} answers are kept")
    if said:
        output.say(f"last said: {said[-1]}")
    return draft


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


def _refuse_strangers(workspace: "Workspace", record: SyncRecord, given: _Answers) -> None:
    """Raise `UsageError` where somebody is to see to something whom nobody knows."""
    from readyctl.core.meeting.decisions import open_mismatches
    from readyctl.core.meeting.owners import strangers
    from readyctl.render.meeting.owners import known_words, unknown_words
    from readyctl.workspace.reading.colleagues import owners
    from readyctl.workspace.reading.deals import Selling

    selling = Selling(workspace)
    known = owners(selling)
    for each in strangers(record, known, open_mismatches(selling.records)):
        written = each.owner or ""
        place = given.place(("mismatches", record.mismatches.index(each), "owner"))
        what = f"{unknown_words(written)}, who is to see to {each.feature}"
        raise UsageError(f"{place}{what}", help=known_words(written, known))


def _read(answers: Path) -> _Answers:
    from readyctl.workspace.reading.inputs import read_yaml

    document = read_yaml(answers)
    if refused := refusal(document):
        at, why = refused
        raise UsageError(f"{answers}:{at.line}:{at.column}: {why}", help="see `readyctl sync record --help`")
    return _Answers(document.data or {}, str(answers), document.source)


def _asked(meeting: _Meeting, file: "MeetingDraftFile", draft: MeetingDraft) -> dict[str, Node]:
    from readyctl.cli.meeting.interview import Sitting, interview
    from readyctl.core.meeting.agenda import agenda
    from readyctl.workspace.changing.notes import RegistryNotes
    from readyctl.workspace.reading.agenda import agenda_moment
    from readyctl.workspace.reading.colleagues import owners
    from readyctl.workspace.reading.deals import Selling

    today = meeting.workspace.today
    every = meeting.workspace.inventory().settings.sync.every
    file.save(draft)
    sitting = Sitting(
        draft,
        file.save,
        today=today,
        following=sync_after(meeting.met, today, every),
        owner=RegistryNotes(meeting.workspace).owner(),
        owners=owners(Selling(meeting.workspace)),
    )
    return interview(agenda(agenda_moment(Selling(meeting.seen))), sitting)
