"""`readyctl demo`: builds a small repository with a history, and shows the commands on the way."""

import datetime as dt
import os
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


@command_line("readyctl demo", "readyctl demo ~/readyctl-demo", "readyctl demo --no-step")
def command(
    *,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="A new or empty folder.")] = None,
    step: Annotated[
        bool | None,
        typer.Option(
            "--step/--no-step",
            help="Wait for Enter before each scene; only at a terminal.",
            show_default="at a terminal",
        ),
    ] = None,
) -> None:
    """Build a small repository with a true-to-life history, and walk through the main commands on it."""
    from readyctl.cli.demo_story import SCENES, story
    from readyctl.workspace.changing.playing import Opened, Ran, Told, play

    place = _place(folder)
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    waiting = _sits_there() and (step if step is not None else not os.environ.get("CI"))
    for happened in play(place, story(now.date()), now):
        match happened:
            case Opened(number=number, headline=headline):
                waiting = waiting and (number == 1 or _goes_on(number))
                output.emit("")
                output.emit(paint(f"{number} of {len(SCENES)}: {headline}", "bold"))
            case Told(moment=moment, text=text):
                output.emit("")
                output.emit_lines([(paint(f"{moment.date()}", "dim"), f"  {text}")])
            case Ran(run=run, said=said):
                who = run.by.name.split()[0].lower()
                output.emit(paint(f"{who} $ ", "cyan"), shlex.join(run.command))
                for line in said.rstrip("\n").splitlines():
                    output.emit(f"    {line}")
    _what_next(place)


def _what_next(place: Path) -> None:
    """A few commands to try there, which run as they stand."""
    from readyctl.cli.demo_story import SAM

    output.emit("")
    output.emit(paint("It is all there to look around in:", "bold"))
    output.emit(f"  cd {shlex.quote(str(place))}")
    if shutil.which("readyctl") is None:
        output.emit(f"  export PATH={shlex.quote(str(Path(sys.argv[0]).absolute().parent))}:$PATH")
    output.emit("  readyctl inbox --all                  who has to decide what")
    output.emit("  readyctl ask 'FX matching'            may I say it?")
    output.emit("  readyctl site build --output page     the page that sales looks at: page/index.html")
    output.emit("To be one of them there, and see what is yours with `readyctl inbox`:")
    output.emit(f"  git config user.name {shlex.quote(SAM.name)}")
    output.emit(f"  git config user.email {SAM.email}")


def _sits_there() -> bool:
    """Whether somebody reads along at a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _goes_on(number: int) -> bool:
    """Let a person read one scene before the next begins; whether to wait before the one after, too."""
    output.emit("")
    output.say_without_end(f"Enter for scene {number}, q and Enter for all the rest ")
    try:
        return input().strip().lower() != "q"
    except EOFError:
        return False


def _place(folder: Path | None) -> Path:
    if folder is None:
        from tempfile import mkdtemp

        return Path(mkdtemp(prefix="readyctl-demo-"))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not an empty folder", help="name a new one, or leave it out")
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()
