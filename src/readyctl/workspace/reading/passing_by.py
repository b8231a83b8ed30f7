"""Commits that the hook has nothing to do with, told before anything else is imported."""

import os
from collections.abc import Sequence
from pathlib import Path

_HOOK = ["hooks", "run", "pre-commit"]
_NAMED = "--registry"
_USUAL = "registry"


def passes_by(args: Sequence[str]) -> bool:
    """Whether this command line is the commit hook's, and the commit leaves the registry alone.

    False wherever that takes a closer look: the command itself then takes it.
    """
    if list(args[:3]) != _HOOK:
        return False
    registry = _registry(list(args[3:]))
    if registry is None:
        return False
    from readyctl.adapters.git.untouched import leaves_alone  # noqa: PLC0415 - every command comes by here

    return leaves_alone(registry)


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
