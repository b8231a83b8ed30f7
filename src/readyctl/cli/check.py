"""`readyctl check`: the whole registry, the next commit, or a range of commits."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli.gate import Format, ranged, report, staged
from readyctl.cli.options import Json, Reading, command_line
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.workspace import Workspace
    from readyctl.workspace.checking import Report

Codes = list[str] | None


@command_line(
    "readyctl check",
    "readyctl check --staged",
    "readyctl check --range origin/main..HEAD --format github",
    "readyctl check registry/features/payments --ignore RDY301",
)
def command(
    *,
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Only findings in these files and folders.")
    ] = None,
    staged_only: Annotated[
        bool, typer.Option("--staged", help="Judge the next commit, as the hook does.")
    ] = False,
    revisions: Annotated[
        str | None,
        typer.Option("--range", metavar="A..B", help="Judge what these commits change, as CI does."),
    ] = None,
    select: Annotated[Codes, typer.Option(metavar="CODES", help="Only these codes or names.")] = None,
    ignore: Annotated[Codes, typer.Option(metavar="CODES", help="All but these codes or names.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")] = False,
    output_format: Annotated[Format, typer.Option("--format", help="How to write findings.")] = Format.TEXT,
    as_json: Json = False,
    reading: Reading,
) -> int:
    """Check everything: files, levels, sign-off from history, freshness, deals and promises."""
    from readyctl.rules.engine import selected

    if staged_only and (revisions or reading.at):
        raise UsageError("--staged looks at the index alone", help="leave out --range and --at")
    workspace = (replace(reading, at="index") if staged_only else reading).workspace()
    found = _found(workspace, revisions)
    within = _relative(paths or [], workspace.top)
    kept = [
        diagnostic
        for diagnostic in selected(found.diagnostics, _split(select), _split(ignore))
        if not within or any(_is_in(diagnostic.path, path) for path in within)
    ]
    chosen = Format.JSON if as_json else output_format
    return report(replace(found, diagnostics=tuple(kept)), chosen, strict=strict)


def _found(workspace: "Workspace", revisions: str | None) -> "Report":
    from readyctl.workspace import checking

    if revisions:
        return ranged(workspace, revisions)
    return staged(workspace) if workspace.asked.at == "index" else checking.check(workspace)


def _split(codes: Codes) -> list[str]:
    return [part.strip() for code in codes or () for part in code.split(",")]


def _relative(paths: Sequence[Path], top: Path) -> list[str]:
    """The paths as findings name them. Raises `UsageError` for one outside the repository."""
    names = []
    for path in paths:
        full = (Path.cwd() / path).resolve()
        if not full.is_relative_to(top.resolve()):
            raise UsageError(f"{path} is outside the repository {top}", help="name files of this repository")
        names.append(full.relative_to(top.resolve()).as_posix())
    return names


def _is_in(path: str, folder: str) -> bool:
    return folder in {".", path} or path.startswith(f"{folder}/")
