"""What is about to be written, as values: files before and after, words about them, the message."""

from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from msgspec import Struct

_CO_AUTHOR = "co-authored-by"


class Change(Struct, frozen=True):
    """One file to be written: `path` from the top; None before is a new file, None after a removal.

    `made` says that nobody reads it: it is named in the plan's words, and not shown line by line. `fresh`
    says that its bytes are made of values, not moved here or handed in by somebody.
    """

    path: str
    before: bytes | None
    after: bytes | None
    made: bool = False
    fresh: bool = False


class Plan(Struct, frozen=True):
    """What a command is about to do: a few lines in words, the files, and the message if it commits."""

    top: Path
    words: Sequence[str]
    changes: Sequence[Change]
    message: str

    @property
    def effective(self) -> list[Change]:
        """The changes that change anything."""
        return [change for change in self.changes if change.before != change.after]


def diff(change: Change) -> list[str]:
    """The unified diff of one file, as `git diff` heads it; line ends are left out."""
    old = f"a/{change.path}" if change.before is not None else "/dev/null"
    new = f"b/{change.path}" if change.after is not None else "/dev/null"
    return list(unified_diff(_lines(change.before), _lines(change.after), old, new, lineterm=""))


def _lines(data: bytes | None) -> list[str]:
    text = (data or b"").decode("utf-8", "replace")
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def about(entry_id: str, what: str) -> str:
    """A line of a message that begins with an id.

    The id that git would read as the name of a trailer, and so `what` as a co-author who is not on the
    roster, stands in quotes.
    """
    name = f"'{entry_id}'" if entry_id == _CO_AUTHOR else entry_id
    return f"{name}: {what}"
