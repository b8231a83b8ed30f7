"""A hook that was there goes on under its own name; whoever installs what again, both gates stand."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.cli import Done, registry, run
from support.people import ADA, PAT
from support.repo import RepoBuilder
from support.texts import feature, feature_path

FX = feature_path()
Kind = Callable[[RepoBuilder], None]
HUSKY = """\
#!/usr/bin/env sh
n=$(basename "$0")
s=$(dirname "$(dirname "$0")")/$n
[ ! -f "$s" ] && exit 0
sh -e "$s" "$@"
"""
"""How husky 9 finds its script: by its own name, one folder up."""


def folder(repo: RepoBuilder) -> Path:
    return Path(repo.git("rev-parse", "--path-format=absolute", "--git-path", "hooks"))


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def by_name(repo: RepoBuilder) -> None:
    """Does something only where it is called pre-commit."""
    put(
        folder(repo) / "pre-commit",
        '#!/bin/sh\n[ "$(basename "$0")" = pre-commit ] && [ -e stop ] && exit 1\nexit 0\n',
    )


def runner(repo: RepoBuilder) -> None:
    """Runs whatever stands in the folder of its name."""
    put(folder(repo) / "pre-commit", '#!/bin/sh\nfor each in "$0".d/*; do "$each" || exit 1; done\n')
    put(folder(repo) / "pre-commit.d" / "stop", "#!/bin/sh\n[ ! -e stop ]\n")


def link(repo: RepoBuilder) -> None:
    """One program under many names, beside."""
    put(folder(repo) / "multi", '#!/bin/sh\ncase "$0" in */pre-commit) [ ! -e stop ];; esac\n')
    (folder(repo) / "pre-commit").symlink_to("multi")


def link_to_the_tree(repo: RepoBuilder) -> None:
    """A link to a script of the project."""
    put(repo.top / "scripts" / "check.sh", '#!/bin/sh\ncase "$0" in */pre-commit) [ ! -e stop ];; esac\n')
    folder(repo).mkdir(exist_ok=True)
    (folder(repo) / "pre-commit").symlink_to(Path("..", "..", "scripts", "check.sh"))


def by_place(repo: RepoBuilder) -> None:
    """Finds the project from where it lies itself, and a library beside it."""
    put(folder(repo) / "lib.sh", 'stopped() { [ -e "$1/stop" ]; }\n')
    put(
        folder(repo) / "pre-commit",
        '#!/bin/sh\nhere=$(dirname "$0")\n. "$here/lib.sh"\nif stopped "$here/../.."; then exit 1; fi\n',
    )


def one_folder_up(repo: RepoBuilder) -> None:
    """What husky does, in a folder of its own that git does not take."""
    put(repo.top / ".git" / "team" / "_" / "pre-commit", HUSKY)
    put(repo.top / ".git" / "team" / "pre-commit", "[ ! -e stop ]\n")
    repo.git("config", "core.hooksPath", ".git/team/_")


KINDS = [by_name, runner, link, link_to_the_tree, by_place, one_folder_up]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_hook_keeps_its_name_and_what_it_finds_by_it(tmp_path: Path, kind: Kind) -> None:
    repo = registry(tmp_path)
    kind(repo)
    before = contents(folder(repo))
    _refuses_when_told(repo)
    for _ in range(3):
        assert run(repo, "hooks", "install").code == 0
    assert "runs first" in run(repo, "hooks", "status").out
    _refuses_when_told(repo)
    _gate_stands(repo)
    assert run(repo, "hooks", "uninstall").code == 0
    assert contents(folder(repo)) == before
    assert sorted(path.name for path in folder(repo).parent.glob("*.before-readyctl")) == []
    _refuses_when_told(repo)


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): str(path.readlink()) if path.is_symlink() else path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def _refuses_when_told(repo: RepoBuilder) -> None:
    """The hook that was there still refuses by its own lights, and lets others pass."""
    repo.put("stop", "").git("add", "--intent-to-add", "stop")
    repo.write("n.txt", repo.head)
    assert repo.try_commit("n", by=ADA).returncode == 1
    repo.git("rm", "--cached", "--quiet", "stop")
    (repo.top / "stop").unlink()
    done = repo.try_commit("n", by=ADA)
    assert done.returncode == 0, done.stderr


def _gate_stands(repo: RepoBuilder) -> None:
    repo.write(FX, feature(level="shipped"))
    done = repo.try_commit("sold", by=PAT)
    assert (done.returncode, b"RDY201" in done.stdout + done.stderr) == (1, True), done
    repo.git("checkout", "--quiet", "HEAD", "--", FX)


def test_a_hook_that_stood_under_another_name_before_gets_its_own_back(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    by_name(repo)
    (folder(repo) / "pre-commit").rename(folder(repo) / "pre-commit.before-readyctl")
    run(repo, "hooks", "install")
    _refuses_when_told(repo)
    _gate_stands(repo)


def framework(repo: RepoBuilder, program: str = "pre-commit") -> None:
    """What pre-commit and prek do at each of their installations."""
    hook = folder(repo) / "pre-commit"
    if hook.exists() and b"File generated by" not in hook.read_bytes():
        hook.rename(folder(repo) / "pre-commit.legacy")
    text = f'#!/bin/sh\n# File generated by {program}: x\nhere=$(dirname "$0")\n'
    put(
        hook,
        text + 'old="$here/pre-commit.legacy"\nif [ -x "$old" ]; then "$old" || exit 1; fi\n[ ! -e stop ]\n',
    )


@pytest.mark.parametrize("program", ["pre-commit", "prek"])
@pytest.mark.parametrize("order", ["fr", "rf", "frf", "rfr", "frfr", "ffrr", "rffrf"])
def test_the_framework_and_the_gate_stand_in_whatever_order_they_are_installed(
    tmp_path: Path, program: str, order: str
) -> None:
    repo = registry(tmp_path)
    for letter in order:
        if letter == "f":
            framework(repo, program)
        else:
            assert run(repo, "hooks", "install").code == 0
    assert "the pre-commit framework calls it" in run(repo, "hooks", "status").out
    _refuses_when_told(repo)
    _gate_stands(repo)
    run(repo, "hooks", "uninstall")
    assert b"File generated" in (folder(repo) / "pre-commit").read_bytes()
    assert not (folder(repo) / "pre-commit.legacy").exists()


def test_a_hook_that_the_framework_found_is_called_after_all(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    by_name(repo)
    run(repo, "hooks", "install")
    framework(repo)
    run(repo, "hooks", "install")
    _refuses_when_told(repo)
    _gate_stands(repo)


def test_a_framework_whose_file_calls_the_gate_needs_nothing_more(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    config = (
        "repos:\n- repo: https://example.com/readyctl\n  hooks:\n  - id: readyctl\n  - {id: readyctl-push}\n"
    )
    repo.put(".pre-commit-config.yaml", config)
    framework(repo)
    run(repo, "hooks", "install")
    assert "pre-commit        installed; the hook manager" in run(repo, "hooks", "status").out
    assert not (folder(repo) / "pre-commit.legacy").exists()
    repo.put(".pre-commit-config.yaml", config.replace("- id: readyctl", "# - id: readyctl"))
    assert "another hook is there" in run(repo, "hooks", "status").out


def husky(repo: RepoBuilder) -> None:
    put(repo.top / ".husky" / "_" / "h", HUSKY)
    put(repo.top / ".husky" / "_" / ".gitignore", "*")
    for name in ("pre-commit", "pre-merge-commit", "pre-push"):
        put(repo.top / ".husky" / "_" / name, '#!/usr/bin/env sh\n. "$(dirname "$0")/h"')
    repo.git("config", "core.hooksPath", ".husky/_")


def lefthook(repo: RepoBuilder) -> None:
    put(folder(repo) / "pre-commit", "#!/bin/sh\ncall_lefthook() { [ ! -e stop ]; }\ncall_lefthook\n")
    repo.put(
        "lefthook.yml",
        "# ours\npre-commit:\n  parallel: true\n  jobs:\n    - run: npm test\n\noutput: false\n",
    )


def simple_git_hooks(repo: RepoBuilder) -> None:
    put(
        folder(repo) / "pre-commit",
        '#!/bin/sh\nif [ "$SKIP_SIMPLE_GIT_HOOKS" = "1" ]; then exit 0; fi\n[ ! -e stop ]',
    )
    repo.put(
        "package.json", '{\n  "name": "x",\n  "simple-git-hooks": {\n    "pre-commit": "npm test"\n  }\n}\n'
    )


def tracked(repo: RepoBuilder) -> None:
    put(repo.top / ".githooks" / "pre-commit", "#!/bin/sh\n[ ! -e stop ]\n")
    repo.git("add", ".githooks")
    repo.commit("hooks", by=ADA)
    repo.git("config", "core.hooksPath", ".githooks")


MANAGERS = [husky, lefthook, simple_git_hooks, tracked]


def tree(repo: RepoBuilder) -> dict[str, str]:
    left_out = {".git", "registry"}
    return {
        str(path.relative_to(repo.top)): path.read_text()
        for path in sorted(repo.top.rglob("*"))
        if path.is_file() and path.relative_to(repo.top).parts[0] not in left_out
    } | contents(folder(repo))


@pytest.mark.parametrize("manager", MANAGERS, ids=lambda manager: manager.__name__)
def test_nothing_of_a_managers_is_touched_without_being_asked(tmp_path: Path, manager: Kind) -> None:
    repo = registry(tmp_path)
    manager(repo)
    before = tree(repo)
    done = run(repo, "hooks", "install")
    assert (done.code, "readyctl hooks run pre-commit" in done.err, "--add" in done.err) == (1, True, True), (
        done
    )
    changed = {path: text for path, text in tree(repo).items() if before.get(path) != text}
    assert not {path for path in changed if path in before}
    assert "pre-commit        another hook is there" in run(repo, "hooks", "status").out or manager is husky
    assert '"state": "managed"' not in run(repo, "hooks", "status", "--json").out
    run(repo, "hooks", "uninstall")
    assert tree(repo) == before


@pytest.mark.parametrize("manager", MANAGERS, ids=lambda manager: manager.__name__)
def test_asked_the_lines_go_into_the_managers_files_and_out_again(tmp_path: Path, manager: Kind) -> None:
    repo = registry(tmp_path)
    manager(repo)
    before = tree(repo)
    unread = manager is simple_git_hooks  # its hook is a copy of what its file said
    for _ in range(3):
        done = run(repo, "hooks", "install", "--add")
        assert (done.code, "npx simple-git-hooks" in done.err) == ((1, True) if unread else (0, False)), done
    status = run(repo, "hooks", "status")
    said = "the hook manager's own file calls it, but" if unread else "installed; the hook manager"
    assert f"pre-commit        {said}" in status.out, status
    for path, text in tree(repo).items():
        if not path.startswith("pre-"):  # those that lie in the git folder are of this machine
            assert os.sep + "python" not in text, path
            assert str(Path.home()) not in text
    run(repo, "hooks", "uninstall")
    assert tree(repo) == before


CRLF = {
    ".githooks/pre-commit": b"#!/bin/sh\r\n# caf\xe9\r\n[ ! -e stop ]\r\n",
    "lefthook.yml": b"# caf\xe9\r\npre-commit:\r\n  jobs:\r\n    - run: npm test\r\n",
    "package.json": b'{\r\n  "simple-git-hooks": {\r\n    "pre-commit": "npm test"\r\n  }\r\n}\r\n',
}


@pytest.mark.parametrize("name", CRLF)
def test_a_managers_file_keeps_its_bytes_and_line_ends(tmp_path: Path, name: str) -> None:
    repo = registry(tmp_path)
    put(repo.top / name, "").write_bytes(CRLF[name])
    if name.startswith(".githooks"):
        repo.git("config", "core.hooksPath", ".githooks")
    for _ in range(2):
        run(repo, "hooks", "install", "--add")
    added = (repo.top / name).read_bytes()
    assert added.count(b"readyctl hooks run pre-commit") == 1
    assert added.count(b"\n") == added.count(b"\r\n") > CRLF[name].count(b"\n")
    assert run(repo, "hooks", "uninstall").code == 0
    assert (repo.top / name).read_bytes() == CRLF[name]


def test_a_hook_that_another_manager_wrote_over_is_not_said_to_run(tmp_path: Path) -> None:
    """The pre-commit framework installs into whatever folder git names, husky's too."""
    repo = registry(tmp_path)
    husky(repo)
    assert run(repo, "hooks", "install", "--add").code == 0
    put(folder(repo) / "pre-commit", "#!/usr/bin/env bash\n# File generated by prek\n")
    done = run(repo, "hooks", "install", "--add")
    assert (done.code, "npx husky" in done.err, "put these lines" in done.err) == (1, True, False), done
    assert '"unread"' in run(repo, "hooks", "status", "--json").out
    husky(repo)  # which writes its hooks anew
    assert run(repo, "hooks", "install").code == 0


