"""`readyctl demo`: builds a small repository with a history, and shows the commands on the way."""

import datetime as dt
import shlex
from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import command_line
from readyctl.errors import UsageError
from readyctl.render.painting import paint


@command_line("readyctl demo", "readyctl demo ~/readyctl-demo")
def command(
    *, folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="A new or empty folder.")] = None
) -> None:
    """Build a small repository with a true-to-life history, and walk through the main commands on it."""
    from readyctl.cli.demo_story import story
    from readyctl.workspace.changing.playing import Ran, Told, play

    place = _place(folder)
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    for happened in play(place, story(now.date()), now):
        match happened:
            case Told(moment=moment, text=text):
                output.emit("")
                output.emit(paint(f"{moment:%Y-%m-%d}", "dim"), "  ", paint(text, "bold"))
            case Ran(run=run, said=said):
                who = run.by.name.split()[0].lower()
                output.emit(paint(f"{who} $ ", "cyan"), shlex.join(run.command))
                for line in said.rstrip("\n").splitlines():
                    output.emit(f"    {line}")
    output.emit("")
    output.emit(f"It is all there to look around in: cd {shlex.quote(str(place))}")


def _place(folder: Path | None) -> Path:
    if folder is None:
        from tempfile import mkdtemp

        return Path(mkdtemp(prefix="readyctl-demo-"))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not an empty folder", help="name a new one, or leave it out")
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()
