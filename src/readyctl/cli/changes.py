"""How every command changes files: plan and diff, a yes, writing, and a commit of exactly those files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.options import Writing
from readyctl.errors import Refused, UsageError
from readyctl.render.painting import Piece, paint
from readyctl.workspace.changing.plan import Change, Plan, diff

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


def carry_out(
    plan: Plan, writing: Writing, *, within: "Workspace | None", commit: bool, keeps: bool = False
) -> bool:
    """Show the plan, ask, write, and commit where `commit` says so. Returns whether anything was written.

    `within` is the registry that judges the commit, None where there is none yet. `keeps` says that the
    person has just typed what is to be written: Enter alone is a yes then, and it is not shown again.

    Raises `UsageError` where a yes is needed and nobody can give it, `Refused` where the answer is no,
    a merge is under way, a file changed meanwhile or is not checked out here, git makes no commit, or it
    makes one that does not count although hers would have.
    """
    from readyctl.workspace.changing import writing as files
    from readyctl.workspace.changing.modelines import with_modelines
    from readyctl.workspace.changing.standing import ensure_seen

    if within is not None:
        plan = with_modelines(plan, within.registry)
    if not plan.effective:
        output.say("nothing to change")
        return False
    ensure_seen(plan.top, plan.effective)
    if commit and not writing.dry_run:
        files.ensure_committable(plan.top)
    typed = keeps and writing.may_ask and not (writing.yes or writing.dry_run)
    _show(plan.words, () if typed else plan.effective)
    if writing.dry_run:
        output.say("dry run: nothing was written")
        return False
    confirm("Keep it?" if typed else "Go on?", writing, enter=typed)
    if not commit:
        files.write(plan)
        output.say(paint("written", "green"), ", not committed")
        return True
    made = files.write_and_commit(plan, within)
    if made.said:
        output.say(made.said)
    output.say(paint("committed", "green"), f" {made.commit[:12]}: {plan.message.splitlines()[0]}")
    return True


def confirm(question: str, writing: Writing, *, enter: bool = False) -> None:
    """Get a yes; `enter` alone may be one. Raises `UsageError` where nobody is there, `Refused` for a no."""
    if writing.yes:
        return
    if not writing.may_ask:
        raise UsageError(
            "this changes files, and there is nobody to ask here", help="add --yes, or --dry-run to look"
        )
    if not ask_yes(question, enter=enter):
        raise Refused("nothing was changed")


def ask_yes(question: str, *, enter: bool = False) -> bool:
    """One y/N question on the terminal; anything but a yes is a no, the end of input too.

    `enter` says what Enter alone means.
    """
    output.say_without_end(f"{question} {'[Y/n]' if enter else '[y/N]'} ")
    try:
        return (input().strip().lower() or ("y" if enter else "n")) in {"y", "yes"}
    except EOFError:
        output.say("")
        return False


def _show(words: Sequence[str], changes: Sequence[Change]) -> None:
    for line in words:
        output.say(paint("• ", "dim"), line)
    for change in changes:
        for line in () if change.made else diff(change):
            output.emit(*_coloured(line))


def _coloured(line: str) -> list[Piece]:
    if line.startswith(("---", "+++")):
        return [paint(line, "bold")]
    return (
        [paint(line, {"+": "green", "-": "red", "@": "cyan"}[line[0]])] if line[:1] in set("+-@") else [line]
    )
