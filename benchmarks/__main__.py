"""Runs the benchmarks named, or all of them, prints their tables, and keeps them in RESULTS.md.

python -m benchmarks                            all
python -m benchmarks claims                     one
python -m benchmarks --size 500 --size 10000    speed, at these sizes alone

A benchmark is a module of this folder with `run() -> str`, a Markdown table, and a docstring whose first
line is the section's heading. That of speed takes the sizes; a part of it has a section of its own.
"""

import argparse
import pkgutil
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from benchmarks import speed

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
HEAD = "# Results\n\nWritten by `python -m benchmarks`. Compare figures with each other.\n"


def benchmarks() -> Iterator[tuple[str, ModuleType]]:
    """Give every module here that can be run."""
    for info in pkgutil.iter_modules([str(HERE)]):
        if not info.name.startswith("_"):
            module = import_module(f"benchmarks.{info.name}")
            if hasattr(module, "run"):
                yield info.name, module


def with_section(text: str, heading: str, body: str) -> str:
    """Put a section into the results, in the place of the one with its heading."""
    section = f"## {heading}\n\n{body.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(heading)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if pattern.search(text):
        return pattern.sub(lambda _: f"{section}\n", text).rstrip() + "\n"
    return f"{text.rstrip()}\n\n{section}"


def main(arguments: list[str]) -> int:
    """Run and record; 2 for a name that is no benchmark, and for a size that there is not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument(
        "--size", type=int, action="append", default=[], choices=speed.SIZES, metavar="FEATURES"
    )
    parser.add_argument("wanted", nargs="*", metavar="BENCHMARK")
    given = parser.parse_args(arguments)
    if given.size:
        heading = f"A part of speed, {', '.join(f'{size:,}' for size in given.size)} features"
        record(heading, speed.run(given.size))
        return 0
    return all_of(given.wanted)


def all_of(wanted: list[str]) -> int:
    """Run these benchmarks, or all of them."""
    known = dict(benchmarks())
    if unknown := [name for name in wanted if name not in known]:
        print(f"no benchmark called {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    for name in wanted or known:
        table = known[name].run()
        heading = (known[name].__doc__ or name).strip().splitlines()[0].rstrip(".")
        record(heading, table)
    return 0


def record(heading: str, table: str) -> None:
    """Print a section, and keep it."""
    print(f"## {heading}\n\n{table}\n")
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else HEAD
    RESULTS.write_text(with_section(text, heading, table), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
