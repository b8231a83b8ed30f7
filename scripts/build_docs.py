"""Makes the documentation's pages: docs/ and the README as a folder of HTML that needs no server.

python scripts/build_docs.py build SPHINX FOLDER    with the program sphinx-build; FOLDER is emptied first
python scripts/build_docs.py check                  what can be told without Sphinx

Both end with 1, naming what is wrong, where a link leads to no page, a page is in no list, or a rule has no
page at its address; the first also where a link leads to no heading, or a page loads from another host.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

from readyctl.core.entry.rule_page import rule_page
from readyctl.rules.catalogue import NAMES

TOP = Path(__file__).resolve().parent.parent
CONFIGURATION = TOP / "scripts" / "documentation"
MOVED = {
    "README.md": "index.md",
    "CHANGELOG.md": "changes.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "schemas": "schemas/index.md",
}
"""Where what lies outside docs/ goes; all of docs/ goes to the top."""

LISTS = {
    "Read what is for you": (
        "for/sales", "for/product", "for/engineers", "for/leads", "for/leaders", "for/administrators",
    ),
    "Begin": ("quickstart", "four-weeks", "faq", "glossary", "adopting", "importing"),
    "Every day": (
        "inbox", "promises", "signing", "handoffs/from-call-to-proposal", "handoffs/coverage", "site",
        "elsewhere", "assistants", "editors",
    ),
    "Reference": ("cli", "files", "rules/index", "silences/index", "schemas/index", "stability", "changes"),
    "Running it": ("ci", "server", "ways-round", "security"),
    "How it is built": ("architecture", "decisions/index", "contributing"),
}  # fmt: skip
"""The lists beside every page. A page in none of them stops the build, so that none gets lost."""
FOLDED = ("rules", "silences", "decisions")
"""Folders whose index lists all its pages."""

_LINK_OR_CODE = re.compile(r"(?P<code>(?P<ticks>`+).*?(?P=ticks))|(?<=\]\()(?P<link>[^)\s]+)(?=\))")
_FENCE = re.compile(r"^\s*(?P<mark>`{3,}|~{3,})")
_FOREIGN = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc=["']?(?:https?:)?//"""
    r"""|<link\b[^>]*rel=["'](?:stylesheet|preload|icon|preconnect)["'][^>]*\bhref=["']?(?:https?:)?//"""
    r"""|<object\b[^>]*\bdata=["']?(?:https?:)?//|@import\s+(?:url\()?["']?(?:https?:)?//|url\(["']?(?:https?:)?//"""
)


_NAMED = {
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="All pages">',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
    "<pre>": '<pre tabindex="0">',
    '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
    '<div id="search-results">': '<h1>Search</h1>\n<div id="search-results">',
}
"""What readers who do not see the page, or have no mouse, need of what the generator and its theme write."""


class DeadLinkError(Exception):
    """A link to what is no part of the pages."""


def place(path: str) -> str | None:
    """Where a file of the repository goes; None where it is no part of the pages."""
    if path in MOVED:
        return MOVED[path]
    for folder, to in (("docs/", ""), ("schemas/", "schemas/")):
        if path.startswith(folder) and (TOP / path).is_file():
            return to + path.removeprefix(folder)
    return None


def moved(text: str, path: str) -> str:
    """The text of a page with its links as they lead from where the page goes. Raises `DeadLinkError`."""
    lines, fence = [], ""
    for line in text.splitlines(keepends=True):
        if mark := _FENCE.match(line):
            fence = "" if fence and mark["mark"].startswith(fence) else fence or mark["mark"]
        lines.append(line if fence or mark else _LINK_OR_CODE.sub(lambda found: _target(found, path), line))
    return "".join(lines)


def _target(found: re.Match[str], path: str) -> str:
    link = found["link"]
    if link is None or "://" in link or link.startswith(("#", "mailto:")):
        return found[0]
    file, mark, heading = link.partition("#")
    to = place(normpath(join(dirname(path), file)))
    if to is None:
        raise DeadLinkError(f"{path} links to {link}, which is no part of the pages")
    return relpath(to, dirname(place(path) or "") or ".") + mark + heading


