"""The same number of items in doorstop, checked as a whole process, where it is installed (`make bench`)."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import Cost, Run, cost

PROGRAM = (
    Path(__file__).parent.parent / ".bench" / ("Scripts" if sys.platform == "win32" else "bin") / "doorstop"
)
_SETTINGS = "settings:\n  digits: 6\n  itemformat: yaml\n  prefix: REQ\n  sep: ''\n"
_ITEM = """active: true
derived: false
header: |
  Feature number {number}
level: {level}
links: []
normative: true
ref: ''
reviewed: null
text: |
  Does the work of number {number}, and says so in a sentence of ordinary length.
"""


def version() -> str | None:
    """The version that is installed; None where there is none."""
    if not PROGRAM.exists():
        return None
    return subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout.strip()


def make(top: Path, items: int) -> None:
    """A repository with one document of so many items, committed."""
    folder = top / "requirements"
    folder.mkdir(parents=True)
    (folder / ".doorstop.yml").write_text(_SETTINGS, "utf-8")
    for number in range(1, items + 1):
        (folder / f"REQ{number:06d}.yml").write_text(
            _ITEM.format(number=number, level=f"1.{number // 100 + 1}.{number % 100 + 1}"), "utf-8"
        )
    for arguments in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "items")):
        identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "gc.auto=0")
        subprocess.run(["git", "-C", os.fspath(top), *identity, *arguments], check=True)


def check(top: Path) -> Cost:
    """Its check of everything, without rewriting a file, and without what only warns of missing reviews."""
    return cost(Run((os.fspath(PROGRAM), "--no-reformat", "--no-review-check", "--quiet"), top))
