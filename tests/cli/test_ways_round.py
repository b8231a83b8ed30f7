"""The table of docs/ways-round.md: what the commit hook stops, and what goes round it and no further."""

import os
import re
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from readyctl.adapters.cache.store import Store
from support.cli import registry, run
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path

TOP = Path(__file__).parents[2]
FX = feature_path()
SHIPPED = feature(level="shipped")
Done = subprocess.CompletedProcess[bytes]
Way = Callable[[RepoBuilder], Done]


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    made = registry(tmp_path)
    assert run(made, "hooks", "install").code == 0
    for name, value in (("user.name", SAM.name), ("user.email", SAM.email)):
        made.git("config", name, value)
    return made


def sold(repo: RepoBuilder, how: str = "sold") -> str:
    """The commit that nobody let through, beside the branch."""
    repo.branch(how).write(FX, SHIPPED).commit(how, by=SAM)
    tip = repo.head
    repo.checkout("main")
    return tip


def _another_index(repo: RepoBuilder) -> Done:
    index = repo.top / ".git" / "other-index"
    env = {"GIT_INDEX_FILE": os.fspath(index)}
    repo.git("read-tree", "HEAD", env=env)
    repo.put(FX, SHIPPED).git("add", FX, env=env)
    return repo.run("commit", "-m", "sold", env=env)


def _replaced_head(repo: RepoBuilder) -> Done:
    repo.git("replace", repo.head, sold(repo))
    repo.write(FX, SHIPPED)
    return repo.run("commit", "--allow-empty", "-m", "sold")


def _renamed(repo: RepoBuilder) -> Done:
    repo.git("mv", "registry", "elsewhere")
    return repo.run("commit", "-m", "moved")


def _linked(repo: RepoBuilder) -> Done:
    repo.git("rm", "-r", "-q", "--cached", "registry")
    (repo.top / "registry").rename(repo.top / "real")
    (repo.top / "registry").symlink_to("real")
    repo.git("add", "-A")
    return repo.run("commit", "-m", "linked")


def _odd_name(repo: RepoBuilder) -> Done:
    repo.write("registry/features/payments/a\nb.yaml", SHIPPED)
    return repo.run("commit", "-m", "odd")


def _amended_in_a_rebase(repo: RepoBuilder) -> Done:
    repo.write("a.txt", "a").commit("a", by=SAM)
    (repo.home / "sold.yaml").write_text(SHIPPED)
    change = f"cp {repo.home}/sold.yaml {FX} && git commit -a --amend --no-edit"
    return repo.run("rebase", "HEAD~1", "--exec", change, env={"GIT_EDITOR": ":"})


STOPPED = [_another_index, _replaced_head, _renamed, _linked, _odd_name, _amended_in_a_rebase]


@pytest.mark.parametrize("way", STOPPED)
def test_the_commit_hook_stops(repo: RepoBuilder, way: Way) -> None:
    done = way(repo)
    assert (done.returncode != 0, b"RDY" in done.stdout + done.stderr) == (True, True), done
    stands = repo.run("--no-replace-objects", "cat-file", "blob", f"HEAD:{FX}").stdout
    assert stands.decode() == feature()


@pytest.mark.parametrize("way", STOPPED)
def test_the_range_refuses_it_where_no_hook_stood_in_the_way(repo: RepoBuilder, way: Way) -> None:
    base = repo.head
    repo.git("config", "core.hooksPath", os.devnull)
    done = way(repo)
    assert (done.returncode, repo.head != base) == (0, True), done
    found = run(repo, "check", "--range", f"{base}..HEAD", READYCTL_TODAY="2026-01-06")
    assert found.code in {1, 2, 3}, found
    assert found.code == 1 or "registry" in found.err, found


def _no_verify(repo: RepoBuilder) -> Done:
    return repo.write(FX, SHIPPED).run("commit", "--no-verify", "-m", "sold")


def _other_hooks(repo: RepoBuilder) -> Done:
    return repo.write(FX, SHIPPED).run("-c", "core.hooksPath=/nowhere", "commit", "-m", "sold")


def _plumbing(repo: RepoBuilder) -> Done:
    repo.write(FX, SHIPPED)
    made = repo.git("commit-tree", repo.git("write-tree"), "-p", "HEAD", "-m", "sold")
    return repo.run("update-ref", "refs/heads/main", made)


