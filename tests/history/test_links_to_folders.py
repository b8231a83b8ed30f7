"""What lies behind a link or a submodule is not read; whoever put one where a folder belongs is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import BOB
from support.repo import RepoBuilder
from support.texts import feature


def linked(repo: RepoBuilder) -> str:
    repo.write("shared/ghost.yaml", feature("ghost", "shipped"))
    repo.link("registry/features/area", "../../shared")
    return "registry/features/area"


def deals(repo: RepoBuilder) -> str:
    repo.write("deals/acme.yaml", "id: acme\ncustomer: Acme\nowner: sam@example.com\nstage: proposal\n")
    repo.link("registry/handoffs", "../deals")
    return "registry/handoffs"


def module(repo: RepoBuilder) -> str:
    repo.entry("160000", repo.head, "registry/features/area")
    return "registry/features/area"


def fetched(repo: RepoBuilder) -> str:
    other = RepoBuilder(repo.top.parent / "other")
    other.write("ghost.yaml", feature("ghost", "shipped")).commit("ghost", by=BOB)
    allow = ("-c", "protocol.file.allow=always")
    repo.git(*allow, "submodule", "add", "-q", str(other.top), "registry/features/area")
    return "registry/features/area"


@pytest.mark.parametrize("made", [linked, deals, module, fetched])
def test_a_link_or_submodule_in_the_place_of_a_folder_is_an_error(
    tmp_path: Path, made: Callable[[RepoBuilder], str]
) -> None:
    repo = registry(tmp_path)
    before = repo.head
    path = made(repo)
    repo.commit("a folder from elsewhere", by=BOB)
    for _ in range(2):  # anew, and from what was kept
        for args in [(), ("--at", "HEAD"), ("--range", f"{before}..HEAD")]:
            done = run(repo, "check", *args)
            assert (done.code, f"{path}:1:1: error: '{path}' is no folder" in done.out) == (1, True), done.out
        assert "ghost" not in run(repo, "feature", "list").out
