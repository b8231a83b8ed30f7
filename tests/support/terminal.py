"""A command line at a pseudo-terminal, with somebody sitting in front of it."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pexpect

PATIENCE = 120
"""Seconds until a prompt is given up: far more than any needs, because machines that test are often busy."""


_AGAIN = 10
"""Seconds after which somebody presses a key again."""

READYCTL = ("-m", "readyctl")
"""How the interpreter is told to run the program."""


def typing(
    folder: Path,
    *args: str,
    env: Mapping[str, str],
    width: int = 200,
    program: tuple[str, ...] = READYCTL,
) -> "pexpect.spawn[str]":
    """Start readyctl in this folder; `env` is the whole environment, in which TERM may be left out."""
    return at_terminal(folder, sys.executable, *program, *args, env=env, width=width)


def at_terminal(
    folder: Path, command: str, *args: str, env: Mapping[str, str], width: int = 200
) -> "pexpect.spawn[str]":
    """Start any program there, such as a shell; `env` as in `typing`."""
    child: pexpect.spawn[str] = pexpect.spawn(
        command,
        [*args],
        cwd=str(folder),
        env={"TERM": "xterm", **env},
        encoding="utf-8",
        timeout=PATIENCE,
        dimensions=(60, width),
    )
    return child


def ended(child: "pexpect.spawn[str]") -> tuple[int | None, str]:
    """Wait for the end: the exit code, or None for one that a signal ended, and what was still printed.

    The end of the output is waited for, not the process: that wait has a limit.
    """
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, child.before or ""


def interrupted(child: "pexpect.spawn[str]") -> tuple[int | None, str]:
    """Press Ctrl-C until it ends, as people do; what `ended` gives.

    Python forgets one that comes between its printing of a prompt and its waiting for the answer.
    """
    for _ in range(PATIENCE // _AGAIN):
        child.sendintr()
        if child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=_AGAIN) == 0:
            break
    child.close()
    return child.exitstatus, child.before or ""
