"""What may come next on a command line. Ids come from file names; no YAML is read and git is not asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from readyctl.cli.app import load
from readyctl.cli.commands import Command, Group, find, names

_FEATURES, _DEALS = ("features", "*/*.yaml"), ("handoffs", "*.yaml")
_FOLDERS = {"ID": _FEATURES, "WORDS": _FEATURES, "FEATURE": _FEATURES, "DEAL": _DEALS}
"""By the metavar of an argument: where its ids are files."""
_DEALS_CALLED = frozenset({"deal", "note", "notes"})
"""How parameters are called whose ids are those of deals."""
Words = Mapping[str, str]
"""Words that may come next, each with what it means; empty where nobody says."""


def candidates(words: Sequence[str]) -> Words:
    """The words that may stand last, in order; `words` are those after the program's name, the last one
    unfinished. None where any text will do, or a file: shells know those by themselves.
    """
    *before, unfinished = words
    if before[-1:] == ["="]:  # bash parts `--format=json` there
        before.pop()
    elif unfinished == "=":
        unfinished = ""
    option, equals, value = unfinished.partition("=")
    if equals and option.startswith("--"):
        found = {f"{option}={word}": about for word, about in _next([*before, option], value).items()}
    else:
        found = dict(_next(before, unfinished))
    return {word: found[word] for word in sorted(found) if word.startswith(unfinished)}


def _next(before: list[str], unfinished: str) -> Words:
    if not before:
        return _summaries({name: entry for name in names() if (entry := find(name))})
    if before[0] == "help":
        return _helps(before[1:])
    entry, rest = find(before[0]), before[1:]
    if isinstance(entry, Group):
        if not rest:
            return _summaries(entry.commands)
        entry, rest = entry.commands.get(rest[0]), rest[1:]
    return _in_command(entry, rest, unfinished) if entry is not None else {}


def _in_command(entry: Command | Group, rest: list[str], unfinished: str) -> Words:
    """What may come next in one command, or in a module that is a group of its own."""
    command: Any = typer.main.get_command(load(entry))
    while hasattr(command, "commands"):
        if not rest:
            return {name: inner.get_short_help_str(72) for name, inner in command.commands.items()}
        command, rest = command.commands.get(rest[0]), rest[1:]
    return _of_command(command, rest, unfinished) if command is not None else {}


def _helps(before: list[str]) -> Words:
    """What help may be asked for."""
    from readyctl.cli.help import PAGES

    if before == ["file"]:
        from readyctl.render.file_kinds import FILES

        return {kind.name: kind.about for kind in FILES}
    if not before:
        return {**_next([], ""), **PAGES, "file": "the keys of a file"}
    entry = find(before[0])
    return _summaries(entry.commands) if isinstance(entry, Group) and len(before) == 1 else {}


def _summaries(commands: Mapping[str, Command | Group]) -> Words:
    return {name: entry.summary for name, entry in commands.items()}


def _of_command(command: Any, given: list[str], unfinished: str) -> Words:  # noqa: ANN401 - typer's own class
    options = {name: p for p in command.params for name in getattr(p, "opts", ()) if name.startswith("-")}
    if given and given[-1] in options and not getattr(options[given[-1]], "is_flag", False):
        return _values(command, options[given[-1]])
    if unfinished.startswith("-"):
        return {name: p.help or "" for name, p in options.items() if name.startswith("--")}
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    position = _position(given, options)
    if not arguments:
        return {}
    argument = arguments[min(position, len(arguments) - 1)]
    if position >= len(arguments) and argument.nargs == 1:
        return {}
    return _values(command, argument)


def _values(command: Any, parameter: Any) -> Words:  # noqa: ANN401 - as above
    """The values that a parameter is limited to, or that are known here; none where any text will do."""
    context = command.context_class(command, info_name=command.name)
    choices = [item.value for item in parameter.shell_complete(context, "") if item.type == "plain"]
    if choices:
        return _meanings(choices)
    metavar = parameter.metavar or ""
    for word, known in _KNOWN.items():
        if word in metavar or word == f"--{parameter.name}":
            return known()
    return dict.fromkeys(_ids("DEAL" if parameter.name in _DEALS_CALLED else metavar), "")


def _meanings(choices: Sequence[str]) -> Words:
    """Choices, with what they mean where they are levels."""
    meant = _levels()
    return meant if set(choices) == set(meant) else dict.fromkeys(choices, "")


def _levels() -> Words:
    from readyctl.core.level.table import Level

    return {level.value: level.row.meaning for level in Level}


def _codes() -> Words:
    from readyctl.rules.catalogue import NAMES

    return dict(NAMES)


def _hooks() -> Words:
    from readyctl.cli.hooks import HOOKS

    return HOOKS


def _areas() -> Words:
    registry = _registry()
    folders = (registry / "features").glob("*/") if registry else ()
    return dict.fromkeys((folder.name for folder in folders), "")


_KNOWN: Mapping[str, Callable[[], Words]] = {
    "LEVEL": _levels,
    "CODES": _codes,
    "HOOK": _hooks,
    "--area": _areas,
}
"""By a word of a parameter's metavar, or by an option's name: the values that are known."""


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


def _registry() -> Path | None:
    from readyctl.workspace.reading.location import unasked_folder

    return unasked_folder(Path.cwd())


def _ids(metavar: str) -> Iterable[str]:
    kind = next((kind for kind in _FOLDERS if kind in metavar), None)
    registry = _registry() if kind else None
    if kind is None or registry is None:
        return ()
    folder, pattern = _FOLDERS[kind]
    return [path.stem for path in (registry / folder).glob(pattern)]
