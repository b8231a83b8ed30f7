"""`readyctl help`: on a command, on a file, on exit codes, on what is read from the environment."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import command_line
from readyctl.core.entry.schema_words import listed
from readyctl.errors import Exit, UsageError

ENVIRONMENT: Mapping[str, str] = {
    "READYCTL_REGISTRY": "the registry's folder, as --registry names it",
    "READYCTL_TODAY": "the day to take as today, as --as-of names it",
    "READYCTL_TRUST_ROOT": "the commit from which the roster is trusted, as --trust-root names it",
    "READYCTL_TRACEBACK": "set to 1, it shows where something went wrong inside readyctl",
    "NO_COLOR": "set, no colour; FORCE_COLOR: colour in a pipe too; TERM=dumb: none, and plain questions",
    "COLUMNS": "the width to fit lists and texts into",
    "ACCESSIBLE": "set, plain questions, one line each",
    "VISUAL": "the editor of --editor; without it EDITOR",
}
"""What is read from the environment, and what it does."""


@command_line(
    "readyctl help feature sign",
    "readyctl help file entry",
    "readyctl help codes",
    "readyctl help environment",
)
def command(
    *,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORD...", help="A command; or file, codes, environment.")
    ] = None,
) -> None:
    """Help on a command, the keys of a file, exit codes, or the environment; without a word, the overview."""
    from readyctl.cli.app import overview, run

    match words or []:
        case []:
            output.emit(overview())
        case ["file"]:
            output.emit(_kinds())
        case ["file", name]:
            output.emit(_file(name))
        case [word] if word in _PAGES:
            output.emit(_PAGES[word]())
        case asked:
            if code := run([*asked, "--help"]):
                raise typer.Exit(code)


def _kinds() -> str:
    from readyctl.render.file_kinds import FILES

    width = max(len(kind.name) for kind in FILES)
    return "\n".join(f"readyctl help file {kind.name:<{width}}  {kind.where}: {kind.about}" for kind in FILES)


def _file(name: str) -> str:
    from readyctl.render.file_kinds import FILES, file_kind
    from readyctl.render.file_pages import help_text

    kind = file_kind(name.lower())
    if kind is None:
        names = listed([each.name for each in FILES])
        raise UsageError(f"there is no kind of file called '{name}'", help=f"name one of {names}")
    return help_text(kind)


def _codes() -> str:
    from readyctl.render.attribute_docs import attribute_docs

    meant = attribute_docs(Exit)
    return "\n".join(f"{code.value:>4}  {' '.join(meant[code.name].split())}" for code in Exit)


def _environment() -> str:
    width = max(map(len, ENVIRONMENT))
    return "\n".join(f"{name:<{width}}  {text}" for name, text in ENVIRONMENT.items())


_PAGES: Mapping[str, Callable[[], str]] = {
    "codes": _codes,
    "exit-codes": _codes,
    "environment": _environment,
}
