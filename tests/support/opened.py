"""The registry of `support.cli`, opened from Python as Ada at her keyboard, without any command line."""

import contextlib
from collections.abc import Iterator

from readyctl.workspace.reading.opening import Workspace
from support.calling import standing_in
from support.people import ADA, Person
from support.repo import RepoBuilder


@contextlib.contextmanager
def opened(repo: RepoBuilder, *, by: Person = ADA) -> Iterator[Workspace]:
    """The registry as it lies in the work tree, with `by` as the author of the next commit."""
    with standing_in(repo, repo.identity(by)):
        yield Workspace.open(repo.top)
