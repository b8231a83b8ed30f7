"""The gate of a bare repository: what a push may bring, change and take away, in quarantine."""

import subprocess
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, SAM, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, feature, feature_path, lead, roster, settings

FX = feature_path()
SHIPPED = feature(level="shipped")


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """The registry of `support.cli`, not pushed yet."""
    return registry(tmp_path)


def server(repo: RepoBuilder, *options: str, start: bool = True) -> RepoBuilder:
    """A bare repository with the gate; `start` pushes what there is before the gate is installed."""
    bare = repo.top.parent / "server.git"
    repo.git("init", "--quiet", "--bare", "--template=", str(bare))
    repo.git("remote", "add", "origin", str(bare))
    if start:
        assert push(repo, "main").returncode == 0
    made = RepoBuilder(bare, create=False)
    done = run(made, "hooks", "install", *options)
    assert (done.code, "pre-receive: installed" in done.err) == (0, True), done
    return made


def push(repo: RepoBuilder, *refs: str) -> subprocess.CompletedProcess[bytes]:
    return repo.run("push", "--no-verify", "origin", *refs, env={"READYCTL_TODAY": "2026-01-06"})


def refused(repo: RepoBuilder, *refs: str, because: bytes = b"RDY201") -> bool:
    """Whether the server refuses this push, for this reason, and changes nothing."""
    before = repo.git("ls-remote", "origin")
    done = push(repo, *refs)
    assert done.returncode == 0 or because in done.stderr, done
    assert (repo.git("ls-remote", "origin") == before) or done.returncode == 0
    return done.returncode != 0


def sold(repo: RepoBuilder, by: Person = SAM, text: str = SHIPPED) -> str:
    return repo.write(FX, text).commit("sold", by=by)


def test_what_goes_round_the_commit_hook_is_refused_here(repo: RepoBuilder) -> None:
    server(repo)
    start = repo.head
    assert not refused(repo.branch("good"), "good", "good:refs/heads/w\udcfcnsche")
    sold(repo, by=ADA)
    assert not refused(repo, "good:main")
    tree = sold(repo.checkout("main"))
    plumbed = repo.commit_tree(tree, start, by=SAM)
    repo.git("tag", "-a", "-m", "v", "annotated", tree, env=repo.identity(SAM))
    places = (
        f"{tree}:refs/heads/x", f"{plumbed}:refs/tags/x", f"{picked(repo, start)}:refs/for/main", "annotated"
    )  # fmt: skip
    for place in places:
        assert refused(repo, place), place


def picked(repo: RepoBuilder, start: str) -> str:
    """An engineer's change, picked by Sam onto where it was not."""
    hers = repo.branch("hers", start).write(FX, feature(level="beta")).commit("beta", by=ADA)
    repo.branch("picked", start).write("other.txt", "o").commit("other", by=SAM)
    repo.git("cherry-pick", hers, env=repo.identity(SAM))
    return repo.head


def test_one_refused_reference_refuses_all_of_them(repo: RepoBuilder) -> None:
    made = server(repo)
    repo.branch("good").write("notes.txt", "n").commit("notes", by=SAM)
    good = repo.head
    bad = sold(repo.branch("bad"))
    before = made.git("for-each-ref")
    assert refused(repo, "good", "bad", f"{good}:refs/heads/third")
    assert (made.git("for-each-ref"), made.run("cat-file", "-e", bad).returncode) == (before, 1)
    made.git("config", "receive.advertisePushOptions", "true")
    assert refused(repo, "--atomic", "-o", f"READYCTL_TRUST_ROOT={bad}", "-o", "--keep", "good", "bad")
    assert made.git("for-each-ref") == before
    assert not refused(repo, "good")


def test_the_kept_branch_is_neither_rewound_nor_deleted(repo: RepoBuilder) -> None:
    made = server(repo)
    made.git("config", "receive.denyDeleteCurrent", "ignore")
    start = repo.head
    sold(repo, by=ADA, text=feature(level="planned"))
    assert not refused(repo, "main")
    assert refused(repo, f"+{start}:main", because=b"takes away")
    assert refused(repo, ":main", because=b"would go")
    repo.branch("side").write("a.txt", "a").commit("a", by=SAM)
    assert not refused(repo, "side")
    repo.jump("HEAD~1")
    repo.write("b.txt", "b").commit("b", by=SAM)
    assert not refused(repo, "+side"), "another branch may be rewritten"
    assert not refused(repo, ":side")
    repo.checkout("main").write("c.txt", "c").commit("c", by=SAM)
    assert not refused(repo, "main")
    assert not refused(repo, "+main~1:main"), "what is taken away is none of the registry's"


