"""The man page, made from the same tables as the help."""

import re
from collections.abc import Iterable, Iterator

from readyctl import __version__
from readyctl.cli.commands import COMMANDS, Command, Group
from readyctl.cli.help import ENVIRONMENT, OPTIONS, exit_codes
from readyctl.render.file_kinds import FILES

_ABOUT = """\
A registry of features lies beside the code as small YAML files in git. Each feature has one of five
readiness levels, and each level says what sales may do with it. A level counts only where an engineer's
own commit stands behind it; otherwise everybody else sees planned."""


def man_page() -> str:
    """`readyctl.1`, in the man macros of roff."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f'.TH READYCTL 1 "" "readyctl {__version__}" "User Commands"'
    yield from (".SH NAME", _text("readyctl") + r" \- " + _text("a checked word for what is real"))
    yield from (".SH SYNOPSIS", ".B readyctl", _text("COMMAND [OPTIONS]"))
    yield from (".SH DESCRIPTION", *map(_text, _ABOUT.splitlines()))
    yield ".SH COMMANDS"
    for heading, commands in COMMANDS.items():
        yield f".SS {_text(heading)}"
        yield from _entries(line for name, entry in commands.items() for line in _commands(name, entry))
    yield ".SH OPTIONS"
    yield _text("Every command, or every one that reads a registry or changes files, takes:")
    yield from _entries(OPTIONS.items())
    yield from (
        ".SH FILES",
        *_entries(
            (f"registry/{kind.where}" if kind.in_registry else kind.where, kind.about) for kind in FILES
        ),
    )
    yield from (".SH ENVIRONMENT", *_entries(ENVIRONMENT.items()))
    yield from (".SH EXIT STATUS", *_entries((str(code), text) for code, text in exit_codes().items()))
    yield from (".SH SEE ALSO", r".BR git (1)")


def _commands(name: str, entry: Command | Group) -> Iterator[tuple[str, str]]:
    yield f"readyctl {name}", entry.summary
    if isinstance(entry, Group):
        for inner, command in entry.commands.items():
            yield from _commands(f"{name} {inner}", command)


def _entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, text in entries:
        yield from (".TP", f".B {_text(name)}", _text(text))


def _text(text: str) -> str:
    """Text as roff reads it back: no line is a request, no hyphen turns into a dash."""
    written = text.replace("\\", r"\e").replace("-", r"\-").replace("`", r"\(ga")
    return re.sub(r"^(?=[.'])", r"\\&", written)
