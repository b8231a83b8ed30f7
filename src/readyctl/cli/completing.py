"""What may come next on a command line. Ids come from file names; no YAML is read and git is not asked."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import typer

from readyctl.cli.app import load
from readyctl.cli.commands import Group, find, names

_FEATURES, _DEALS = ("features", "*/*.yaml"), ("handoffs", "*.yaml")
_FOLDERS = {"ID": _FEATURES, "WORDS": _FEATURES, "FEATURE": _FEATURES, "DEAL": _DEALS}
"""By the metavar of an argument: where its ids are files."""


def candidates(words: Sequence[str]) -> list[str]:
    """The words that may stand last; `words` are those after the program's name, the last one unfinished."""
    *before, unfinished = words
    return sorted(word for word in set(_next(before, unfinished)) if word.startswith(unfinished))


def _next(before: list[str], unfinished: str) -> Iterable[str]:
    if not before:
        return names()
    entry = find(before[0])
    if entry is None:
        return ()
    rest = before[1:]
    if isinstance(entry, Group):
        if not rest:
            return entry.commands
        if rest[0] not in entry.commands:
            return ()
        entry, rest = entry.commands[rest[0]], rest[1:]
    command: Any = typer.main.get_command(load(entry))
    while hasattr(command, "commands"):
        if not rest:
            return tuple(command.commands)
        command, rest = command.commands.get(rest[0]), rest[1:]
    return _of_command(command, rest, unfinished) if command is not None else ()


def _of_command(command: Any, given: list[str], unfinished: str) -> Iterable[str]:  # noqa: ANN401 - typer's own class
    options = {name: p for p in command.params for name in getattr(p, "opts", ()) if name.startswith("-")}
    if given and given[-1] in options and not getattr(options[given[-1]], "is_flag", False):
        return _choices(command, options[given[-1]])
    if unfinished.startswith("-"):
        return [name for name in options if name.startswith("--")]
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    position = _position(given, options)
    if not arguments:
        return ()
    argument = arguments[min(position, len(arguments) - 1)]
    if position >= len(arguments) and argument.nargs == 1:
        return ()
    return _choices(command, argument) or _ids(argument.metavar or "")


def _choices(command: Any, parameter: Any) -> list[str]:  # noqa: ANN401 - as above
    """The values that a parameter is limited to; none where any text will do, or a path."""
    context = command.context_class(command, info_name=command.name)
    return [item.value for item in parameter.shell_complete(context, "") if item.type == "plain"]


def _position(given: list[str], options: dict[str, Any]) -> int:
    """How many arguments are complete already."""
    count, skip = 0, False
    for word in given:
        if skip:
            skip = False
        elif word.startswith("-"):
            skip = word in options and not getattr(options[word], "is_flag", False)
        else:
            count += 1
    return count


def _ids(metavar: str) -> Iterable[str]:
    from readyctl.workspace.reading.location import unasked_folder

    kind = next((kind for kind in _FOLDERS if kind in metavar), None)
    registry = unasked_folder(Path.cwd())
    if kind is None or registry is None:
        return ()
    folder, pattern = _FOLDERS[kind]
    return [path.stem for path in (registry / folder).glob(pattern)]
