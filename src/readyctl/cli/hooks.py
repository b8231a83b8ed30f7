"""`readyctl hooks`: git hooks, written beside what is there, and what they call."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.gate import Format, report, staged
from readyctl.cli.options import Reading, Registry, command_line, group
from readyctl.cli.painting import columns, paint
from readyctl.errors import NoRegistry, UsageError

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace

app = group("Git hooks that keep unsigned claims out of commits.")
_NOTHING = "0" * 40


@app.command("install")
@command_line("readyctl hooks install", "readyctl hooks install --registry docs/registry --dry-run")
def install(
    *,
    registry: Registry = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done.")] = False,
) -> None:
    """Put the hooks in place for this repository. A hook that is there already is kept and runs first."""
    install_here(Path.cwd(), registry, dry_run=dry_run)


def install_here(start: Path, registry: Path | None, *, dry_run: bool = False) -> None:
    """Install every hook of the repository that `start` lies in, for this registry's folder, and say so."""
    from readyctl.adapters.git import hooks
    from readyctl.adapters.git.repository import find
    from readyctl.adapters.registry.locate import registry_folder

    repository = find(start)
    named = told(registry_folder(start, repository.top, registry))
    folder = hooks.find_folder(repository.git)
    if folder.shared:
        output.say(
            f"core.hooksPath is set, so the hooks go to {folder.path}; other repositories may use it too"
        )
    for name in hooks.NAMES:
        state = hooks.state(folder.path, name) if dry_run else hooks.install(folder.path, name, named)
        output.say(f"{name}: {'now ' if dry_run else ''}{state.value}")


def told(folder: str) -> str | None:
    """The registry's folder as hooks and pipelines have to be told it; None for the one found by itself."""
    from readyctl.adapters.registry.locate import DEFAULT_FOLDER

    return None if folder == DEFAULT_FOLDER else folder or "."


@app.command("status")
@command_line("readyctl hooks status")
def status() -> None:
    """Say how each hook stands."""
    from readyctl.adapters.git import hooks
    from readyctl.adapters.git.repository import find

    folder = hooks.find_folder(find(Path.cwd()).git)
    rows = [[name, hooks.state(folder.path, name).value] for name in hooks.NAMES]
    output.emit(paint(str(folder.path), "dim"))
    for line in columns(rows):
        output.emit(*line)


@app.command("run")
@command_line("readyctl hooks run pre-commit")
def run(
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="pre-commit, pre-merge-commit or pre-push.")],
    given: Annotated[
        list[str] | None, typer.Argument(metavar="...", help="What git hands to the hook.")
    ] = None,
    reading: Reading,
) -> int:
    """Do what the hook of this name does. In a repository without a registry that is nothing."""
    del given
    gates = {"pre-commit": _before_commit, "pre-merge-commit": _before_commit, "pre-push": _before_push}
    if name not in gates:
        raise UsageError(f"there is no hook '{name}'", help=f"it is one of {', '.join(gates)}")
    try:
        return gates[name](reading)
    except NoRegistry:
        return 0


def _before_commit(reading: Reading) -> int:
    from dataclasses import replace

    workspace = replace(reading, at="index").workspace()
    if not workspace.is_there():
        return 0
    found = staged(workspace)
    code = report(found, Format.TEXT)
    if code:
        output.say("the commit was not made; a claim above planned is for engineering to commit")
        asked = dict.fromkeys(d.subject for d in found.diagnostics if d.rule == "unsigned-level")
        for subject in asked:
            output.say(f"to ask for it: readyctl feature propose {subject} LEVEL --reason '…'")
    return code


def _before_push(reading: Reading) -> int:
    workspace = reading.workspace()
    codes = [_pushed(workspace, old, new) for old, new in _refs()]
    if any(codes):
        output.say("the push was stopped")
    return max(codes, default=0)


def _pushed(workspace: "Workspace", old: str, new: str) -> int:
    from readyctl.adapters.git.pushed import has_commit, known_base, leads_to_no_commit
    from readyctl.workspace.reading import checking

    if not set(new) - {"0"}:
        return 0
    repository = workspace.repository
    if leads_to_no_commit(repository, new):
        return 0
    known = bool(set(old) - {"0"}) and has_commit(repository, old)
    base = repository.merge_base(old, new) if known else known_base(repository, new)
    try:
        return report(
            checking.check_range(workspace.moment(new, as_of=workspace.asked.as_of), base), Format.TEXT
        )
    except NoRegistry:
        return _gone(workspace, base) if base else 0


def _gone(workspace: "Workspace", base: str) -> int:
    """A push without a registry is nobody's business, unless there was one before."""
    try:
        _ = workspace.moment(base).snapshot
    except NoRegistry:
        return 0
    output.say("what is pushed has no registry any more, and what it changes has one")
    output.say("if that is meant, a lead pushes it with --no-verify")
    return 1


def _refs() -> list[tuple[str, str]]:
    """What is pushed, as (the remote's commit, the new one): git's lines, or the pre-commit framework's."""
    new = os.environ.get("PRE_COMMIT_TO_REF")
    if new:
        return [(os.environ.get("PRE_COMMIT_FROM_REF") or _NOTHING, new)]
    fields = [line.split() for line in sys.stdin.read().splitlines()]
    return [
        (remote, local)
        for _, local, _, remote in (f for f in fields if len(f) == len(("l", "lo", "r", "ro")))
    ]
