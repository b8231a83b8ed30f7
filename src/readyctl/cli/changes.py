"""How every command changes files: plan and diff, a yes, atomic writes, a commit of exactly those files."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.options import Writing
from readyctl.cli.painting import Piece, paint
from readyctl.errors import Refused, UsageError

if TYPE_CHECKING:
    from readyctl.adapters.git.porcelain import Porcelain


@dataclass(frozen=True)
class Change:
    """One file to be written: `path` from the top; None before is a new file, None after a removal."""

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True)
class Plan:
    """What a command is about to do: a few lines in words, the files, and the message if it commits."""

    top: Path
    words: Sequence[str]
    changes: Sequence[Change]
    message: str


def carry_out(plan: Plan, writing: Writing, *, commit: bool) -> bool:
    """Show the plan, ask, write, and commit where `commit` says so. Returns whether anything was written.

    Raises `UsageError` where a yes is needed and nobody can give it, `Refused` where the answer is no,
    a merge is under way, a file changed meanwhile, or git does not make the commit.
    """
    changes = [change for change in plan.changes if change.before != change.after]
    if not changes:
        output.say("nothing to change")
        return False
    git = _ready_to_commit(plan.top) if commit and not writing.dry_run else None
    _show(plan.words, changes)
    if writing.dry_run:
        output.say("dry run: nothing was written")
        return False
    confirm("Go on?", writing)
    _write(plan.top, changes)
    if git is None:
        output.say(paint("written", "green"), ", not committed")
        return True
    made = git.commit({change.path: change.after for change in changes}, plan.message)
    if made.said:
        output.say(made.said)
    output.say(paint("committed", "green"), f" {made.commit[:12]}: {plan.message.splitlines()[0]}")
    return True


def confirm(question: str, writing: Writing) -> None:
    """Get a yes; raises `UsageError` where nobody can be asked, `Refused` for a no."""
    if writing.yes:
        return
    if not writing.may_ask:
        raise UsageError(
            "this changes files, and there is nobody to ask here", help="add --yes, or --dry-run to look"
        )
    if not ask_yes(question):
        raise Refused("nothing was changed")


def ask_yes(question: str) -> bool:
    """One y/N question on the terminal; anything but a yes is a no, the end of input too."""
    output.say_without_end(f"{question} [y/N] ")
    try:
        return input().strip().lower() in {"y", "yes"}
    except EOFError:
        output.say("")
        return False


def _ready_to_commit(top: Path) -> "Porcelain":
    from readyctl.adapters.git.porcelain import Porcelain

    git = Porcelain(top)
    if what := git.under_way():
        raise Refused(
            f"a {what} is under way here, and this would commit in the middle of it",
            help=f"finish the {what} first, then run this again; or write only, with --no-commit",
        )
    return git


def _show(words: Sequence[str], changes: Sequence[Change]) -> None:
    for line in words:
        output.say(paint("• ", "dim"), line)
    for change in changes:
        for line in diff(change):
            output.emit(*_coloured(line))


def _coloured(line: str) -> list[Piece]:
    if line.startswith(("---", "+++")):
        return [paint(line, "bold")]
    return (
        [paint(line, {"+": "green", "-": "red", "@": "cyan"}[line[0]])] if line[:1] in set("+-@") else [line]
    )


def diff(change: Change) -> list[str]:
    """The unified diff of one file, as `git diff` heads it; line ends are left out."""
    old = f"a/{change.path}" if change.before is not None else "/dev/null"
    new = f"b/{change.path}" if change.after is not None else "/dev/null"
    return list(unified_diff(_lines(change.before), _lines(change.after), old, new, lineterm=""))


def _lines(data: bytes | None) -> list[str]:
    text = (data or b"").decode("utf-8", "replace")
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def _write(top: Path, changes: Sequence[Change]) -> None:
    """Write all files or none: what was written before a failure is taken back."""
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
    from readyctl.adapters.file_removal import remove
    from readyctl.adapters.files import write_atomically

    if change.after is None:
        remove(top / change.path, expect=change.before)
    else:
        write_atomically(top / change.path, change.after, expect=change.before)
