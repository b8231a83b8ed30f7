"""The definitions in .pre-commit-hooks.yaml, installed and run by pre-commit and prek themselves."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.cli import registry
from support.people import ADA, PAT, SAM, Person
from support.repo import RepoBuilder, environment
from support.texts import feature, feature_path

pytestmark = pytest.mark.managers
TOP = Path(__file__).parents[2]
FX = feature_path()
SHIPPED = feature(level="shipped")
IDS = ("readyctl", "readyctl-check", "readyctl-push", "readyctl-doc", "readyctl-deck")
STAGES = ("pre-commit", "pre-merge-commit", "pre-push")
INSTALLS = {"pre-commit": ("install-hooks", "PRE_COMMIT_HOME"), "prek": ("prepare-hooks", "PREK_HOME")}
"""How each program is told to install what the hooks need, and where it is told to keep it."""


@dataclass(frozen=True)
class Framework:
    """One program with the hooks of this very source installed; `home` is where it keeps them."""

    name: str
    config: str
    home: dict[str, str]

    def run(self, repo: RepoBuilder, *args: str, **env: str) -> tuple[int, str]:
        """The program in a repository, with nobody's identity: exit code, and what it said."""
        program = shutil.which(self.name)
        assert program, f"{self.name} is not installed: make test-managers"
        done = subprocess.run(
            [program, *args],
            cwd=repo.top, env=environment(repo.home) | self.home | env, capture_output=True, check=False,
        )  # fmt: skip
        return done.returncode, (done.stdout + done.stderr).decode()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    """This source as it stands, as a repository that hooks are installed from."""
    copy = RepoBuilder(tmp_path_factory.mktemp("source") / "readyctl")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, check=True).stdout
    for name in os.fsdecode(listed).rstrip("\0").split("\0"):
        if (TOP / name).is_file() and not name.startswith(("tests/", "docs/", "benchmarks/")):
            copy.put(name, (TOP / name).read_bytes())
    copy.git("add", "--all")
    copy.commit("source", by=ADA)
    return copy


@pytest.fixture(scope="module", params=INSTALLS)
def framework(
    request: pytest.FixtureRequest, source: RepoBuilder, tmp_path_factory: pytest.TempPathFactory
) -> Framework:
    name: str = request.param
    install, variable = INSTALLS[name]
    place = tmp_path_factory.mktemp(name)
    hooks = "".join(f"  - id: {hook}\n" for hook in IDS)
    config = f"repos:\n- repo: file://{source.top}\n  rev: {source.head}\n  hooks:\n{hooks}"
    made = Framework(name, config, {variable: str(place / "kept")})
    here = RepoBuilder(place / "repo").write(".pre-commit-config.yaml", config)
    here.commit("config", by=ADA)
    code, said = made.run(here, install, **os.environ)
    assert code == 0, said
    return made


@pytest.fixture
def repo(tmp_path: Path, framework: Framework) -> RepoBuilder:
    """The registry of `support.cli` with the framework's file, and an unsigned claim that was forced in."""
    made = registry(tmp_path)
    made.write(".pre-commit-config.yaml", framework.config)
    for name in ("--help.docx", "-deck.docx", "-deck.pptx", "--ignore=RDY6,.pptx"):
        made.write(name, b"no document")
    made.commit("config", by=ADA)
    made.write(FX, SHIPPED).commit("forced in", by=PAT)
    return made


def clone(repo: RepoBuilder, *options: str) -> RepoBuilder:
    to = repo.top.parent / "clone"
    repo.git("clone", "--quiet", *options, f"file://{repo.top}", str(to))
    return RepoBuilder(to, create=False)


@pytest.mark.parametrize("options", [(), ("--depth", "1"), ("--depth", "1", "--bare")], ids=str)
def test_all_files_in_ci_pass_and_name_the_hook_for_ci(
    framework: Framework, repo: RepoBuilder, options: tuple[str, ...]
) -> None:
    here = clone(repo, *options)
    if "--bare" in options:  # as some runners do: a bare store, and a work tree of it
        here.git("worktree", "add", "--quiet", "--detach", str(repo.top.parent / "tree"))
        here = RepoBuilder(repo.top.parent / "tree", create=False)
    code, said = framework.run(here, "run", "readyctl", "--all-files", CI="true")
    assert (code, "readyctl-check" in said) == (0, True), said
    code, said = framework.run(here, "run", "readyctl", "--from-ref", "HEAD", "--to-ref", "HEAD", CI="true")
    assert code == 0, said


def test_the_hook_for_ci_refuses_and_cannot_tell_in_a_shallow_clone(
    framework: Framework, repo: RepoBuilder
) -> None:
    asked = ("run", "readyctl-check", "--all-files", "--hook-stage", "manual")
    code, said = framework.run(repo, *asked, CI="true")
    assert (code, "RDY201" in said, "exit code: 1" in said) == (1, True, True), said
    code, said = framework.run(clone(repo, "--depth", "1"), *asked, CI="true")
    assert (code, "fetch-depth: 0" in said, "exit code: 3" in said) == (1, True, True), said


