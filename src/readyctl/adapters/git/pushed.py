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


def known_here(repository: Repository, tip: str) -> tuple[str, ...]:
    """Where `tip` left everything that any reference here has: in a push's quarantine, before it counts."""
    listed = repository.git.text("rev-list", "--boundary", tip, "--not", "--all").split()
    if tip not in listed:
        return (tip,)
    ends = [line[1:] for line in listed if line.startswith("-")]
    return tuple(repository.git.text("merge-base", "--independent", *ends).split()) if ends else ()


def main_branch(repository: Repository) -> str | None:
    """The full name of the branch that HEAD names, whether it is born or not."""
    status, out, _ = repository.git.try_run("symbolic-ref", "--quiet", "HEAD")
    return out.decode("utf-8", "surrogateescape").rstrip("\n") if status == 0 else None


def takes_away(repository: Repository, old: str, new: str, folder: str) -> str | None:
    """A commit that changed this folder, that `old` has and `new` has not; None where there is none."""
    where = [folder] if folder else []
    options = ("rev-list", "--max-count=1", "--full-history")
    return repository.git.text(*options, old, f"^{new}", "--", *where) or None
