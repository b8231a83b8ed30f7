"""How much a note leaves to guess, as one number: what a list of everything says of it."""

from msgspec import Struct

from readyctl.core.entry.path import EntryPath


class OpenPoints(Struct, frozen=True):
    """One note's findings that are no errors, by how bad they are."""

    where: EntryPath
    warnings: int
    questions: int
