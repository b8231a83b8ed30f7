"""The options about findings that `check`, `doc check` and `deck check` share, and what they may hold."""

from typing import Annotated

import typer

from readyctl.cli.gate import FindingsFormat
from readyctl.errors import UsageError

Codes = Annotated[list[str] | None, typer.Option(metavar="CODES", help="Only these codes or names.")]
Ignored = Annotated[list[str] | None, typer.Option(metavar="CODES", help="All but these codes or names.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")]
Written = Annotated[
    FindingsFormat | None, typer.Option("--format", help="How to write findings.", show_default="text")
]


def rule_codes(given: list[str] | None) -> list[str]:
    """Codes, beginnings of codes and rule names, given in several options or in one with commas.

    Raises `UsageError` for one that no rule has: a filter that matches nothing would pass for a clean check.
    """
    names = [part.strip() for text in given or () for part in text.split(",")]
    for name in filter(None, names):
        _refuse_unknown(name)
    return [name for name in names if name]


def _refuse_unknown(name: str) -> None:
    from readyctl.core.text.closest import closest
    from readyctl.rules.catalogue import NAMES

    if any(code.startswith(name.upper()) or name.lower() == known for code, known in NAMES.items()):
        return
    meant = closest(name, [word for code, known in NAMES.items() for word in (known, code)])
    hint = f"did you mean '{meant}'? " if meant else ""
    raise UsageError(f"there is no rule '{name}'", help=f"{hint}docs/rules lists the codes and names")


def chosen_format(written: FindingsFormat | None, *, as_json: bool) -> FindingsFormat:
    """The format asked for, text where none is. Raises `UsageError` for --json beside another one."""
    if as_json and written not in {None, FindingsFormat.JSON}:
        raise UsageError(f"--json and --format {written} ask for two formats", help="give one of them")
    return FindingsFormat.JSON if as_json else written or FindingsFormat.TEXT
