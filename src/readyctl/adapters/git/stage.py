"""A stage for a story: programs run in one folder, as somebody, on some day, without own configuration."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct


class Played(Struct, frozen=True):
    """What a program did: its exit code, and what it said on both streams, in order."""

    code: int
    said: str


class Stage:
    """One folder; `readyctl` in a command stands for this very program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, path: str, text: str) -> None:
        """Put a file in place."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def play(self, command: Sequence[str], name: str, email: str, moment: dt.datetime) -> Played:
        """Run a command as this person at this moment; freshness is judged on that day too."""
        program = [sys.executable, "-P", "-m", "readyctl"] if command[0] == "readyctl" else [command[0]]
        done = subprocess.run(
            [*program, *command[1:]],
            cwd=self.folder,
            env=_environment(name, email, moment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return Played(done.returncode, done.stdout.decode("utf-8", "replace"))


def _environment(name: str, email: str, moment: dt.datetime) -> dict[str, str]:
    own = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "READYCTL_"))}
    date = moment.isoformat(timespec="seconds")
    return own | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": email,
        "GIT_AUTHOR_DATE": date,
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": email,
        "GIT_COMMITTER_DATE": date,
        "READYCTL_TODAY": moment.date().isoformat(),
    }