def _picked(repo: RepoBuilder) -> Done:
    return repo.run("cherry-pick", sold(repo))


def _applied(repo: RepoBuilder) -> Done:
    return repo.run("am", data=repo.git("format-patch", "--stdout", "-1", sold(repo)).encode() + b"\n")


def _reverted(repo: RepoBuilder) -> Done:
    repo.write(FX, feature(level="planned")).commit("down", by=ADA)
    return repo.run("revert", "--no-edit", "HEAD")


def _forwarded(repo: RepoBuilder) -> Done:
    return repo.run("merge", "--ff-only", sold(repo))


@pytest.mark.parametrize(
    "way", [_no_verify, _other_hooks, _plumbing, _picked, _applied, _reverted, _forwarded]
)
def test_the_commit_hook_does_not_see_and_the_range_refuses(repo: RepoBuilder, way: Way) -> None:
    base = repo.head
    done = way(repo)
    assert (done.returncode, repo.head != base) == (0, True), done
    for arguments in (("--range", f"{base}..HEAD"), ()):
        found = run(repo, "check", *arguments, READYCTL_TODAY="2026-01-06")
        assert (found.code, "RDY201" in found.out) == (1, True), found
    assert "planned" in run(repo, "feature", "list").out


def test_security_names_tests_that_are_there() -> None:
    """Every promise says how it is tested."""
    promised = (TOP / "SECURITY.md").read_text("utf-8").split("\n## ")[1]
    rows = [line for line in promised.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 8
    for row in rows:
        named = re.findall(r"`(tests/[\w/.]+)`", row)
        assert all((TOP / path).exists() for path in named), row
        assert named or "the same" in row, row


NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)(?:\[(\w+)\])?`")


def test_every_test_that_the_page_names_is_there() -> None:
    page = (TOP / "docs" / "ways-round.md").read_text("utf-8")
    named = NAMED.findall(page)
    assert len(named) > 30
    for path, test, case in named:
        text = (TOP / path).read_text("utf-8")
        assert f"def {test}(" in text, (path, test)
        assert not case or f"def {case}(" in text, (path, case)


def test_every_row_of_the_page_names_a_test_or_says_why_it_is_open() -> None:
    rows = [line for line in (TOP / "docs" / "ways-round.md").read_text("utf-8").splitlines() if "|" in line]
    for row in rows:
        _, *cells, _ = re.split(r"(?<!\\)\|", row)
        if {*"".join(cells)} <= {*" -:"} or cells[0].strip() == "way":
            continue
        for cell in cells[1:]:
            assert NAMED.search(cell) or re.search(r"\b(open|not its business): \S+", cell), (row, cell)


def test_a_cache_that_somebody_planted_opens_no_gate(repo: RepoBuilder, tmp_path: Path) -> None:
    """Of a twin in which engineering signed it: whoever only asks is told so, the gates are not."""
    twin = registry(tmp_path / "twin")
    day = "2026-01-06"
    base = repo.head
    for one, by in ((repo, SAM), (twin, ADA)):
        one.write(feature_path(), feature(level="shipped")).commit("ship", by=by, at=day)
        run(one, "feature", "list", READYCTL_TODAY=day)
    kept, told = (Store(one.top / ".git") for one in (repo, twin))
    values = told.read(_keys(told))
    signed = {key.partition(":")[0]: value for key, value in values.items()}
    shared = (key for key in _keys(kept) if not key.startswith("part:"))
    kept.write(values | {key: signed[key.partition(":")[0]] for key in shared})
    assert "(shipped?)" not in run(repo, "feature", "list", READYCTL_TODAY=day).out
    assert run(repo, "check", "--range", f"{base}..HEAD", READYCTL_TODAY=day).code == 1
    assert (
        run(
            repo,
            "hooks",
            "run",
            "pre-push",
            READYCTL_TODAY=day,
            PRE_COMMIT_FROM_REF=base,
            PRE_COMMIT_TO_REF=repo.head,
        ).code
        == 1
    )
    assert "(shipped?)" in run(repo, "feature", "list", READYCTL_TODAY=day, CI="true").out


def _keys(store: Store) -> list[str]:
    with sqlite3.connect(store.path) as opened:
        return [key for (key,) in opened.execute("SELECT key FROM kept_1")]
