"""Which files sign-off is judged by."""

from readyctl.values import dataclass


@dataclass(frozen=True)
class Guards:
    """The two files that sign-off is judged by, as paths relative to the repository's top."""

    roster: str
    settings: str

    @property
    def paths(self) -> tuple[str, str]:
        """Both, the roster first."""
        return (self.roster, self.settings)
