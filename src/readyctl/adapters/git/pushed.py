"""What a push brings that the remote does not have."""

from readyctl.adapters.git.repository import Repository


def known_base(repository: Repository, tip: str) -> str | None:
    """Where `tip` left everything that remotes are known to have; None where this clone knows of nothing."""
    listed = repository.git.text("for-each-ref", "--format=%(objectname)", "refs/remotes").split()
    if not listed:
        return None
    status, out, _ = repository.git.try_run("merge-base", tip, *listed)
    return out.decode("ascii").split()[0] if status == 0 else None


def has_commit(repository: Repository, commit: str) -> bool:
    """Whether this clone has the commit that a remote names."""
    return repository.git.try_run("cat-file", "-e", f"{commit}^{{commit}}")[0] == 0


def leads_to_no_commit(repository: Repository, pushed: str) -> bool:
    """Whether this is the id of something else: a tag on a tree or on a file's content."""
    status, kind, _ = repository.git.try_run("cat-file", "-t", f"{pushed}^{{}}")
    return status == 0 and kind.strip() in {b"tree", b"blob"}
