"""`readyctl check`: the whole registry, the next commit, or a range of commits."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from readyctl.cli import output
from readyctl.cli.again import answered
from readyctl.cli.findings_options import Codes, Findings, Ignored, newer_codes, rule_codes
from readyctl.cli.gate import TERMINAL, ranged, staged
from readyctl.cli.options import Reading, command_line
from readyctl.core.entry.path import FOLDERS, EntryKind, classify
from readyctl.core.text.closest import closest
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.core.entry.diagnostic import Diagnostic
    from readyctl.workspace.reading.opening import Workspace
    from readyctl.workspace.reading.report import Report


NewRules = Annotated[
    str | None,
    typer.Option(metavar="VERSION", help="Only what rules find that this version of readyctl did not have."),
]
Deals = Annotated[
    bool | None,
    typer.Option(
        "--deals/--no-deals",
        help="Only deals and their promises; or everything but these.",
        show_default=False,
    ),
]


@command_line(
    "readyctl check",
    "readyctl check --staged",
    "readyctl check --range origin/main..HEAD --format github",
    "readyctl check --no-deals --format gitlab --output-file readyctl.json",
    "readyctl check registry/features/payments --ignore stale-entry",
    "readyctl check --new-rules 0.1.0",
)
def command(
    *,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH...", help="Only findings in these files and folders.")
    ] = None,
    staged_only: Annotated[
        bool, typer.Option("--staged", help="Judge the next commit, as the hook does.")
    ] = False,
    revisions: Annotated[
        str | None,
        typer.Option("--range", metavar="A..B", help="Judge what these commits change, as CI does."),
    ] = None,
    deals: Deals = None,
    new_rules: NewRules = None,
    select: Codes = None,
    ignore: Ignored = None,
    findings: Findings,
    reading: Reading,
) -> int:
    """Check everything: files, levels, sign-off from history, freshness, deals and promises.

    What a note leaves open is one line; `readyctl handoff check ID` says each point.
    """
    _refuse_contradictions(reading, revisions, staged_only=staged_only, deals=deals)
    asked = _Asked(
        tuple(paths or ()),
        revisions,
        deals,
        tuple(sorted(newer_codes(new_rules))) if new_rules else None,
        tuple(rule_codes(select)),
        tuple(rule_codes(ignore)),
        everything=not (paths or select or ignore or new_rules),
    )
    workspace = (dataclasses.replace(reading, at="index") if staged_only else reading).workspace()
    # What a path means hangs on the folder that somebody stands in; a file is written each time.
    if paths or revisions or findings.to_files != TERMINAL:
        return _told(workspace, asked, findings)
    return answered(workspace, ("check", asked, findings), lambda: _told(workspace, asked, findings))


class _Asked(Struct, frozen=True):
    """Which findings are asked for; `everything` where no path and no code leaves any out."""

    paths: tuple[Path, ...]
    revisions: str | None
    deals: bool | None
    newer: tuple[str, ...] | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    everything: bool


def _told(workspace: "Workspace", asked: _Asked, findings: Findings) -> int:
    """Look, and tell what is asked for."""
    found = _found(workspace, asked.revisions, asked.select, asked.ignore)
    within = _relative(asked.paths, workspace.top)
    _refuse_nowhere(within, workspace, found)
    kept = [
        diagnostic
        for diagnostic in found.diagnostics
        if (asked.newer is None or diagnostic.code in asked.newer)
        and (not within or any(_is_in(diagnostic.path, path) for path in within))
    ]
    if found.under is not None and asked.everything:
        from readyctl.cli.trust.baseline import tell_baseline

        tell_baseline(found.under, workspace.settings.baseline)
    if asked.deals is None:
        return findings.report(replace(found, diagnostics=tuple(kept)), narrowed=not asked.everything)
    about = [each for each in kept if _is_of_deal(each.path, workspace.registry) is asked.deals]
    preface = _addressed(workspace, about) if asked.deals else ""
    return findings.report(replace(found, diagnostics=tuple(about)), preface=preface, narrowed=True)


def _refuse_contradictions(
    reading: Reading, revisions: str | None, *, staged_only: bool, deals: bool | None
) -> None:
    if staged_only and (revisions or reading.at):
        raise UsageError("--staged looks at the index alone", help="leave out --range and --at")
    if staged_only and deals is not None:
        raise UsageError("--staged looks at no deals", help="leave out --deals and --no-deals")
    if revisions and reading.at:
        raise UsageError("--range and --at both say which moment to judge", help="give one of them")


def _is_of_deal(path: str, registry: str) -> bool:
    where = classify(path, registry)
    return where is not None and where.kind is EntryKind.HANDOFF


def _addressed(workspace: "Workspace", found: "Sequence[Diagnostic]") -> str:
    """Say whose deals these findings are about; the same as Markdown."""
    from readyctl.render.deal import addressees
    from readyctl.workspace.reading.deals import owners_by_path

    owners = owners_by_path(workspace, {each.path for each in found})
    told = addressees.of_owners(owners, found)
    for line in addressees.lines(told):
        output.say(line)
    return addressees.markdown_table(told)


def _found(
    workspace: "Workspace", revisions: str | None, select: Sequence[str], ignore: Sequence[str]
) -> "Report":
    from readyctl.rules.engine import selected
    from readyctl.workspace.reading import checking
    from readyctl.workspace.reading.gathering import Codes

    if revisions:
        return ranged(workspace, revisions, Codes(select, ignore))
    if workspace.asked.at == "index":
        found = staged(workspace).report
        return replace(found, diagnostics=tuple(selected(found.diagnostics, select, ignore)))
    return checking.check(workspace, Codes(select, ignore))


def _refuse_nowhere(within: Sequence[str], workspace: "Workspace", found: "Report") -> None:
    """Raise `UsageError` for a path that names nothing: no file, no entry, no finding."""
    for name in within:
        if (workspace.top / name).exists():
            continue
        if name in {f"{workspace.registry}/{folder}".lstrip("/") for folder in FOLDERS}:
            continue  # git keeps no empty folders
        known = [*(d.path for d in found.diagnostics), *(e.where.path for e in workspace.snapshot.entries)]
        if any(_is_in(path, name) for path in known):
            continue
        meant = closest(name, known)
        hint = f"did you mean {meant}?" if meant else "name files or folders of the registry"
        raise UsageError(f"there is no {name} here", help=hint)


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