def test_a_folder_that_yaml_reads_otherwise_is_quoted_in_lefthooks_file(tmp_path: Path) -> None:
    import yaml

    repo = registry(tmp_path)
    repo.git("mv", "registry", "it's: ours #1")
    repo.put("lefthook.yml", "pre-commit:\n  jobs:\n    - run: npm test\n")
    before = (repo.top / "lefthook.yml").read_text()
    run(repo, "hooks", "install", "--add", "--registry", "it's: ours #1")
    said = yaml.safe_load((repo.top / "lefthook.yml").read_text())
    wanted = ["readyctl", "hooks", "run", "pre-commit", "--registry", "it's: ours #1", "--", "{files}"]
    assert shlex.split(said["pre-commit"]["jobs"][0]["run"]) == wanted
    run(repo, "hooks", "uninstall")
    assert (repo.top / "lefthook.yml").read_text() == before


@pytest.mark.parametrize("manager", [husky, tracked], ids=lambda manager: manager.__name__)
def test_with_the_lines_both_gates_stand(tmp_path: Path, manager: Kind) -> None:
    repo = registry(tmp_path)
    manager(repo)
    if manager is husky:
        put(repo.top / ".husky" / "pre-commit", "[ ! -e stop ]\n")
    run(repo, "hooks", "install", "--add")
    path = _with_program(tmp_path)
    repo.write(FX, feature(level="shipped"))
    done = repo.run("commit", "-m", "sold", env=repo.identity(PAT) | {"PATH": path})
    assert (done.returncode, b"RDY201" in done.stdout + done.stderr) == (1, True), done
    repo.git("checkout", "--quiet", "HEAD", "--", FX)
    repo.put("stop", "").write("n.txt", "n")
    assert repo.run("commit", "-m", "n", env=repo.identity(ADA) | {"PATH": path}).returncode == 1


