"""A short message for a chat or a mail: printed, never sent. One shape; each format has a module of its own
(`slack`, `teams`, `mail`).

What people typed goes in as it is: whoever writes a format makes it harmless there.
"""

from bisect import bisect_left
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

MOST_LINE = 1_000
"""Characters of one text within a message."""


class Part(Struct, frozen=True):
    """One thing that is told: a few strong words, what follows them, a command, and lines below it."""

    strong: str
    plain: str = ""
    command: str = ""
    lines: tuple[str, ...] = ()


class Message(Struct, frozen=True):
    """A title, which is also what a notification shows, and what is told below it, the most important first;
    `rest` is the command that tells what had no room. What stands in `closing` comes last and is the last to
    be left out.
    """

    title: str
    parts: tuple[Part, ...]
    rest: str
    closing: tuple[Part, ...] = ()

    @property
    def told(self) -> tuple[Part, ...]:
        """Everything that is told, in order."""
        return self.parts + self.closing


def fitting(message: Message, most: int, write: Callable[[Message, int], str], room: int) -> str:
    """The message as `write` makes it of what is kept and the number of parts that are left out, within
    `room` as UTF-8 and with at most so many parts: the last ones go first, what closes it goes after them.

    A title alone has to have room.
    """
    for kept in (message, replace(message, closing=())):
        number = min(most - len(kept.closing), len(kept.parts))

        def written(number: int, kept: Message = kept) -> str:
            shorter = replace(kept, parts=kept.parts[:number])
            return write(shorter, len(message.told) - len(shorter.told))

        def too_long(number: int) -> bool:
            return len(written(number).encode()) > room

        fits = bisect_left(range(number + 1), x=True, key=too_long)
        if fits:
            return written(fits - 1)
    return written(0)


def first_lines(lines: tuple[str, ...], room: int) -> tuple[str, ...]:
    """So many of the lines as have room, each with its line break, and how many more there are."""
    kept: list[str] = []
    for number, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            return (*kept, f"{len(lines) - number} more")
        kept.append(line)
    return tuple(kept)


def cut(text: str, most: int = MOST_LINE) -> str:
    """At most so many characters of a text, with a sign where it was cut."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
