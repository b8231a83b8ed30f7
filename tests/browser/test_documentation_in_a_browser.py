"""The built documentation in a real Chromium. `make test-browser` builds it first, and says where it is."""

import os
from pathlib import Path
from typing import Any

import pytest

from support.browser import look

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
PHONE, DESK = 360, 1280


MANY = ("rules", "silences", "decisions")
"""Folders whose pages are built alike: the first ones of each stand for all."""
FEW = 3


@pytest.fixture(scope="module")
def pages() -> list[Path]:
    built = Path(os.environ["READYCTL_DOCS"])
    alike = [sorted((built / folder).glob("*.html"))[:FEW] for folder in MANY]
    others = [page for page in built.rglob("*.html") if page.parent.name not in MANY]
    found = sorted({page for folder in (*alike, others) for page in folder})
    assert found, "nothing built here: make docs builds it"
    return found


def told(pages: list[Path], **job: Any) -> dict[str, Any]:
    """What is wrong, by page."""
    jobs = [{"page": str(page.resolve()), "plain": True, "axe": True, **job} for page in pages]
    found = {
        page.name: answer["violations"] + answer["troubles"]
        for page, answer in zip(pages, look(*jobs), strict=True)
    }
    return {name: wrong for name, wrong in found.items() if wrong}


def test_axe_finds_no_violation_on_any_page(pages: list[Path]) -> None:
    assert told(pages, width=DESK) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_on_a_phone(pages: list[Path], scheme: str) -> None:
    names = {"index.html", "faq.html", "files.html", "RDY201.html", "sales.html"}
    assert told([page for page in pages if page.name in names], width=PHONE, scheme=scheme) == {}
