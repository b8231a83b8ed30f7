"""`readyctl hooks`: git hooks, written beside what is there, and what they call."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli import committing, output
from readyctl.cli.gate import FindingsFormat, report
from readyctl.cli.options import Json, Reading, Registry, Told, command_line, group
from readyctl.cli.server import before_receiving, before_updating
from readyctl.errors import NoRegistry, UsageError
from readyctl.render.painting import paint

app = group("Git hooks that keep unsigned claims out of commits.")
_NOTHING = "0" * 40
_FIELDS, _LOCAL_OBJECT, _REMOTE_OBJECT = 4, 1, 3
"""A line that git feeds a pre-push hook: local reference, local object, remote reference, remote object."""


HOOKS = {
    "pre-commit": "judges what is staged",
    "pre-merge-commit": "judges what a merge makes",
    "pre-push": "judges what is pushed",
    "pre-receive": "on a server: judges everything that is pushed at once",
    "update": "on a server: judges one branch that is pushed",
}
"""The hooks that there are, and what each does."""


@app.command("install")
@command_line("readyctl hooks install", "readyctl hooks install --add", "readyctl hooks install --dry-run")
def install(
    *,
    add: Annotated[
        bool, typer.Option("--add", help="Put the lines into the hook manager's own files.")
    ] = False,
    shared: Annotated[
        bool, typer.Option("--shared", help="Write into a hooks folder that every repository here uses.")
    ] = False,
    registry: Registry = None,
    trust_root: Annotated[
        str | None,
        typer.Option(
            "--trust-root",
            metavar="COMMIT",
            help="Pin in the hooks from which commit on the roster is trusted.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done.")] = False,
) -> int:
    """Put the hooks in place for this repository; in one without a work tree, those of a server.

    A hook that is there already keeps its name and runs first. The files of husky, lefthook and
    simple-git-hooks are left alone: what to add to them is said, and added with --add.
    """
    return install_here(Path.cwd(), registry, dry_run=dry_run, add=add, shared=shared, trust_root=trust_root)


def install_here(
    start: Path,
    registry: Path | None,
    *,
    dry_run: bool = False,
    add: bool = False,
    shared: bool = False,
    trust_root: str | None = None,
) -> int:
    """Install every hook of the repository that `start` lies in, for this registry's folder, and say so.

    Gives 1 where a hook is not in place afterwards, because a hook manager's file has to call it.
    """
    from readyctl.workspace.changing import hooks
    from readyctl.workspace.reading.location import Location

    location = Location.seen_from(start, registry)
    folder = hooks.folder_of(location)
    if folder.shared:
        output.say(f"core.hooksPath is set, so git runs the hooks of {folder.path}")
    if dry_run:
        found = hooks.states(folder)
    else:
        found = hooks.install(location, folder, add=add, shared=shared, trust_root=trust_root)
    for name, state in found.items():
        output.say(f"{name}: {'now ' if dry_run else ''}{state.value}")
    missing = hooks.to_add(location, folder, trust_root)
    if missing and folder.manager:
        wanted = "put these lines first, or run `readyctl hooks install --add`"
        output.say(f"{folder.manager.name} looks after the hooks here; {wanted}:")
        for place, line in missing.items():
            output.say(f"  {place}: {line}")
    unread = hooks.has_unread(found)
    if folder.manager and unread and folder.manager.anew:
        output.say(f"let {folder.manager.name} write its hooks anew: {folder.manager.anew}")
    elif folder.manager and folder.manager.after and (add or missing):
        output.say(f"then let it read its file again: {folder.manager.after}")
    return 1 if (missing or unread) and not dry_run else 0


@app.command("uninstall")
@command_line("readyctl hooks uninstall")
def uninstall() -> None:
    """Take the hooks away, and put back what was there before."""
    from readyctl.workspace.changing import hooks
    from readyctl.workspace.reading.location import Location

    folder = hooks.folder_of(Location.seen_from(Path.cwd(), None))
    for name, state in hooks.uninstall(folder).items():
        output.say(f"{name}: {state.value}")
    if folder.manager and folder.manager.after:
        output.say(f"then let {folder.manager.name} read its file again: {folder.manager.after}")


@app.command("status")
@command_line("readyctl hooks status", "readyctl hooks status --json")
def status(*, as_json: Json = False) -> None:
    """Say how each hook stands."""
    from readyctl.workspace.changing import hooks
    from readyctl.workspace.reading.location import Location

    folder = hooks.folder_of(Location.seen_from(Path.cwd(), None))
    states = hooks.states(folder)
    manager = folder.manager.name if folder.manager else None
    if as_json:
        from readyctl.render.hooks_json import render

        words = {name: state.name.lower() for name, state in states.items()}
        output.emit_exactly(render(str(folder.path), words, shared=folder.shared, manager=manager))
        return
    rows = [[name, state.value] for name, state in states.items()]
    output.emit(paint(str(folder.path), "dim"))
    if manager:
        output.emit(f"looked after by {manager}")
    output.emit_table(rows, "ip")


@app.command("run")
@command_line("readyctl hooks run pre-commit")
def run(
    *,
    name: Annotated[
        str,
        typer.Argument(
            metavar="HOOK",
            help="pre-commit, pre-merge-commit or pre-push; on a server pre-receive or update.",
        ),
    ],
    given: Annotated[
        list[str] | None, typer.Argument(metavar="...", help="What git hands to the hook.")
    ] = None,
    keep: Annotated[
        list[str] | None,
        typer.Option(
            metavar="BRANCH", help="On a server, a branch whose history stays, besides HEAD's; repeatable."
        ),
    ] = None,
    told: Told,
) -> int:
    """Do what the hook of this name does. In a repository without a registry that is nothing."""
    kept = keep or ()
    remote = next(iter(given or ()), None) or os.environ.get("PRE_COMMIT_REMOTE_NAME")
    gates: dict[str, Callable[[Reading], int]] = {
        "pre-commit": _before_commit,
        "pre-merge-commit": _before_commit,
        "pre-push": lambda reading: _before_push(reading, remote),
        "pre-receive": lambda _: before_receiving(told, kept),
        "update": lambda _: before_updating(given or (), told, kept),
    }
    if name not in HOOKS:
        raise UsageError(f"there is no hook '{name}'", help=f"it is one of {', '.join(HOOKS)}")
    try:
        return gates[name](told.reading())
    except NoRegistry:
        return 0


def _before_commit(reading: Reading) -> int:
    from dataclasses import replace

    return committing.judged(replace(reading, at="index").workspace(hook=True))


def _before_push(reading: Reading, remote: str | None) -> int:
    from readyctl.workspace.reading.pushing import Pushed, RegistryGone, judge_push

    workspace = reading.workspace(hook=True)
    codes = []
    refs = _refs()
    if not refs and "PRE_COMMIT" in os.environ:  # git itself pushes nothing now and then
        output.say("nothing is pushed here; CI uses the hook readyctl-check, or `readyctl check`")
    for old, new in refs:
        found = judge_push(workspace, Pushed(old, new), remote)
        if isinstance(found, RegistryGone):
            output.say("what is pushed has no registry any more, and what it changes has one")
            output.say("if that is meant, a lead pushes it with --no-verify")
            codes.append(1)
        elif found:
            codes.append(report(found, FindingsFormat.TEXT))
    if any(codes):
        output.say("the push was stopped")
    return max(codes, default=0)


def _refs() -> list[tuple[str, str]]:
    """What is pushed, as (the remote's commit, the new one): git's own lines, else what a framework names.

    Git's come first: what stands in somebody's shell must not speak for them.
    """
    told_by_git = os.fsdecode(sys.stdin.buffer.read())  # names of references are bytes
    # From the right: what is pushed may be typed with spaces, as in `git push origin ':/fix it:main'`.
    fields = (line.rsplit(" ", _FIELDS - 1) for line in told_by_git.split("\n"))
    refs = [(line[_REMOTE_OBJECT], line[_LOCAL_OBJECT]) for line in fields if len(line) == _FIELDS]
    # Of a first push to an empty remote, pre-commit names the branch alone.
    named = os.environ.get("PRE_COMMIT_TO_REF") or os.environ.get("PRE_COMMIT_LOCAL_BRANCH")
    return refs or ([(os.environ.get("PRE_COMMIT_FROM_REF") or _NOTHING, named)] if named else [])
