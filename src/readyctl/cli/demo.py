"""`readyctl demo`: builds a small repository with a history, and shows the commands on the way."""

import datetime as dt
import shlex
from pathlib import Path
from typing import Annotated

import typer

from readyctl.adapters.git.stage import Stage
from readyctl.cli import output
from readyctl.cli.demo_story import Run, Tell, Write, story
from readyctl.cli.options import command_line
from readyctl.cli.painting import paint
from readyctl.errors import UsageError


@command_line("readyctl demo", "readyctl demo ~/readyctl-demo")
def command(
    *, folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="A new or empty folder.")] = None
) -> None:
    """Build a small repository with a true-to-life history, and walk through the main commands on it."""
    place = _place(folder)
    stage = Stage(place)
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    moment = now
    for scene in story(now.date()):
        match scene:
            case Tell(ago=ago, text=text):
                later = now - dt.timedelta(days=ago)
                moment = (
                    max(later, moment + dt.timedelta(minutes=1)) if later.date() == moment.date() else later
                )
                output.emit("")
                output.emit(paint(f"{moment:%Y-%m-%d}", "dim"), "  ", paint(text, "bold"))
            case Write(path=path, text=text):
                stage.write(path, text)
            case Run():
                moment += dt.timedelta(minutes=1)
                _run(stage, scene, moment)
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


def _run(stage: Stage, scene: Run, moment: dt.datetime) -> None:
    played = stage.play(scene.command, scene.by, moment)
    if scene.shown:
        output.emit(paint(f"{scene.by.name.split()[0].lower()} $ ", "cyan"), shlex.join(scene.command))
        for line in played.said.rstrip("\n").splitlines():
            output.emit(f"    {line}")
    if played.code != scene.ends:
        raise RuntimeError(f"{shlex.join(scene.command)} ended with {played.code}: {played.said}")