def lay_out(source: Path) -> None:
    """Put every page, picture and schema where it goes. Raises `DeadLinkError`."""
    for file in (*(TOP / "docs").rglob("*"), *(TOP / "schemas").glob("*.json"), *map(TOP.joinpath, MOVED)):
        path = file.relative_to(TOP).as_posix()
        to = place(path)
        if to is None or not file.is_file() or file.suffix == ".1":
            continue
        target = source / to
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".md":
            target.write_text(moved(file.read_text("utf-8"), path), "utf-8")
        else:
            shutil.copyfile(file, target)
    (source / "schemas" / "index.md").write_text(_schemas(), "utf-8")
    _append(source / "index.md", *(_toctree(title, pages) for title, pages in LISTS.items()))
    for folder in FOLDED:
        pages = sorted(page.stem for page in (source / folder).glob("*.md") if page.stem != "index")
        _append(source / folder / "index.md", _toctree("", pages))


def _schemas() -> str:
    names = sorted(file.name for file in (TOP / "schemas").glob("*.json"))
    lines = (f"- [{name.removesuffix('.schema.json')}]({name})" for name in names)
    return "\n".join((
        "# Schemas", "",
        "JSON Schemas (draft 7) of the files that people write, and of everything that is printed as JSON:",
        "a number ends the name of those. `readyctl schema NAME` prints each.", "", *lines, "",
    ))  # fmt: skip


def _toctree(title: str, pages: Iterable[str]) -> str:
    caption = f":caption: {title}\n" if title else ""
    return f"```{{toctree}}\n:hidden:\n:maxdepth: 1\n{caption}\n" + "\n".join(pages) + "\n```\n"


def _append(page: Path, *blocks: str) -> None:
    page.write_text("\n".join((page.read_text("utf-8"), *blocks)), "utf-8")


def for_everybody(page: str) -> str:
    """A built page whose parts a screen reader tells apart, and whose wide examples the keyboard can move."""
    for written, better in _NAMED.items():
        page = page.replace(written, better)
    return page


def faults(built: Path) -> Iterator[str]:
    """What is wrong with pages that were built, a sentence each."""
    for code in NAMES:
        if not (built / rule_page(code)).is_file():
            yield f"{code} has no page at {rule_page(code)}"
    for file in sorted((*built.rglob("*.html"), *built.rglob("*.css"))):
        if foreign := _FOREIGN.search(file.read_text("utf-8")):
            yield f"{file.relative_to(built)} loads from another host: {foreign[0]}"


def build(sphinx: str, folder: str) -> list[str]:
    """Lay out, build, look; what is wrong. What Sphinx finds it prints itself."""
    shutil.rmtree(folder, ignore_errors=True)
    source, built = Path(folder) / "source", Path(folder) / "html"
    lay_out(source)
    call = (
        sphinx,
        "-q",
        "-b",
        "html",
        "-W",
        "--keep-going",
        "-n",
        "-d",
        f"{folder}/read",
        "-c",
        CONFIGURATION,
    )
    if subprocess.run((*call, source, built), check=False).returncode:
        return ["the pages were not built"]
    for page in built.rglob("*.html"):
        page.write_text(for_everybody(page.read_text("utf-8")), "utf-8")
    print(f"{sum(1 for _ in built.rglob('*.html'))} pages: {built / 'index.html'}")
    return list(faults(built))


def check() -> list[str]:
    """What is wrong, as far as it can be told from the files."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        lay_out(source)
        pages = {page.relative_to(source).with_suffix("").as_posix() for page in source.rglob("*.md")}
    listed = {page for shown in LISTS.values() for page in shown} | {"index"}
    free = {page for page in pages if dirname(page) not in FOLDED} - listed
    return [
        *(f"{page} is in none of the LISTS of scripts/build_docs.py" for page in sorted(free)),
        *(f"{page} is listed, and there is no such page" for page in sorted(listed - pages)),
        *(f"{code} has no page" for code in NAMES if rule_page(code).removesuffix(".html") not in pages),
    ]


def main(words: list[str]) -> int:
    """Carry out a call; 1 where something is wrong, which is said."""
    try:
        match words:
            case ["build", sphinx, folder]:
                found = build(sphinx, folder)
            case ["check"]:
                found = check()
            case _:
                sys.exit(__doc__)
    except DeadLinkError as error:
        found = [str(error)]
    for fault in found:
        print(f"error: {fault}", file=sys.stderr)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
