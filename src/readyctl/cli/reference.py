"""The reference page of every command, made from the commands themselves."""

import re
import textwrap
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from typing import Any

from typer.core import TyperArgument, TyperGroup
from typer.main import get_command

from readyctl.cli.app import load, overview
from readyctl.cli.commands import COMMANDS, Command, Group
from readyctl.cli.help import OPTIONS

WIDTH = 100
"""Columns of the help texts; the width of whoever's terminal must not change the page."""
NAMES = 30
"""The widest column of names; a longer name has the line to itself."""

_SHARED = frozenset(word for name in OPTIONS for word in re.findall(r"--[a-z-]+", name))
"""Options that are told once for all commands."""
_SECTION = re.compile(r"^(?=(?:Arguments|Options|Commands):$)", re.MULTILINE)
_TYPE = re.compile(r" <(?![^>]*\|)(.*)>$")
"""What a value is, in typer's words: `<str>`, `<list[str]>`; not a list of choices."""

_CHOICES = re.compile(r" <list\[(.*\|.*)\]>$")
"""typer from 0.29 on calls an option that is given several times a list of what each may be."""

_DOTS = re.compile(r"(\.\.\.[\]}])\.\.\.")
"""typer from 0.29 on puts three dots of its own behind `[ID...]`."""


def reference() -> str:
    """`docs/cli.md`: the overview, and each command's own help."""
    told = _table(
        "Every command, or every one that reads a registry or changes files, takes", OPTIONS.items()
    )
    parts = ["# Commands", _block(overview()), _block(told)]
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
    yield f"### {prog}\n\n{_block(_help(command, context))}"
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            yield from _helps(f"{prog} {name}", inner)


def _help(command: Any, context: Any) -> str:  # noqa: ANN401 - as above
    """The help as typer writes it, but for the parameters: their look changes from one typer to the next."""
    written = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    head, *sections = _SECTION.split(written)
    rows: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
    also = []
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        shared = _SHARED.intersection(parameter.opts)
        if record and not shared:
            place = "Arguments" if isinstance(parameter, TyperArgument) else "Options"
            rows[place].append((_name(parameter, record[0]), record[1]))
        elif record and "--help" not in shared:
            also += sorted(shared)
    parts = [_DOTS.sub(r"\1", head), *(_table(title, listed) for title, listed in rows.items() if listed)]
    if also:
        parts.append(f"Also takes {', '.join(also)}, as above.")
    return "\n\n".join(
        part.strip("\n") for part in (*parts, *(s for s in sections if s.startswith("Commands")))
    )


def _name(parameter: Any, written: str) -> str:  # noqa: ANN401 - as above
    if isinstance(parameter, TyperArgument):
        return written.partition(" <")[0]
    written = _CHOICES.sub(r" <\1>", written)
    return _TYPE.sub(lambda found: " NUMBER" if found[1].startswith("int") else " TEXT", written)


def _table(title: str, rows: Collection[tuple[str, str]]) -> str:
    column = min(max(len(name) for name, _ in rows), NAMES) + 2
    lines = [f"{title}:"]
    for name, text in rows:
        first, *others = textwrap.wrap(text, WIDTH - 4 - column, break_on_hyphens=False) or [""]
        beside = f"  {name:{column}}{first}" if len(name) <= NAMES else f"  {name}\n{'':{column + 2}}{first}"
        lines += [beside.rstrip(), *(f"{'':{column + 2}}{other}" for other in others)]
    return "\n".join(lines)


def _block(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"
