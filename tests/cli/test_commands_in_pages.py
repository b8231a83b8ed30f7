"""Every command that a page shows is one that there is, with options that it takes."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from readyctl.cli.app import load
from readyctl.cli.commands import find
from readyctl.cli.help import OPTIONS
from support.printed import commands

TOP = Path(__file__).parents[2]
GENERATED, PAST = TOP / "docs/cli.md", TOP / "CHANGELOG.md"
PAGES = sorted({*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md")} - {GENERATED, PAST})
INLINE = re.compile(r"`(readyctl [^`]+)`")
AT_A_PROMPT = re.compile(r"\s*(?:\$ )?(readyctl .+)")
EVERYWHERE = {word.split("=")[0] for name in OPTIONS for word in name.replace(",", " ").split()} | {"--help"}
OUTSIDE_OF_COMMANDS = {"--version", "--help", "help", "COMMAND"}


@cache
def command(name: str) -> Any:
    entry = find(name)
    return None if entry is None else get_command(load(entry))


def wrong(words: list[str]) -> Iterator[str]:
    """What of a command line is nothing that the program knows."""
    if len(words) < 2 or words[1] in OUTSIDE_OF_COMMANDS:
        return
    found, rest = command(words[1]), words[2:]
    if found is None:
        yield f"there is no command {words[1]}"
        return
    if isinstance(found, TyperGroup):
        inner = next((word for word in rest if not word.startswith("-")), None)
        if inner is not None and inner not in found.commands and inner.islower():
            yield f"there is no command {words[1]} {inner}"
        found = found.commands.get(inner or "")
    if found is None:
        return
    known = EVERYWHERE | {option for each in found.params for option in (*each.opts, *each.secondary_opts)}
    for word in rest[: rest.index("--")] if "--" in rest else rest:
        if word.startswith("--") and word.split("=")[0] not in known:
            yield f"{' '.join(words)}: there is no option {word}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_every_command_of_a_page_is_one_that_there_is(page: Path) -> None:
    lines = shown(page.read_text("utf-8"))
    assert [fault for line in lines for words in told(line) for fault in wrong(words)] == []


def shown(text: str) -> Iterator[str]:
    """What stands between backticks, or begins a line of an example: the rest is prose."""
    example = False
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            example = not example
        elif not example:
            yield from INLINE.findall(line)
        elif found := AT_A_PROMPT.fullmatch(line):
            yield found[1]


def told(line: str) -> list[list[str]]:
    try:
        return [words for words in commands(line) if words[0] == "readyctl"]
    except ValueError:  # a quote that a later line closes
        return []


def test_a_command_that_there_is_not_is_seen() -> None:
    assert list(wrong(["readyctl", "feture", "list"])) == ["there is no command feture"]
    assert list(wrong(["readyctl", "feature", "lst"])) == ["there is no command feature lst"]
    (fault,) = wrong(["readyctl", "check", "--rang"])
    assert fault == "readyctl check --rang: there is no option --rang"
