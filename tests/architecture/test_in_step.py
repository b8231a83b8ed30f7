"""What is written down agrees with what is there."""

import re
import subprocess
import sys
from pathlib import Path

from architecture.source import TOP

WRITTEN = sorted(
    path
    for folder in ("src", "tests", "docs", "scripts", "benchmarks", "registry")
    for path in (TOP / folder).rglob("*")
    if path.suffix in {".py", ".md", ".yaml", ".toml", ".sh", ".j2"}
)
PAGES = [
    page
    for page in (*sorted((TOP / "docs").rglob("*.md")), *sorted(TOP.glob("*.md")))
    if page.name not in {"cli.md", "files.md"}  # their examples name files of a reader's own repository
]
_NAMED = re.compile(r"(?<![\w/.-])(?:src|docs|tests|scripts|schemas|benchmarks)/[\w./-]*\w")
_LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")


def test_generated_files_are_in_step_with_the_code() -> None:
    checked = subprocess.run(
        [sys.executable, TOP / "scripts" / "generate.py", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stdout + checked.stderr


def missing(page: Path, text: str) -> list[str]:
    """The paths and links of a page that lead nowhere."""
    named = [TOP / name for name in _NAMED.findall(text)]
    linked = [page.parent / name for name in _LINK.findall(text)]
    return [str(path) for path in named + linked if not path.exists()]


def test_every_path_that_a_page_names_exists() -> None:
    found = {str(page.relative_to(TOP)): missing(page, page.read_text(encoding="utf-8")) for page in PAGES}
    assert {page: paths for page, paths in found.items() if paths} == {}
    assert len(missing(TOP / "README.md", "see src/readyctl/nowhere.py and [here](docs/nowhere.md)")) == 3


def test_every_decision_has_a_number_of_its_own_which_its_title_repeats() -> None:
    pages = sorted((TOP / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [page.name.partition("-")[0] for page in pages]
    assert [number for number in numbers if numbers.count(number) > 1] == []
    titles = {page.name: page.read_text(encoding="utf-8").partition("\n")[0] for page in pages}
    assert [name for name, title in titles.items() if name[:4] not in title] == []


def lines_with(pattern: str) -> list[str]:
    wanted = re.compile(pattern)
    return [
        f"{path.relative_to(TOP)}:{number}"
        for path in WRITTEN
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if wanted.search(line)
    ]


def test_nothing_is_left_for_later() -> None:
    assert lines_with(r"#\s*(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b") == []


def test_no_file_names_a_path_of_somebody_s_machine() -> None:
    assert lines_with(r"(?<![\w.])/(home|Users|root)/\w|" + re.escape(str(TOP)) + r"\b") == []


def test_no_module_is_a_drawer_for_leftovers() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [str(path.relative_to(TOP)) for path in WRITTEN if path.stem in drawers] == []
