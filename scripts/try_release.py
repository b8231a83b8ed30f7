"""Whether what lies in dist/ may be published under a tag.

python scripts/try_release.py v0.1.0     exits 1, saying why, where it may not
"""

import sys
import tarfile
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

from readyctl import __version__

TOP = Path(__file__).resolve().parent.parent
IN_WHEEL = ("readyctl/py.typed", "readyctl/__main__.py")
IN_SOURCES = (
    "tests/conftest.py", "docs/ci.md", "schemas/feature.schema.json", "SECURITY.md", "LICENSE", "Makefile",
    "requirements/dev.txt", "action.yml", "templates/readyctl/template.yml",
)  # fmt: skip


def faults(tag: str, dist: Path) -> Iterator[str]:
    """What stands in the way, a sentence each."""
    if tag != f"v{__version__}":
        yield f"the tag is {tag}, and the program is {__version__}"
    if f"## {__version__}, not released yet" in (TOP / "CHANGELOG.md").read_text("utf-8"):
        yield f"CHANGELOG.md says that {__version__} is not released yet"
    wheels, sources = sorted(dist.glob("*.whl")), sorted(dist.glob("*.tar.gz"))
    if len(wheels) != 1 or len(sources) != 1:
        yield f"{dist} holds {len(wheels)} wheels and {len(sources)} archives of sources, not one each"
        return
    with zipfile.ZipFile(wheels[0]) as wheel:
        yield from _missing("the wheel", IN_WHEEL, wheel.namelist(), "")
        named = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        version = Parser().parsestr(wheel.read(named).decode())["Version"]
    if version != __version__:
        yield f"the wheel is {version}, and the program is {__version__}"
    with tarfile.open(sources[0]) as archive:
        yield from _missing("the sources", IN_SOURCES, archive.getnames(), f"readyctl-{__version__}/")


def _missing(where: str, wanted: tuple[str, ...], names: list[str], prefix: str) -> Iterator[str]:
    there = set(names)
    for name in wanted:
        if prefix + name not in there:
            yield f"{where} lack {name}"


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004
        sys.exit(__doc__)
    found = list(faults(sys.argv[1], TOP / "dist"))
    print("\n".join(found))
    sys.exit(bool(found))
