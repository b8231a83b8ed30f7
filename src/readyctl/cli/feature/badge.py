"""`readyctl badge`: a feature's badge, and whether the badges in a text are true."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.gate import FindingsFormat, report
from readyctl.cli.options import Reading, command_line
from readyctl.core.text.counting import counted
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.core.feature.view import SalesView
    from readyctl.workspace.reading.opening import Workspace

_RULES = ("stale-badge", "missing-feature", "unreadable-document")


class Kind(StrEnum):
    """What a badge is written as."""

    MARKDOWN = "markdown"
    SVG = "svg"
    SHIELDS = "shields"


@command_line(
    "readyctl badge fx-matching",
    "readyctl badge fx-matching --as svg > fx-matching.svg",
    "readyctl badge --output public/badges",
    "readyctl badge --check README.md --check docs/roadmap.md",
)
def command(
    *,
    features: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="All, if none is named.")
    ] = None,
    written_as: Annotated[Kind, typer.Option("--as", help="What to print.")] = Kind.MARKDOWN,
    target: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write SVG and shields JSON files there."),
    ] = None,
    check: Annotated[
        list[Path] | None, typer.Option("--check", metavar="FILE", help="Are the badges in this text true?")
    ] = None,
    output_format: Annotated[
        FindingsFormat, typer.Option("--format", help="How to write findings.")
    ] = FindingsFormat.TEXT,
    reading: Reading,
) -> int:
    """Print or write badges that say the level which counts today, or check the ones in a text.

    In Markdown and HTML a badge stands between <!-- readyctl:ID --> and <!-- /readyctl:ID -->; --check
    exits 1 where one of them says another level than today's, or names no feature.
    """
    workspace = reading.workspace()
    if check:
        return _check(workspace, check, output_format)
    views = _views(workspace, features or [])
    if target is not None:
        return _write(target, views)
    if written_as is not Kind.MARKDOWN and len(views) != 1:
        raise UsageError(
            "one badge at a time can be printed as a file", help="name one ID, or add --output DIR"
        )
    for view in views:
        output.emit_exactly(_printed(view, written_as))
    return 0


def _views(workspace: "Workspace", ids: list[str]) -> "list[SalesView]":
    from readyctl.cli.feature.finding import the_feature
    from readyctl.core.feature.inventory import sales_view

    inventory = workspace.inventory()
    wanted = ids or sorted({status.id for status in inventory.features})
    return [sales_view(the_feature(inventory, feature)) for feature in wanted]


def _printed(view: "SalesView", kind: Kind) -> str:
    from readyctl.render.feature.badge_svg import badge_markdown, badge_svg, shields_json

    return {Kind.MARKDOWN: badge_markdown, Kind.SVG: badge_svg, Kind.SHIELDS: shields_json}[kind](view)


def _write(target: Path, views: "list[SalesView]") -> int:
    from readyctl.render.feature.badge_svg import badge_files
    from readyctl.workspace.changing.outputs import write_folder

    write_folder(target, ((name, (data,)) for name, data in badge_files(views)), prune=False)
    output.say(f"{counted(len(views), 'badge')} in {target}")
    return 0


def _check(workspace: "Workspace", files: list[Path], chosen: FindingsFormat) -> int:
    from msgspec import structs

    from readyctl.rules.engine import selected
    from readyctl.workspace.reading import documents
    from readyctl.workspace.reading.elsewhere import of_workspace

    found = documents.check_decks(files, documents.against(of_workspace(workspace))).report
    # No text is a deck for having badges in it, and none has slides.
    kept = tuple(structs.replace(each, place=None) for each in selected(found.diagnostics, _RULES, ()))
    return report(structs.replace(found, diagnostics=kept, of="document"), chosen)
