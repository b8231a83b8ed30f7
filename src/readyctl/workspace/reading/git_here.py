"""Which git there is."""

from pathlib import Path

from readyctl.adapters.git.door import Git
from readyctl.errors import UsageError


def git_version() -> str | None:
    """The version of the git that is found here, such as `2.39.5`; None where there is none."""
    try:
        return Git(Path.cwd()).text("version").removeprefix("git version ").partition(" ")[0]
    except UsageError:
        return None
