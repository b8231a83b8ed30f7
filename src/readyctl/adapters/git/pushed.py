"""What a push brings that the remote does not have."""

from readyctl.adapters.git.repository import Repository


def known_bases(repository: Repository, tip: str, remote: str | None) -> tuple[str, ...]:
    """Where `tip` left everything that the remote is known to have; nothing where this clone knows of none.

    A remote that has no name here is taken to have what any remote has.
    """
    prefix = "refs/remotes"
    names = set(repository.git.text("for-each-ref", "--format=%(refname)", prefix).splitlines())
    if remote and any(name.startswith(f"{prefix}/{remote}/") for name in names):
        prefix = f"{prefix}/{remote}"
    listed = repository.git.text("for-each-ref", "--format=%(objectname)", prefix).split()
    return repository.merge_bases(tip, *listed) if listed else ()


def has_commit(repository: Repository, commit: str) -> bool:
    """Whether this clone has the commit that a remote names."""
    return repository.git.try_run("cat-file", "-e", f"{commit}^{{commit}}")[0] == 0


def leads_to_no_commit(repository: Repository, pushed: str) -> bool:
    """Whether this is the id of something else: a tag on a tree or on a file's content."""
    status, kind, _ = repository.git.try_run("cat-file", "-t", f"{pushed}^{{}}")
    return status == 0 and kind.strip() in {b"tree", b"blob"}
