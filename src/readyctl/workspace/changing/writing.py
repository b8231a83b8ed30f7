"""Carrying a plan out: atomic writes, all or none, and a commit of exactly those files."""

from collections.abc import Sequence
from pathlib import Path

from readyctl.adapters.file_removal import remove
from readyctl.adapters.files import write_atomically
from readyctl.adapters.git.porcelain import Made, Porcelain
from readyctl.errors import Refused
from readyctl.workspace.changing.counting import ensure_counts, expected
from readyctl.workspace.changing.plan import Change, Plan
from readyctl.workspace.changing.standing import ensure_seen
from readyctl.workspace.reading.opening import Workspace


def ensure_committable(top: Path) -> None:
    """Raise `Refused` where a merge or the like is under way: a commit would end up in the middle of it."""
    if what := Porcelain(top).under_way():
        raise Refused(
            f"a {what} is under way here, and this would commit in the middle of it",
            help=f"finish the {what} first, then run this again; or write only, with --no-commit",
        )


def write(plan: Plan) -> None:
    """Write the plan's files, all or none.

    Raises `Refused` for a new file that HEAD or the index has, `NotWritten` where the system does not allow
    it, `ChangedMeanwhile` where a file is not what it was when the plan was made; what was written before a
    failure is taken back.
    """
    _write_all(plan.top, plan.effective)


def write_and_commit(plan: Plan, within: Workspace | None = None) -> Made:
    """Write the files and commit them, and nothing else. Raises as `write` and `Porcelain.commit` do.

    `within` is the registry that judges the commit: where the roster asks for signatures git is told to
    sign, and `Refused` is raised where the commit was made and does not count, although it would have.
    """
    porcelain = Porcelain(plan.top)
    files = {change.path: change.after for change in plan.effective}
    before = expected(within, files, porcelain.next_header()) if within else None
    _write_all(plan.top, plan.effective)
    made = porcelain.commit(files, plan.message, sign=before is not None and before.signs)
    if before:
        ensure_counts(before, made.commit)
    return made


def _write_all(top: Path, changes: Sequence[Change]) -> None:
    ensure_seen(top, changes)
    done: list[Change] = []
    try:
        for change in changes:
            _write_one(top, change)
            done.append(change)
    except Refused:
        for change in reversed(done):
            _write_one(top, Change(change.path, change.after, change.before))
        raise


def _write_one(top: Path, change: Change) -> None:
    if change.after is None:
        remove(top / change.path, expect=change.before)
    else:
        write_atomically(top / change.path, change.after, expect=change.before)
