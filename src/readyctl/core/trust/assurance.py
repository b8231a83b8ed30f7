"""How much stands behind a signature."""

from enum import StrEnum


class Assurance(StrEnum):
    """How much stands behind a signature, from weakest to strongest."""

    AUTHOR = "author"
    COMMITTER = "committer"
    SIGNATURE = "signature"

    @property
    def rank(self) -> int:
        """0 for the weakest."""
        return list(Assurance).index(self)
