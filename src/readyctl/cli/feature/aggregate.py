"""`readyctl aggregate`."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import AsOf, command_line
from readyctl.core.text.counting import counted
from readyctl.core.trust.elsewhere import MOST_DAYS
from readyctl.errors import Exit

if TYPE_CHECKING:
    from readyctl.core.history.merging import Merged


@command_line(
    "readyctl aggregate payments/features.json search/features.json --output all.json",
    "readyctl aggregate published --output all.json --strict",
)
def command(
    *,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Published features.json files, or folders that hold them."),
    ],
    target: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write; else stdout.")
    ] = None,
    max_age: Annotated[
        int, typer.Option(metavar="DAYS", min=1, help="For how many days after its own a file is used.")
    ] = MOST_DAYS,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 where registries collide.")] = False,
    as_of: AsOf = None,
) -> int:
    """Merge what many registries published into one features.json, for `ask`, `doc check` and the page.

    Each entry stays as its own registry judged it, with that registry's name, commit and day. What two
    registries call the same is told: an id of both gets the registry's name in front. A file that cannot be
    used is named, here and in the file, and makes the exit code 3. Of a folder, the features.json in it is
    taken, or else those right below it.
    """
    from readyctl.render.feature.site.features_json import features_json, features_pieces
    from readyctl.workspace.changing.outputs import write_over
    from readyctl.workspace.reading.aggregating import aggregate
    from readyctl.workspace.reading.doing import doing

    merged = aggregate(paths, as_of or dt.datetime.now(dt.UTC).date(), max_age)
    if target is None:
        output.emit_exactly(features_json(merged.page))
    else:
        with doing(f"writing {target}"):
            write_over(target, b"".join(map(str.encode, features_pieces(merged.page))))
    _tell(merged)
    if merged.page.left_out:
        return Exit.CANNOT_TELL
    return Exit.REFUSED if strict and merged.conflicts else Exit.DONE


def _tell(merged: "Merged") -> None:
    page = merged.page
    for conflict in merged.conflicts:
        output.say(f"the {conflict.what} {conflict.said} is in several: {', '.join(conflict.ids)}")
    for one in page.left_out:
        output.say(f"left out: {one.path}: {one.why}")
    features, registries = counted(len(page.cards), "feature"), len(page.sources)
    output.say(f"{features} of {counted(registries, 'registry', 'registries')}, as of {page.as_of} and later")
