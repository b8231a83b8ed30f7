"""Command lines for people to copy: whatever a file says, it is one word of them and never an option."""

import shlex
from collections.abc import Sequence
from functools import lru_cache


def command_line(name: str, *arguments: str, options: Sequence[str] = ()) -> str:
    """A whole line of readyctl: `name` is the command, such as `handoff check`; the rest is quoted.

    Arguments that look like options stand last, behind `--`.
    """
    marked = any(argument.startswith("-") for argument in arguments)
    rest = (*options, "--", *arguments) if marked else (*arguments, *options)
    return " ".join(("readyctl", name, *map(_quoted, rest)))


_quoted = lru_cache(maxsize=4096)(shlex.quote)
"""Ids, options and kinds stand in command after command."""
