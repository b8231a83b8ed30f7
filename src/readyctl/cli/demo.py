"""`readyctl demo`: builds a small repository with a history, and shows the commands on the way."""

import contextlib
import datetime as dt
import shlex
import shutil
import sys
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
    day: dt.date | None = None
    for happened in play(place, story(now.date()), now):
        match happened:
            case Told(moment=moment, text=text):
                _pause(moment.date(), day)
                day = moment.date()
                output.emit("")
                output.emit(paint(f"{day}", "dim"), "  ", paint(text, "bold"))
            case Ran(run=run, said=said):
                who = run.by.name.split()[0].lower()
                output.emit(paint(f"{who} $ ", "cyan"), shlex.join(run.command))
                for line in said.rstrip("\n").splitlines():
                    output.emit(f"    {line}")
    output.emit("")
    output.emit(f"It is all there to look around in: cd {shlex.quote(str(place))}")
    if shutil.which("readyctl") is None:
        output.emit(f"  export PATH={shlex.quote(str(Path(sys.argv[0]).absolute().parent))}:$PATH")
    output.emit("  readyctl                            where everything stands")
    output.emit("  readyctl ask 'FX matching'          may I say it?")
    output.emit("  readyctl site build --output page   the page that sales looks at: page/index.html")


def _pause(day: dt.date, before: dt.date | None) -> None:
    """Let a person read one day before the next begins; where nobody sits at a terminal, go on."""
    if before in {None, day} or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    output.say_without_end("Enter goes on ")
    with contextlib.suppress(EOFError):
        input()


def _place(folder: Path | None) -> Path:
    if folder is None:
        from tempfile import mkdtemp

        return Path(mkdtemp(prefix="readyctl-demo-"))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not an empty folder", help="name a new one, or leave it out")
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()