def test_a_push_that_drops_the_registry_is_refused(repo: RepoBuilder) -> None:
    server(repo)
    repo.git("rm", "-r", "-q", "registry")
    repo.commit("gone", by=ADA)
    assert refused(repo, "HEAD:refs/heads/other", because=b"no registry any more")
    repo.orphan("pages").write("index.html", "<p>").commit("pages", by=SAM)
    assert not refused(repo, "pages")


def test_the_first_push_to_an_empty_server_is_judged_whole(repo: RepoBuilder) -> None:
    server(repo, start=False)
    tip = repo.head
    sold(repo)
    assert refused(repo, "main")
    assert not refused(repo, f"{tip}:refs/heads/main")


def test_a_pinned_root_keeps_other_rosters_out(repo: RepoBuilder) -> None:
    root = repo.head
    server(repo, "--trust-root", root, start=False)
    repo.orphan("pages").write("index.html", "<p>").commit("pages", by=SAM)
    assert not refused(repo, "pages"), "no registry, nothing to trust"
    repo.orphan("mine").write(ROSTER, roster(lead(SAM))).write(SETTINGS, settings())
    repo.write(FX, SHIPPED).commit("mine", by=SAM)
    assert refused(repo, "mine", because=root[:12].encode())
    assert not refused(repo, "main")


def test_a_pin_later_than_the_branch_began_is_no_obstacle(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write("readme.txt", "r").commit("before", by=SAM)
    bare = server(repo)
    repo.write(ROSTER, roster(lead(ADA))).write(SETTINGS, settings()).write(FX, feature(level="beta"))
    repo.commit("start", by=ADA)
    assert run(bare, "hooks", "install", "--trust-root", repo.head).code == 0
    assert not refused(repo, "main")
    sold(repo)
    assert refused(repo, "main")


def test_update_judges_each_reference_by_itself(repo: RepoBuilder) -> None:
    made = server(repo)
    hook = made.top / "hooks" / "pre-receive"
    script = hook.read_text().replace("pre-receive", "update").replace("refs=$(cat)\n", "")
    hook.with_name("update").write_text(script.replace("printf '%s\\n' \"$refs\" | ", ""))
    hook.rename(hook.with_name("update.sample"))
    hook.with_name("update").chmod(0o755)
    repo.branch("good").write("notes.txt", "n").commit("notes", by=SAM)
    sold(repo.branch("bad"))
    done = push(repo, "good", "bad")
    assert (done.returncode, b"RDY201" in done.stderr) == (1, True), done
    assert set(made.git("for-each-ref", "--format=%(refname:short)").split()) == {"main", "good"}


def test_criss_cross_and_merges_are_judged_against_every_base(repo: RepoBuilder) -> None:
    server(repo)
    old = sold(repo.branch("pr"), by=SAM)
    down = repo.checkout("main").write(FX, feature(level="planned")).commit("down", by=ADA)
    repo.merge(old, by=ADA, how=["-s", "ours"])
    repo.branch("cross", old)
    repo.merge(down, by=SAM, how=["-s", "ours"])
    assert refused(repo, "cross")


def test_status_and_uninstall_know_the_servers_hook(repo: RepoBuilder) -> None:
    made = server(repo)
    assert "pre-receive" in run(made, "hooks", "status").out
    assert "pre-commit" not in run(made, "hooks", "status", "--json").out
    assert run(made, "hooks", "uninstall").code == 0
    sold(repo)
    assert not refused(repo, "main")


def test_a_reference_whose_name_is_no_text_is_judged_like_any_other(repo: RepoBuilder) -> None:
    server(repo)
    start = repo.head
    sold(repo)
    assert refused(repo, "HEAD:refs/heads/caf\udce9")
    assert not refused(repo, f"{start}:refs/heads/caf\udce9")
