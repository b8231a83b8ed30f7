"""Who would make the next commit here, in git's own words."""

from readyctl.adapters.git.door import Git
from readyctl.adapters.git.headers import parse_header
from readyctl.adapters.git.own_configuration import own_configuration
from readyctl.adapters.git.repository import Repository
from readyctl.core.trust.commit import PENDING, Header
from readyctl.errors import UsageError


def next_header(repository: Repository) -> Header:
    """The header that the next commit here would have. Raises `UsageError` where git knows nobody."""
    return header_of(identity(repository.git))


def header_of(people: tuple[bytes, bytes]) -> Header:
    """The header of a commit with these lines for its author and its committer."""
    return parse_header(PENDING, b"\n".join(people) + b"\n\n")


def identity(git: Git) -> tuple[bytes, bytes]:
    """The author and committer lines that the commit will have. Raises `UsageError` where git knows none."""
    asked = git.with_environment(own_configuration())
    return _line(asked, "author"), _line(asked, "committer")


def _line(git: Git, role: str) -> bytes:
    status, out, _ = git.try_run("var", f"GIT_{role.upper()}_IDENT")
    if status:
        raise UsageError(
            f"git does not know who the {role} of the next commit is",
            help='run `git config user.name "Your Name"` and `git config user.email you@example.com`',
        )
    return role.encode() + b" " + out.strip()
