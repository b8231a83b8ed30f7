"""Records of meetings: where they stand, and a new one."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from readyctl.adapters.yaml.editor import dump
from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.meeting.record import SyncRecord, read_record
from readyctl.errors import UsageError
from readyctl.workspace.changing.drafts import MeetingDraftFile
from readyctl.workspace.changing.plan import Change
from readyctl.workspace.reading.opening import Workspace


def record_path(registry: str, met: dt.date) -> EntryPath:
    """Where the record of a day's meeting stands; `registry` is the registry's folder from the top."""
    prefix = f"{registry}/" if registry else ""
    return EntryPath(f"{prefix}syncs/{met}.yaml", EntryKind.SYNC, met.isoformat())


def new_record(
    where: EntryPath, data: dict[str, Node], place: Callable[[KeyPath], str]
) -> tuple[Change, SyncRecord]:
    """The change that makes a record's file, and the record that it reads back as.

    Raises `UsageError` where it would not be valid, behind the `place` of what is wrong.
    """
    after = dump(data).encode()
    entry = read_record(where, read(after))
    if entry.model is None or entry.problems:
        problem = entry.problems[0]
        raise UsageError(f"{place(problem.key)}{problem.message}", help=problem.help)
    return Change(where.path, None, after, fresh=True), entry.model


def meeting_draft(workspace: Workspace, met: dt.date) -> MeetingDraftFile:
    """The draft of a day's record: in the git folder, where no commit can pick it up."""
    return MeetingDraftFile(_drafts(workspace) / f"{met}.json")


def unfinished(workspace: Workspace, met: dt.date) -> tuple[str, ...]:
    """The days of other meetings that were begun and are not recorded, in order."""
    days = sorted(path.stem for path in _drafts(workspace).glob("*.json") if path.stem != str(met))
    return tuple(day for day in days if not _recorded(workspace, day))


def _recorded(workspace: Workspace, day: str) -> bool:
    try:
        where = record_path(workspace.registry, dt.date.fromisoformat(day))
    except ValueError:  # no draft of ours: nobody can go on with it
        return True
    return (workspace.top / where.path).exists()


def _drafts(workspace: Workspace) -> Path:
    return workspace.repository.git_dir / "readyctl" / "drafts" / "syncs"
