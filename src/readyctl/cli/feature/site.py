"""`readyctl site build` and `readyctl site serve`: the inventory page."""

import contextlib
import gc
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import Reading, command_line, group
from readyctl.core.history.audience import Audience
from readyctl.core.text.counting import counted
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.core.history.audience import Publication
    from readyctl.workspace.reading.opening import Workspace

app = group("The inventory page: what may be said about each feature.")

For = Annotated[Audience, typer.Option(help="Who will read it; customers see no people, links and history.")]


@app.command("build")
@command_line(
    "readyctl site build --output public",
    "readyctl site build --output public/customers --audience customer",
    "readyctl site build --output public --url https://readiness.example.com",
    "readyctl site build --from all.json --output public",
)
def build(
    *,
    target: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")
    ] = None,
    audience: For = Audience.SALES,
    url: Annotated[
        str, typer.Option(metavar="URL", help="Where it will be found, for the feed's links.")
    ] = "",
    source: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="A published features.json, in its place.")
    ] = None,
    reading: Reading,
) -> int:
    """Write the page, its data, a feed of changes and a badge for each feature into a folder.

    The page is one file that needs no server. Files that an earlier build left and that nothing stands for
    any more are removed; files of others are never touched. Exits 1 where a file of an earlier build was
    changed by hand and so had to stay.

    With --from the page is of a published features.json, such as `readyctl aggregate` makes; it is as of that
    file's day, for sales, and without history.
    """
    from readyctl.workspace.reading.garbage import collect

    if target is None or target == Path():
        raise UsageError("the folder for the page is not given", help="add --output DIR")
    if url and not url.lower().startswith(("https://", "http://")):
        raise UsageError(f"{url} is no web address", help="write --url https://…")
    if source is not None:
        page = _from_file(source, audience)
    else:
        page = _of_the_registry(reading, target, audience)
        collect(len(page.cards))
    left = _written(page, target, url)
    for path in left:
        output.say(f"left as it was, because it was changed by hand: {path}")
    output.say(f"{counted(len(page.cards), 'feature')} for {audience}: {target / 'index.html'}")
    if left:
        output.say(f"they may show what is not for {audience}: look at them, and take them away")
    return int(bool(left))


def _of_the_registry(reading: Reading, target: Path, audience: Audience) -> "Publication":
    from readyctl.workspace.reading.publishing import ensure_outside, publication

    workspace = reading.workspace()
    ensure_outside(target, workspace)
    return publication(workspace, audience)


def _written(page: "Publication", target: Path, url: str) -> Sequence[str]:
    """Write the page; what had to be left as it was."""
    from readyctl.render.feature.site.files import site_pieces
    from readyctl.workspace.changing.outputs import write_folder
    from readyctl.workspace.reading.doing import doing

    with doing("writing the page"):
        return write_folder(target, site_pieces(page, base_url=url)).left


def _from_file(source: Path, audience: Audience) -> "Publication":
    from readyctl.workspace.reading.published_pages import published

    if audience is not Audience.SALES:
        raise UsageError(
            f"{source} is for sales, and {audience} sees something else",
            help="leave out --audience, or build the page where the registry is",
        )
    return published(source, str(source))


@app.command("serve")
@command_line("readyctl site serve", "readyctl site serve --audience engineering --port 8123")
def serve(
    *,
    audience: For = Audience.SALES,
    port: Annotated[int, typer.Option(help="The port on this machine; 0 picks a free one.")] = 8000,
    reading: Reading,
) -> None:
    """Show the page on this machine alone, and follow changes until Ctrl-C."""
    from readyctl.render.feature.site.files import site_files
    from readyctl.workspace.reading.publishing import publication
    from readyctl.workspace.reading.serving import live_server, url_of

    def files(workspace: "Workspace") -> Mapping[str, bytes]:
        return site_files(publication(workspace, audience), live=True)

    gc.enable()  # off in a program that answers once
    with live_server(reading.workspace, files, port, output.say) as running:
        output.say(f"showing it at {url_of(running)} until Ctrl-C")
        with contextlib.suppress(KeyboardInterrupt):
            running.serve_forever()
