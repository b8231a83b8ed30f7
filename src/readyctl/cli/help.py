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
    "READYCTL_NO_CACHE": "set, nothing is taken from earlier runs, and nothing kept for later ones",
    "CI": "set, as pipelines set it: the same as READYCTL_NO_CACHE, and `demo` waits for nobody",
    "READYCTL_TRACEBACK": "set to 1, it shows where something went wrong inside readyctl",
    "NO_COLOR": "set, no colour; FORCE_COLOR: colour in a pipe too; TERM=dumb: none, and plain questions",
    "COLUMNS": "the width to fit lists and texts into",
    "ACCESSIBLE": "set, plain questions, one line each",
    "VISUAL": "the editor of --editor; without it EDITOR",
}
"""What is read from the environment, and what it does."""
OPTIONS: Mapping[str, str] = {
    "-h, --help": "what the command does, with examples",
    "--color WHEN": "colour: auto (on a terminal), always, never",
    "-q, --quiet": "print data and errors only, and ask nothing",
    "-v, --verbose": "say which registry, history, roster and day are read; and of a defect, where it lies",
    "--json": "where a command prints data: JSON, of a published schema",
    "--registry DIR": "the registry's folder; usually the one called registry at the repository's top",
    "--at MOMENT": "read a revision, a date, the date of a sync, or 'index'",
    "--as-of DATE": "take this day as today, for freshness and due dates",
    "--trust-root COMMIT": "trust the roster from this commit on",
    "--no-cache": "read everything anew; the answer is the same",
    "--dry-run": "where a command changes files: show the change and stop",
    "-y, --yes": "do not ask whether to go on",
    "--no-input": "ask nothing at all",
    "--commit, --no-commit": "commit the files that were changed, and nothing else; or leave them",
}
"""What every command takes, or every one that reads a registry or changes files."""


@command_line(
    "readyctl help feature sign",
    "readyctl help file entry",
    "readyctl help codes",
    "readyctl help rules",
    "readyctl help environment",
    "readyctl help options",
)
def command(
    *,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORD...", help="A command, a rule; or file, rules, codes, environment, options."
        ),
    ] = None,
) -> None:
    """Help on a command, a file's keys, a rule, exit codes, the environment, what every command takes."""
    from readyctl.cli.app import overview, run

    match words or []:
        case []:
            output.emit(overview())
        case ["file"]:
            output.emit(_kinds())
        case ["file", name]:
            output.emit(_file(name))
        case [word] if word in PAGES:
            output.emit(_MADE[word]())
        case asked:
            if page := _rule(asked):
                output.emit(page)
            elif code := run([*asked, "--help"]):
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


def _rule(words: list[str]) -> str | None:
    """The page of a rule that is asked for by its code or its name; None where it is something else."""
    from readyctl.rules.catalogue import page

    return page(words[0]) if len(words) == 1 else None


def _rules() -> str:
    from readyctl.rules.catalogue import NAMES

    return "\n".join(f"{code}  {name}" for code, name in NAMES.items())


def exit_codes() -> Mapping[int, str]:
    """What each exit code means, in order."""
    from readyctl.render.attribute_docs import attribute_docs

    meant = attribute_docs(Exit)
    return {code.value: " ".join(meant[code.name].split()) for code in Exit}


def _codes() -> str:
    return "\n".join(f"{code:>4}  {text}" for code, text in exit_codes().items())


def _environment() -> str:
    width = max(map(len, ENVIRONMENT))
    return "\n".join(f"{name:<{width}}  {text}" for name, text in ENVIRONMENT.items())


def _options() -> str:
    width = max(map(len, OPTIONS))
    return "\n".join(f"{name:<{width}}  {text}" for name, text in OPTIONS.items())


PAGES: Mapping[str, str] = {
    "rules": "the codes and names of all rules; each has a page, `readyctl help CODE`",
    "codes": "what each exit code means",
    "exit-codes": "the same",
    "environment": "what is read from the environment",
    "options": "what every command takes",
}
"""Pages that are about no command, and what each tells."""
_MADE: Mapping[str, Callable[[], str]] = {
    "rules": _rules,
    "codes": _codes,
    "exit-codes": _codes,
    "environment": _environment,
    "options": _options,
}
