"""Commits that the hook has nothing to do with, told before anything else is imported."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readyctl.adapters.git.untouched import Making as Making  # noqa: PLC0414 - for the commands, which know no adapters

_HOOK = ["hooks", "run", "pre-commit"]
_NAMED = "--registry"
_USUAL = "registry"


def passed_by(args: Sequence[str]) -> "Making | None":
    """The commit for which this command line is the hook's; it leaves the registry alone where nothing of it
    is `staged`. None for every other command line, and wherever that takes a closer look.
    """
    if list(args[:3]) != _HOOK:
        return None
    registry = _registry(list(args[3:]))
    if registry is None:
        return None
    from readyctl.adapters.git.untouched import in_the_making  # noqa: PLC0415 - every command comes by here

    return in_the_making(registry)


def _registry(rest: list[str]) -> str | None:
    """The folder that an installed hook was told; None for other options, and for folders elsewhere."""
    if rest[-1:] == ["--"]:
        rest = rest[:-1]
    if not rest:
        return _USUAL
    if len(rest) != 2 or rest[0] != _NAMED:  # noqa: PLR2004 - the option and its value
        return None
    here = Path.cwd().resolve()
    named = (here / rest[1]).resolve()
    if not named.is_relative_to(here):
        return None
    path = os.fspath(named.relative_to(here))
    return "" if path == "." else path
