"""The options about findings that `check`, `doc check` and `deck check` share, and what they may hold."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import gate, output
from readyctl.cli.gate import FindingsFormat, Places
from readyctl.cli.options import Json, OptionGroup
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.workspace.reading.report import Report

Codes = Annotated[list[str] | None, typer.Option(metavar="CODES", help="Only these codes or names.")]
Ignored = Annotated[list[str] | None, typer.Option(metavar="CODES", help="All but these codes or names.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")]
OutputFile = Annotated[
    Path | None,
    typer.Option("--output-file", metavar="FILE", help="Write the format there, and text here."),
]
Summary = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Add a table of all findings to this file, a job's summary."),
]


@dataclass(frozen=True)
class Findings(OptionGroup):
    """How findings are told, and from when on they fail: the options of every command that prints them."""

    strict: Strict = False
    output_format: Annotated[
        FindingsFormat | None,
        typer.Option("--format", help="How to write findings.", show_default="text"),
    ] = None
    output_file: OutputFile = None
    summary: Summary = None
    as_json: Json = False

    def __post_init__(self) -> None:
        """Raise `UsageError` for what cannot be carried out together, before anything is read."""
        if self.as_json and self.output_format not in {None, FindingsFormat.JSON}:
            raise UsageError(
                f"--json and --format {self.output_format} ask for two formats", help="give one of them"
            )
        if Path("-") in {self.output_file, self.summary}:
            raise UsageError("- is no file", help="leave the option out: findings go to standard output")

    @property
    def chosen(self) -> FindingsFormat:
        """The format asked for, text where none is."""
        return FindingsFormat.JSON if self.as_json else self.output_format or FindingsFormat.TEXT

    @property
    def to_files(self) -> Places:
        """Where findings go besides the terminal."""
        return Places(self.output_file, self.summary)

    def report(self, found: "Report", *, preface: str = "", narrowed: bool = False) -> int:
        """Tell the findings as asked; gives 1 for an error (or a warning, where `strict`), else 0.

        `preface` is Markdown that stands above the table in a summary; `narrowed` says that only some of all
        findings were asked for. Where there is none, what was looked at is said to whoever reads text.
        """
        if not found.diagnostics and (self.chosen is FindingsFormat.TEXT or self.output_file):
            from readyctl.render.entry.text import nothing

            output.say(nothing(found, narrowed=narrowed))
        return gate.report(found, self.chosen, strict=self.strict, places=self.to_files, preface=preface)


def rule_codes(given: list[str] | None) -> list[str]:
    """Codes, beginnings of codes and rule names, given in several options or in one with commas.

    Raises `UsageError` for one that no rule has: a filter that matches nothing would pass for a clean check.
    """
    names = [part.strip() for text in given or () for part in text.split(",")]
    for name in filter(None, names):
        _refuse_unknown(name)
    return [name for name in names if name]


def newer_codes(version: str) -> frozenset[str]:
    """The codes of the rules that came after this version. Raises `UsageError` for what is no version."""
    from readyctl.rules.catalogue import newer_than

    try:
        return newer_than(version)
    except ValueError:
        raise UsageError(
            f"'{version}' is no version", help="write the one that you had, such as 0.1.0"
        ) from None


def _refuse_unknown(name: str) -> None:
    from readyctl.core.text.closest import closest
    from readyctl.rules.catalogue import NAMES

    if any(code.startswith(name.upper()) or name.lower() == known for code, known in NAMES.items()):
        return
    meant = closest(name, [word for code, known in NAMES.items() for word in (known, code)])
    hint = f"did you mean '{meant}'? " if meant else ""
    raise UsageError(
        f"there is no rule '{name}'", help=f"{hint}`readyctl help rules` lists the codes and names"
    )
