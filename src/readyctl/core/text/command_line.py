"""Command lines for people to copy: whatever a file says, it is one word of them and never an option."""

import shlex
from collections.abc import Callable, Sequence
from functools import lru_cache


def command_line(name: str, *arguments: str, options: Sequence[str] = ()) -> str:
    """A whole line of readyctl: `name` is the command, such as `handoff check`; the rest is quoted.

    Arguments that look like options stand last, behind `--`.
    """
    marked = _marked(arguments)
    rest = (*options, "--", *arguments) if marked else (*arguments, *options)
    return " ".join(("readyctl", name, *map(_quoted, rest)))


def line_but_for_a_word(name: str, *arguments: str, options: Sequence[str]) -> Callable[[str], str]:
    """The same of a line whose last option takes a word, for whoever asks with many words."""
    if _marked(arguments):
        return lambda word: command_line(name, *arguments, options=(*options, word))
    begun = command_line(name, *arguments, options=options)
    return lambda word: f"{begun} {_quoted(word)}"


def _marked(arguments: Sequence[str]) -> bool:
    return any(argument.startswith("-") for argument in arguments)


_quoted = lru_cache(maxsize=4096)(shlex.quote)
"""Ids, options and kinds stand in command after command."""
