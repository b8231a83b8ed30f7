"""Playing a story in a folder of its own: who saves which file, and runs which command, on which day."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from readyctl.adapters.git.stage import Stage


class Actor(Struct, frozen=True):
    """An invented person, as git will write her."""

    name: str
    email: str


class Open(Struct, frozen=True):
    """A scene of the story begins, under a short headline."""

    headline: str


class Tell(Struct, frozen=True):
    """A sentence of the story. `ago` days before today it happens; what follows happens then too."""

    ago: int
    text: str


class Write(Struct, frozen=True):
    """A file that somebody saves."""

    path: str
    text: str


class Run(Struct, frozen=True):
    """A command that somebody runs; `ends` is the exit code that the story expects."""

    by: Actor
    command: tuple[str, ...]
    ends: int = 0
    shown: bool = True


Scene = Open | Tell | Write | Run


class Opened(Struct, frozen=True):
    """A scene, by its number from 1."""

    number: int
    headline: str


class Told(Struct, frozen=True):
    """A sentence, at its moment."""

    moment: dt.datetime
    text: str


class Ran(Struct, frozen=True):
    """A command that ended as the story expects, and what it said on both streams."""

    run: Run
    said: str


def play(folder: Path, scenes: Iterable[Scene], now: dt.datetime) -> Iterator[Opened | Told | Ran]:
    """Play a story in an empty folder, telling what happens as it happens.

    Days count back from `now`; within a day, each command comes a minute after the one before. Raises
    `RuntimeError` where a command ends otherwise than the story expects.
    """
    stage = Stage(folder)
    moment, opened = now, 0
    for scene in scenes:
        match scene:
            case Open(headline=headline):
                opened += 1
                yield Opened(opened, headline)
            case Tell(ago=ago, text=text):
                moment = _on_its_day(moment, now - dt.timedelta(days=ago))
                yield Told(moment, text)
            case Write(path=path, text=text):
                stage.write(path, text)
            case Run(by=by, command=command):
                moment += dt.timedelta(minutes=1)
                played = stage.play(command, by.name, by.email, moment)
                if scene.shown:
                    yield Ran(scene, played.said)
                if played.code != scene.ends:
                    raise RuntimeError(f"{' '.join(command)} ended with {played.code}: {played.said}")


def _on_its_day(before: dt.datetime, told: dt.datetime) -> dt.datetime:
    """When a sentence is told: on its own day, and on the same day never before what was played already."""
    return max(told, before + dt.timedelta(minutes=1)) if told.date() == before.date() else told
