"""The pages of the documentation lead to one another: to headings that are there, and none is left out."""

import re
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
PAGES = sorted({*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md"), *(TOP / "benchmarks").glob("*.md")})
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """Where a link into this page may lead, as forges name headings."""
    headings = HEADING.findall(FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_every_link_into_a_page_leads_to_one_of_its_headings(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text("utf-8")))
    links = (link.partition("#") for link in LINK.findall(text) if "#" in link and "://" not in link)
    assert [
        f"{target}#{heading}"
        for target, _, heading in links
        if heading not in anchors((page.parent / target).resolve() if target else page)
    ] == []


def test_every_page_of_the_documentation_is_linked_from_somewhere() -> None:
    linked = {
        (page.parent / link.partition("#")[0]).resolve()
        for page in PAGES
        for link in LINK.findall(page.read_text("utf-8"))
    }
    written = {page for page in (TOP / "docs").rglob("*.md") if "rules" not in page.parts}
    assert {str(page.relative_to(TOP)) for page in written - linked} == set()
