"""Tests pass whoever starts them: in the background, without a terminal, with signals ignored."""

import subprocess
import sys

from architecture.source import TOP

CTRL_C = (
    "tests/cli/deal/test_interview_terminal.py::test_ctrl_c_keeps_the_draft_says_how_to_go_on_and_exits_130"
)


def test_a_command_hears_ctrl_c_where_the_caller_ignores_it() -> None:
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-cov", CTRL_C]
    started = ["sh", "-c", "trap '' INT HUP QUIT; exec \"$@\"", "sh", *pytest]
    done = subprocess.run(
        started, cwd=TOP, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_pseudo_terminals_are_started_in_one_place() -> None:
    starting = [
        path.relative_to(TOP).as_posix()
        for path in sorted((TOP / "tests").rglob("*.py"))
        if "pexpect." + "spawn(" in path.read_text(encoding="utf-8")
    ]
    assert starting == ["tests/support/terminal.py"]
