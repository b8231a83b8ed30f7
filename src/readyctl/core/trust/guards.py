"""Which files sign-off is judged by."""

from msgspec import Struct


class Guards(Struct, frozen=True):
    """The two files that sign-off is judged by, as paths relative to the repository's top."""

    roster: str
    settings: str

    @property
    def paths(self) -> tuple[str, str]:
        """Both, the roster first."""
        return (self.roster, self.settings)