def _with_program(tmp_path: Path) -> str:
    """A PATH on which this readyctl is the one that is found."""
    put(tmp_path / "bin" / "readyctl", f'#!/bin/sh\nexec {sys.executable} -m readyctl "$@"\n')
    return f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize("way", ["global", "system-like include"])
def test_a_folder_of_every_repository_is_refused_without_a_yes(tmp_path: Path, way: str) -> None:
    repo = registry(tmp_path)
    shared = tmp_path / "shared-hooks"
    config = tmp_path / "gitconfig"
    text = f"[core]\n\thooksPath = {shared}\n"
    config.write_text(text if way == "global" else f"[include]\n\tpath = {tmp_path / 'more'}\n")
    (tmp_path / "more").write_text(text)
    done = _run(repo, config, "hooks", "install")
    assert (done.code, "--shared" in done.err, shared.exists()) == (1, True, False), done
    assert _run(repo, config, "hooks", "install", "--shared").code == 0
    assert sorted(path.name for path in shared.iterdir()) == ["pre-commit", "pre-merge-commit", "pre-push"]
    assert _run(repo, config, "hooks", "uninstall").code == 0
    assert list(shared.iterdir()) == []


def test_a_relative_folder_of_every_repository_is_another_one_in_each(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    config = tmp_path / "gitconfig"
    config.write_text("[core]\n\thooksPath = .githooks\n")
    put(repo.top / ".githooks" / "pre-commit", "#!/bin/sh\n")
    done = _run(repo, config, "hooks", "install")
    assert (done.code, ".githooks/pre-commit (pre-commit)" in done.err) == (1, True), done
    assert _run(repo, config, "hooks", "install", "--add").code == 0
    assert os.sep + "python" not in (repo.top / ".githooks" / "pre-commit").read_text()


def test_where_git_looks_in_no_folder_it_is_said(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    (repo.top / ".git" / "hooks").write_text("no folder")
    for path, told in ((None, "move "), ("/dev/null", "git config core.hooksPath .git/hooks")):
        if path:
            repo.git("config", "core.hooksPath", path)
        done = run(repo, "hooks", "install")
        assert (done.code, "no folder" in done.err, told in done.err) == (1, True, True), done
        assert "not installed" in run(repo, "hooks", "status").out


def _run(repo: RepoBuilder, config: Path, *args: str) -> Done:
    """With a user's own configuration, which is where git looks."""
    home = config.parent / "home"
    home.mkdir(exist_ok=True)
    (home / ".gitconfig").write_bytes(config.read_bytes())
    env = {key: value for key, value in repo.env.items() if key not in {"GIT_CONFIG_GLOBAL", "HOME"}}
    done = subprocess.run(
        [sys.executable, "-m", "readyctl", *args],
        cwd=repo.top,
        env=env | {"HOME": str(home)},
        capture_output=True,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_hook_whose_readyctl_has_gone_says_so_though_its_python_is_there(tmp_path: Path) -> None:
    import readyctl

    repo = registry(tmp_path)
    run(repo, "hooks", "install")
    hook = folder(repo) / "pre-commit"
    hook.write_text(hook.read_text().replace(readyctl.__file__, "/nowhere/readyctl/__init__.py"))
    repo.write("a.txt", "a")
    done = repo.run("commit", "-m", "a", env=repo.identity(ADA) | {"PATH": os.defpath})
    assert (done.returncode, b"not installed" in done.stderr, b"No module" in done.stderr) == (1, True, False)


@pytest.mark.parametrize("manager", [framework, *MANAGERS], ids=lambda manager: manager.__name__)
def test_a_pin_that_is_asked_for_is_in_every_gate_or_is_said_to_be_missing(
    tmp_path: Path, manager: Kind
) -> None:
    repo = registry(tmp_path)
    manager(repo)
    if manager is framework:
        repo.put(".pre-commit-config.yaml", "- id: readyctl\n- id: readyctl-push\n")
    before = tree(repo)
    code = int(manager is simple_git_hooks)  # its hook is a copy of what its file said
    assert run(repo, "hooks", "install", "--add").code == code
    told = run(repo, "hooks", "install", "--trust-root", "HEAD")
    missing = f"readyctl hooks run pre-commit --trust-root {repo.head}" in told.err
    assert (told.code, missing) == ((0, False) if manager is framework else (1, True)), told
    assert run(repo, "hooks", "install", "--add", "--trust-root", "HEAD").code == code
    lines = [line for text in tree(repo).values() for line in text.splitlines()]
    gates = [line for line in lines if "readyctl hooks run pre-commit" in line]
    assert gates
    assert [line for line in gates if repo.head not in line] == []
    run(repo, "hooks", "uninstall")
    assert tree(repo) == before


def test_a_hook_that_git_passed_over_is_not_said_to_run(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    put(folder(repo) / "pre-commit", "#!/bin/sh\nexit 1\n").chmod(0o644)
    assert "git ignores it" in run(repo, "hooks", "status").out
    assert run(repo, "hooks", "install").code == 0
    assert "runs first" not in run(repo, "hooks", "status").out
    repo.write("n.txt", "n")
    assert repo.try_commit("n", by=ADA).returncode == 0
    run(repo, "hooks", "uninstall")
    assert (folder(repo) / "pre-commit").read_text() == "#!/bin/sh\nexit 1\n"
