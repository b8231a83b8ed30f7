"""Records of meetings: where they stand, and a new one."""

import datetime as dt

from readyctl.adapters.yaml.editor import dump
from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.document import Node
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.meeting.record import SyncRecord, read_record
from readyctl.errors import UsageError
from readyctl.workspace.changing.plan import Change


def record_path(registry: str, met: dt.date) -> EntryPath:
    """Where the record of a day's meeting stands; `registry` is the registry's folder from the top."""
    prefix = f"{registry}/" if registry else ""
    return EntryPath(f"{prefix}syncs/{met}.yaml", EntryKind.SYNC, met.isoformat())


def new_record(where: EntryPath, data: dict[str, Node]) -> tuple[Change, SyncRecord]:
    """The change that makes a record's file, and the record that it reads back as.

    Raises `UsageError` where it would not be valid.
    """
    after = dump(data).encode()
    entry = read_record(where, read(after))
    if entry.model is None or entry.problems:
        problem = entry.problems[0]
        raise UsageError(f"{'.'.join(map(str, problem.key))}: {problem.message}", help=problem.help)
    return Change(where.path, None, after), entry.model