def test_files_that_begin_with_a_dash_are_files(framework: Framework, repo: RepoBuilder) -> None:
    for hook, names in (("readyctl-doc", "--help.docx -deck.docx"), ("readyctl-deck", "-deck.pptx")):
        code, said = framework.run(repo, "run", hook, "--all-files")
        assert (code, "No such option" in said, "RDY601" in said) == (1, False, True), said
        assert all(f"{name}: error" in said for name in names.split()), said
    assert "--ignore=RDY6,.pptx: error" in said


def test_an_engineer_is_told_what_she_signs_and_what_to_sign(framework: Framework, repo: RepoBuilder) -> None:
    stages = [part for stage in STAGES for part in ("--hook-type", stage)]
    assert framework.run(repo, "install", *stages)[0] == 0

    def git(*args: str, by: Person) -> tuple[int, str]:
        done = repo.run(*args, env=repo.identity(by) | framework.home | {"PATH": os.environ["PATH"]})
        return done.returncode, (done.stdout + done.stderr).decode()

    repo.write(FX, feature(level="beta"))
    code, said = git("commit", "-m", "sold", by=SAM)
    assert (code, "RDY201" in said, "feature propose fx" in said) == (1, True, True), said
    code, said = git("commit", "-m", "works", by=ADA)
    assert (code, "this commit signs: fx" in said) == (0, True), said
    repo.branch("side").write(FX, feature(level="beta", summary="Side."))
    repo.run("commit", "--no-verify", "-m", "side", env=repo.identity(ADA))
    repo.checkout().write(FX, feature(level="beta", summary="Main."))
    repo.run("commit", "--no-verify", "-m", "main", env=repo.identity(ADA))
    code, said = git("merge", "--no-ff", "-X", "ours", "-m", "both", "side", by=SAM)
    assert (code != 0, "RDY201" in said) == (True, True), said
    repo.run("merge", "--abort")
    code, said = git("merge", "--no-ff", "-X", "ours", "-m", "both", "side", by=ADA)
    assert (code, "readyctl feature sign fx" in said) == (0, True), said


def test_a_first_push_to_an_empty_remote_is_judged(framework: Framework, repo: RepoBuilder) -> None:
    assert framework.run(repo, "install", "--hook-type", "pre-push")[0] == 0
    server = repo.top.parent / "server.git"
    repo.git("init", "--quiet", "--bare", str(server))
    repo.git("remote", "add", "origin", str(server))
    env = framework.home | {"PATH": os.environ["PATH"], "READYCTL_TODAY": "2026-01-06"}
    for pushed in ("main", "HEAD:refs/heads/other", f"{repo.head}:refs/tags/v1"):
        done = repo.run("push", "origin", pushed, env=env)
        assert (done.returncode, b"RDY201" in done.stdout + done.stderr) == (1, True), done
    assert repo.run("push", "origin", "HEAD~1:refs/heads/main", env=env).returncode == 0


def test_the_manifest_is_valid_and_names_its_oldest_program(framework: Framework, repo: RepoBuilder) -> None:
    manifest = str(TOP / ".pre-commit-hooks.yaml")
    code, said = framework.run(repo, "validate-manifest", manifest)
    assert code == 0, said
    text = (TOP / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert len(re.findall(r'(?m)^  minimum_pre_commit_version: "3\.2\.0"$', text)) == len(IDS)


@pytest.mark.parametrize("which", ["least", "older"])
def test_the_oldest_program_that_is_named_works_and_an_older_one_lets_nothing_through(
    tmp_path: Path, source: RepoBuilder, which: str
) -> None:
    """`least` is what `minimum_pre_commit_version` says, `older` the last one before it."""
    beside = shutil.which("pre-commit")
    assert beside, "pre-commit is not installed: make test-managers"
    program = Path(beside).parents[1] / which / "bin" / "pre-commit"
    repo = registry(tmp_path)
    config = f"repos:\n- repo: file://{source.top}\n  rev: {source.head}\n  hooks: [{{id: readyctl}}]\n"
    repo.write(".pre-commit-config.yaml", config).commit("config", by=ADA)
    env = environment(repo.home) | {"PRE_COMMIT_HOME": str(tmp_path / "kept"), "PATH": os.environ["PATH"]}
    subprocess.run([program, "install"], cwd=repo.top, env=env, check=True, capture_output=True)
    repo.write(FX, SHIPPED)
    told = {key: value for key, value in os.environ.items() if key.startswith("PIP_")}
    done = repo.run("commit", "-m", "no", env=env | told | repo.identity(PAT))
    said = (done.stdout + done.stderr).decode()
    assert done.returncode == 1, said
    assert ("RDY201" if which == "least" else "InvalidManifestError") in said
