"""Writes what is made from code: JSON Schemas, the pages of rules and silences, commands, the man page, the
action and the component.

python scripts/generate.py write    brings the files up to date, and removes what is made no more
python scripts/generate.py check    changes nothing; exits 1 and names the files that are not up to date
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from readyctl.cli import ci_github, ci_gitlab
from readyctl.cli.manual import man_page
from readyctl.cli.reference import reference
from readyctl.core.statement.silences import SILENCES
from readyctl.render import file_pages
from readyctl.render.json_schemas import SCHEMAS, schema
from readyctl.render.statement import silence_pages
from readyctl.rules.catalogue import NAMES, index, page

TOP = Path(__file__).resolve().parent.parent
PIPELINES = ("action.yml", "templates/*/template.yml")
MADE = (
    "schemas/*.schema.json",
    "docs/rules/*.md",
    "docs/silences/*.md",
    "docs/cli.md",
    "docs/files.md",
    "docs/readyctl.1",
    "docs/decisions/index.md",
    *PIPELINES,
)
"""Everything that matches is made here."""


def files() -> Mapping[str, str]:
    """The text of each file by its path from the top."""
    return {
        **{f"schemas/{name}.schema.json": schema(name) for name in SCHEMAS},
        **{f"docs/rules/{code}.md": page(code) or "" for code in NAMES},
        "docs/rules/index.md": index(),
        **{f"docs/silences/{silence.name}.md": silence_pages.page(silence) for silence in SILENCES},
        "docs/silences/index.md": silence_pages.index(),
        "docs/cli.md": reference(),
        "docs/readyctl.1": man_page(),
        "docs/decisions/index.md": decisions(),
        "docs/files.md": file_pages.page(),
        "action.yml": ci_github.action(),
        "templates/readyctl/template.yml": ci_gitlab.component(),
    }


def decisions() -> str:
    """The list of decisions, by their own titles."""
    pages = sorted((TOP / "docs" / "decisions").glob("[0-9]*.md"))
    lines = (
        f"- [{page.read_text('utf-8').partition(chr(10))[0].lstrip('# ')}]({page.name})" for page in pages
    )
    return (
        "\n".join(["# Decisions", "", "What was decided, why, and what would change it.", "", *lines]) + "\n"
    )


def differing(wanted: Mapping[str, str]) -> list[str]:
    """The paths that are missing, out of date, or made no more."""
    there = {path.relative_to(TOP).as_posix() for pattern in MADE for path in TOP.glob(pattern)}
    stale = {p for p, text in wanted.items() if p not in there or (TOP / p).read_text("utf-8") != text}
    return sorted(stale | (there - wanted.keys()))


def write() -> int:
    """Bring every file up to date."""
    wanted = files()
    for path in differing(wanted):
        target = TOP / path
        if path in wanted:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(wanted[path], "utf-8")
        else:
            target.unlink()
        print(path)
    return 0


def check() -> int:
    """Say which files are not up to date; 1 if any."""
    found = differing(files())
    for path in found:
        print(f"{path} is not up to date: run 'make generate'")
    return int(bool(found))


COMMANDS: Mapping[str, Callable[[], int]] = {"write": write, "check": check}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:  # noqa: PLR2004
        sys.exit(__doc__)
    sys.exit(COMMANDS[sys.argv[1]]())
