"""The documentation's pages: whole, and at the addresses that findings point to. `make docs` builds them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from architecture.source import TOP


def said(copy: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "scripts/build_docs.py", "check"],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def test_every_link_leads_to_a_page_every_page_is_listed_and_every_rule_has_one() -> None:
    assert said(TOP) == (0, "")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The pages and what they are made with, to be changed."""
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"):
        shutil.copy(TOP / name, tmp_path)
    for name in ("docs", "schemas", "scripts"):
        shutil.copytree(TOP / name, tmp_path / name)
    return tmp_path


def test_a_dead_link_is_said(copy: Path) -> None:
    (copy / "docs" / "faq.md").write_text("`[a](b.md)`\n\n```\n[a](b.md)\n```\n\n[gone](nowhere.md#x)\n")
    assert said(copy) == (1, "error: docs/faq.md links to nowhere.md#x, which is no part of the pages\n")


def test_a_page_in_no_list_and_a_rule_without_one_are_said(copy: Path) -> None:
    (copy / "docs" / "stray.md").write_text("# Stray\n")
    (copy / "docs" / "rules" / "RDY201.md").unlink()
    index = copy / "docs" / "rules" / "index.md"
    index.write_text(index.read_text().replace("(RDY201.md)", "(RDY202.md)"))
    assert said(copy) == (
        1,
        "error: stray is in none of the LISTS of scripts/build_docs.py\nerror: RDY201 has no page\n",
    )
