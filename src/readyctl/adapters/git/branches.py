"""The branch that everybody's work ends up on, as far as a clone can tell."""

from readyctl.adapters.git.repository import Repository

_REMOTE = "refs/remotes/origin/"
_LOCAL = "refs/heads/"
USUAL = "main"


def default_branch(repository: Repository) -> str:
    """What `origin` says; else the branch that git begins repositories with, where there is one of that name;
    else the one that is checked out, born or not.
    """
    told = _symbolic(repository, f"{_REMOTE}HEAD")
    if told and told.startswith(_REMOTE):
        return told.removeprefix(_REMOTE)
    usual = _configured(repository)
    if usual and repository.git.try_run("show-ref", "--verify", "--quiet", f"{_LOCAL}{usual}")[0] == 0:
        return usual
    here = _symbolic(repository, "HEAD")
    return here.removeprefix(_LOCAL) if here else usual or USUAL


def _symbolic(repository: Repository, name: str) -> str | None:
    status, out, _ = repository.git.try_run("symbolic-ref", "--quiet", name)
    return out.decode("utf-8", "surrogateescape").rstrip("\n") if status == 0 else None


def _configured(repository: Repository) -> str | None:
    status, out, _ = repository.git.try_run("config", "--get", "init.defaultBranch")
    return (out.decode("utf-8", "surrogateescape").strip() or None) if status == 0 else None
