"""The commands of the README do what it says, as they stand."""

import os
import re
import subprocess
import sys
from pathlib import Path

from support.people import ADA
from support.repo import environment

TOP = Path(__file__).resolve().parents[2]


ASKED = 'readyctl ask "FX matching"'


def commands() -> list[str]:
    """The lines after a `$` in the README's console blocks."""
    blocks = re.findall(r"```console\n(.*?)```", (TOP / "README.md").read_text(), re.DOTALL)
    return [
        line.removeprefix("$ ") for block in blocks for line in block.splitlines() if line.startswith("$ ")
    ]


def test_a_newcomer_can_type_the_readme_and_the_claim_of_somebody_else_is_refused(tmp_path: Path) -> None:
    *lines, refused = commands()
    assert len(lines) >= 8
    home = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    (tmp_path / ".gitconfig").write_text(
        f"[user]\nname = {ADA.name}\nemail = {ADA.email}\n[init]\ndefaultBranch = main\n"
    )
    done = subprocess.run(
        ["bash", "-e", "-c", "\n".join([*lines, f"! {refused}", f"{refused} --no-verify", ASKED])],
        cwd=tmp_path,
        env=environment(tmp_path) | home | {"GIT_CONFIG_GLOBAL": str(tmp_path / ".gitconfig")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"fx-matching +payments +committed +[\d-]+ +ada@example.com", done.stdout)
    assert "everybody else sees: committed" in done.stdout
    assert "unsigned-level" in done.stderr
    assert "FX matching (fx-matching) is planned; a claim of more awaits engineering." in done.stdout
    assert "readyctl feature propose fx-matching shipped" in done.stderr


def test_the_sentence_of_the_readme_may_not_be_said(tmp_path: Path) -> None:
    (line,) = re.findall(r"^(echo .*)$", (TOP / "README.md").read_text(), re.MULTILINE)
    home = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=TOP,
        env=environment(tmp_path) | home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "RDY603 overclaim" in done.stdout
    assert "help: say instead:" in done.stdout


def test_what_make_demo_installed_is_put_on_the_path_by_the_readme(tmp_path: Path) -> None:
    (line,) = re.findall(r"^(export PATH=.*)$", (TOP / "README.md").read_text(), re.MULTILINE)
    (folder,) = re.findall(r"^DEMO := (.*)$", (TOP / "Makefile").read_text(), re.MULTILINE)
    program = tmp_path / folder / "bin" / "readyctl"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\necho here\n")
    program.chmod(0o755)
    found = subprocess.run(
        ["bash", "-c", f"{line}; readyctl"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert found.stdout == "here\n"


def test_every_command_in_the_readme_exists() -> None:
    from readyctl.cli.commands import Group, find

    text = "".join((TOP / name).read_text() for name in ("README.md", "docs/quickstart.md", "docs/ci.md"))
    called = set(re.findall(r"(?:`|\$ |^)readyctl ([a-z]+)(?: ([a-z-]+))?", text, re.MULTILINE))
    assert len(called) > 20
    for name, inner in called:
        entry = find(name)
        assert entry is not None, name
        if isinstance(entry, Group) and inner:
            assert inner in entry.commands, (name, inner)
