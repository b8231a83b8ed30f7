"""How much a note leaves to guess, as one number: what a list of everything says of it."""

from readyctl.core.entry.path import EntryPath
from readyctl.values import dataclass


@dataclass(frozen=True)
class OpenPoints:
    """One note's findings that are no errors, by how bad they are."""

    where: EntryPath
    warnings: int
    questions: int
