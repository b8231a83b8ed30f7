"""The built documentation in a real Chromium. `make test-browser` builds it first, and says where it is."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from support.browser import look

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
PHONE, DESK = 360, 1280
ON_A_PHONE = ("index.html", "faq.html", "files.html", "rules/RDY201.html", "for/sales.html")


@pytest.fixture(scope="module")
def built() -> Path:
    return Path(os.environ["READYCTL_DOCS"])


def told(built: Path, pages: Sequence[str], **job: Any) -> dict[str, Any]:
    """What is wrong, by page: its path below the folder that was built."""
    jobs = [{"page": str((built / page).resolve()), "plain": True, "axe": True, **job} for page in pages]
    answers = zip(pages, look(*jobs), strict=True)
    found = {page: answer["violations"] + answer["troubles"] for page, answer in answers}
    return {page: wrong for page, wrong in found.items() if wrong}


def test_axe_finds_no_violation_on_any_page(built: Path) -> None:
    pages = sorted(page.relative_to(built).as_posix() for page in built.rglob("*.html"))
    assert set(ON_A_PHONE) < set(pages), "nothing built here: make docs builds it"
    assert told(built, pages, width=DESK) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_on_a_phone(built: Path, scheme: str) -> None:
    assert told(built, ON_A_PHONE, width=PHONE, scheme=scheme) == {}
