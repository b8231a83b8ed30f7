"""What of a process's environment is git's own business, where a commit is made by it."""

import os
from collections.abc import Mapping

_TELLING = ("GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_CONFIG", "EMAIL")


def own_configuration(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """What of an environment tells git who makes a commit and how: `git -c` and its like reach a hook so."""
    told = os.environ if environment is None else environment
    return {name: value for name, value in told.items() if name.startswith(_TELLING)}
