"""The reference page of every command, made from the commands themselves."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from typer.core import TyperGroup
from typer.main import get_command

from readyctl.cli.app import load, overview
from readyctl.cli.commands import COMMANDS, Command, Group

WIDTH = 100
"""Columns of the help texts; the width of whoever's terminal must not change the page."""


def reference() -> str:
    """`docs/cli.md`: the overview, and each command's own help."""
    parts = ["# Commands", _block(overview())]
    for heading, commands in COMMANDS.items():
        parts.append(f"## {heading}")
        for name, entry in commands.items():
            parts += _sections(f"readyctl {name}", entry)
    return "\n\n".join(parts) + "\n"


def _sections(prog: str, entry: Command | Group) -> Iterator[str]:
    if isinstance(entry, Group):
        yield f"### {prog}\n\n{entry.summary}"
        for name, command in entry.commands.items():
            yield from _sections(f"{prog} {name}", command)
    elif find_spec(entry.module):
        yield from _helps(prog, get_command(load(entry)))


def _helps(prog: str, command: Any) -> Iterator[str]:  # noqa: ANN401 - typer does not name the type of its commands
    context = command.context_class(command, info_name=prog, terminal_width=WIDTH)
    written = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    yield f"### {prog}\n\n{_block(written)}"
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            yield from _helps(f"{prog} {name}", inner)


def _block(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"
