"""What HEAD or the index has and the work tree lacks is neither free nor gone."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from readyctl.adapters.git.door import Git
from readyctl.adapters.git.tracked import hidden_outputs
from support.cli import Done, registry, run
from support.people import ADA, BOB
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, feature, feature_path

FX = feature_path()
CX = feature_path("cx", "core")
NOTE = "registry/handoffs/acme.yaml"
HAND = """\
id: acme
customer: Acme
owner: sam@example.com
stage: contract
source: {system: hubspot, id: "5"}
promises:
  - {feature: fx, kind: mention, quote: soon, status: confirmed}
notes: what Sam wrote by hand
"""
EXPORT = (
    "Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company\n"
    "5,Acme,Contract Sent,100,2026-12-15,Acme\n"
)


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = registry(tmp_path)
    repo.write("other/readme.txt", "code\n").write(NOTE, HAND)
    repo.write(CX, feature("cx", "planned"))
    repo.commit("more", by=ADA)
    return repo


def sparse(repo: RepoBuilder, *kept: str) -> RepoBuilder:
    repo.git("sparse-checkout", "set", *kept)
    return repo


def skip_worktree(repo: RepoBuilder) -> RepoBuilder:
    for path in (repo.git("ls-files", "registry")).splitlines():
        repo.git("update-index", "--skip-worktree", path)
        (repo.top / path).unlink()
    return repo


def assume_unchanged(repo: RepoBuilder) -> RepoBuilder:
    for path in (repo.git("ls-files", "registry")).splitlines():
        repo.git("update-index", "--assume-unchanged", path)
        (repo.top / path).unlink()
    return repo


def cloned(repo: RepoBuilder, *options: str) -> RepoBuilder:
    there = repo.top.parent / "clone"
    repo.git("clone", "--quiet", *options, f"file://{repo.top}", str(there))
    return RepoBuilder(there, create=False)


def worktree(repo: RepoBuilder) -> RepoBuilder:
    there = repo.top.parent / "linked"
    repo.git("worktree", "add", "--quiet", "--no-checkout", "--detach", str(there))
    return RepoBuilder(there, create=False)


def removed(repo: RepoBuilder) -> RepoBuilder:
    for path in repo.git("ls-files", "registry").splitlines():
        (repo.top / path).unlink()
    return repo


def removed_and_staged(repo: RepoBuilder) -> RepoBuilder:
    repo.git("rm", "-r", "--quiet", "registry")
    return repo


HIDDEN: dict[str, Callable[[RepoBuilder], RepoBuilder]] = {
    "sparse": lambda repo: sparse(repo, "other"),
    "sparse-index": lambda repo: sparse(repo, "--sparse-index", "other"),
    "no-cone": lambda repo: sparse(repo, "--no-cone", "/other/"),
    "skip-worktree": skip_worktree,
    "assume-unchanged": assume_unchanged,
    "clone --sparse": lambda repo: cloned(repo, "--sparse"),
}
"""Ways to leave the registry out that git knows of: the index says what stands there."""

GONE: dict[str, Callable[[RepoBuilder], RepoBuilder]] = {
    "clone --no-checkout": lambda repo: cloned(repo, "--no-checkout"),
    "worktree --no-checkout": worktree,
    "rm": removed,
    "git rm": removed_and_staged,
}
"""Ways to have nothing of it in the files."""


@pytest.mark.parametrize("way", [*HIDDEN, *GONE])
def test_init_refuses_a_registry_that_is_not_checked_out(repo: RepoBuilder, way: str) -> None:
    here = (HIDDEN | GONE)[way](repo)
    before = here.head
    done = run(here, "init", "--yes", by=BOB)
    assert (done.code, "already" in done.err, here.head) == (2, True, before), done.err
    assert not (here.top / ROSTER).exists()
    _bring_back(here, done)
    assert run(here, "roster", "list").code == 0


@pytest.mark.parametrize("way", ["sparse", "clone --no-checkout", "rm"])
def test_with_a_pipeline_or_hooks_init_writes_these_files_only(repo: RepoBuilder, way: str) -> None:
    here = (HIDDEN | GONE)[way](repo)
    before = here.head
    done = run(here, "init", "--ci", "github", "--hooks", "--yes")
    assert done.code == 0, done.err
    assert here.git("diff", "--name-only", before, "HEAD") == ".github/workflows/readyctl.yml"


@pytest.mark.parametrize("way", [*GONE])
def test_reading_a_registry_that_is_gone_from_the_files_cannot_tell(repo: RepoBuilder, way: str) -> None:
    here = GONE[way](repo)
    for command in (["check"], ["feature", "list"], ["ask", "fx"], ["diff", "HEAD"]):
        done = run(here, *command)
        assert (done.code, "readyctl init" in done.err) == (3, False), (command, done)
    _bring_back(here, run(here, "check"))
    assert run(here, "ask", "fx").out.startswith("Feature fx")


def _bring_back(here: RepoBuilder, done: Done) -> None:
    """Run the very command that the refusal names, with the folder that it leaves to the reader."""
    command = done.err.partition("`git ")[2].partition("`")[0]
    assert command, done.err
    here.git(*command.replace("'", "").split())


@pytest.mark.parametrize("way", [*HIDDEN])
def test_what_is_left_out_is_read_from_the_index(repo: RepoBuilder, way: str) -> None:
    full = _answers(repo)
    assert _answers(HIDDEN[way](repo)) == full


def test_a_part_that_is_left_out_is_read_with_the_rest(repo: RepoBuilder) -> None:
    repo.write(FX, feature(level="shipped")).commit("forced in", by=BOB)
    full = _answers(repo)
    assert full[0] == 1
    sparse(repo, "registry/features/core")
    assert not (repo.top / FX).exists()
    assert _answers(repo) == full
    diff = json.loads(run(repo, "diff", "HEAD", "--json").out)
    assert diff["changes"] == []


def _answers(repo: RepoBuilder) -> tuple[int, str, str, str]:
    at = "2026-01-06"
    checked = run(repo, "check", "--format", "json", at=at)
    listed = run(repo, "feature", "list", "--json", at=at)
    return checked.code, checked.out, listed.out, run(repo, "ask", "fx", at=at).out


def test_a_file_beats_the_index_where_both_are_there(repo: RepoBuilder) -> None:
    sparse(repo, "other")
    repo.put(FX, feature(level="planned", name="Mine"))
    assert "Mine" in run(repo, "feature", "list").out


def test_missing_objects_of_a_partial_clone_cannot_be_told(repo: RepoBuilder) -> None:
    repo.git("config", "uploadpack.allowFilter", "true")
    here = cloned(repo, "--filter=blob:none", "--sparse")
    here.git("config", "remote.origin.url", str(repo.top.parent / "nowhere"))
    for command in (["check"], ["ask", "fx"], ["feature", "list"]):
        assert run(here, *command).code == 3
    new = [
        "feature",
        "new",
        "fx",
        "--area",
        "payments",
        "--name",
        "X",
        "--summary",
        "s",
        "--level",
        "planned",
    ]
    assert run(here, *new, "--yes").code == 3


NEW = ["feature", "new", "--area", "payments", "--name", "X", "--summary", "s"]
WRITING = {
    "new": [*NEW, "fx", "--level", "planned"],
    "sign": ["feature", "sign", "fx"],
    "edit": ["feature", "edit", "fx", "--set", "owner=me"],
    "propose": ["feature", "propose", "fx", "beta", "--set", "caveats=EUR only", "--reason", "x"],
    "rename": ["feature", "rename", "fx", "fy"],
    "onto": ["feature", "rename", "cx", "fx", "--area", "payments"],
    "import": ["pipeline", "import", "d.csv", "--currency", "EUR", "--commit"],
    "roster": ["roster", "add", "--name", "Eve", "--email", "eve@example.com"],
    "handoff": ["handoff", "edit", "acme", "--set", "stage=won"],
}  # fmt: skip


@pytest.mark.parametrize("way", ["sparse", "skip-worktree", "clone --sparse", "rm", "clone --no-checkout"])
@pytest.mark.parametrize("act", WRITING)
def test_no_command_writes_what_it_has_not_read(repo: RepoBuilder, act: str, way: str) -> None:
    here = (HIDDEN | GONE)[way](repo)
    here.put("d.csv", EXPORT)
    before, listed = here.head, here.git("status", "--porcelain")
    done = run(here, *WRITING[act], "--yes")
    assert done.code in {1, 2, 3}, done
    assert "inside readyctl" not in done.err
    assert (here.head, here.git("status", "--porcelain")) == (before, listed)


@pytest.mark.parametrize("act", WRITING)
def test_the_same_commands_write_where_everything_is_checked_out(repo: RepoBuilder, act: str) -> None:
    repo.put("d.csv", EXPORT)
    if act in {"new", "onto"}:
        repo.delete(FX).commit("dropped", by=ADA)
    done = run(repo, *WRITING[act], "--yes")
    assert done.code == 0, done


@pytest.mark.parametrize("path", [FX, NOTE, ROSTER])
def test_a_single_file_that_was_removed_by_hand_is_not_free(repo: RepoBuilder, path: str) -> None:
    (repo.top / path).unlink()
    repo.put("d.csv", EXPORT)
    act = {FX: "new", NOTE: "import", ROSTER: "roster"}[path]
    done = run(repo, *WRITING[act], "--yes")
    assert (done.code, "not checked out" in done.err, (repo.top / path).exists()) == (1, True, False), done
    assert run(repo, *WRITING[act], "--dry-run").code == 1
    _bring_back(repo, done)
    assert (repo.top / path).exists()


def test_what_is_only_in_the_index_is_not_free_either(repo: RepoBuilder) -> None:
    path = feature_path("fresh")
    repo.write(path, feature("fresh", "planned"))
    (repo.top / path).unlink()
    done = run(repo, *NEW, "fresh", "--level", "planned", "--yes")
    assert (done.code, "not checked out" in done.err) == (1, True), done


def test_a_page_is_not_written_over_what_is_left_out(repo: RepoBuilder) -> None:
    repo.write("page/features.json", "{}\n").write("loose.yaml", HAND).commit("outputs", by=ADA)
    sparse(repo, "--no-cone", "/registry/")
    done = run(repo, "site", "build", "--output", "page")
    assert (done.code, "not checked out" in done.err, (repo.top / "page").exists()) == (1, True, False), done


def test_git_is_asked_for_each_folder_and_not_for_each_file(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("page/badges/b1.svg", "x\n").write("page/b2.svg", "x\n").commit("page", by=ADA)
    sparse(repo, "registry")
    asked: list[str] = []
    plain = Git.run

    def counted(git: Git, *words: str) -> bytes:
        asked.append(words[0])
        return plain(git, *words)

    monkeypatch.setattr(Git, "run", counted)
    targets = [repo.top / "page" / folder / f"b{n}.svg" for folder in ("badges", ".") for n in range(30)]
    assert hidden_outputs(targets) == [repo.top / "page/badges/b1.svg", repo.top / "page/b2.svg"]
    assert asked == ["ls-files", "ls-tree"] * 2


def test_a_registry_without_a_readable_guard_is_not_told_to_start_anew(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(SETTINGS, "version: 1\nname: Acme\n").write(FX, feature(level="planned"))
    repo.commit("no roster", by=ADA)
    done = run(repo, "check")
    assert (done.code, "readyctl init" in done.err) == (2, False), done
    many = "".join(f"  - {{name: N{i}, emails: [n{i}@example.com]}}\n" for i in range(2500))
    repo.write(ROSTER, f"engineers:\n{many}").commit("everybody", by=ADA)
    done = run(repo, "check")
    assert (done.code, "KiB" in done.err or "bytes" in done.err, "readyctl init" in done.err) == (
        2,
        True,
        False,
    ), done


@pytest.mark.parametrize("below", [False, True])
def test_a_submodule_that_is_not_there_is_brought_by_what_is_printed(
    repo: RepoBuilder, tmp_path: Path, *, below: bool
) -> None:
    allow = ("-c", "protocol.file.allow=always")
    outer = RepoBuilder(tmp_path / "outer")
    name = "product" if below else "registry"
    outer.git(*allow, "submodule", "add", "-q", str(repo.top), name)
    outer.commit("the registry is a submodule", by=ADA)
    clone = RepoBuilder(tmp_path / "clone")
    clone.git("pull", "-q", str(outer.top), "main")
    folder = "product/registry" if below else "registry"
    told = run(clone, "check", "--registry", folder)
    assert (told.code, f"the registry in {folder}/ lies in a submodule" in told.err) == (3, True), told.err
    command = told.err.partition("`git ")[2].partition("`")[0]
    clone.git(*allow, *shlex.split(command))
    assert any((clone.top / name).iterdir())
