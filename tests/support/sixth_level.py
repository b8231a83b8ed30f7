"""The program with one row more in its table of levels, in a process of its own.

    python -m support.sixth_level REPOSITORY < commands.json

Reads a list of command lines, runs each as Ada, and prints a list of [exit code, stdout, stderr].
"""

import json
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

TABLE = "readyctl.core.level.table"
BEFORE = "    BETA = (\n"
ROW = """    DEPRECATED = (
        "deprecated",
        LevelRow(
            meaning="in production, and going away",
            mention=Grant.CAVEATS,
            demo=Grant.NO,
            early_access=Grant.NO,
            contract=Grant.NO,
            needs=(("caveats",),),
            needs_signature=True,
            window=7,
            available=True,
            delivered=True,
            words=("deprecated", "sunset", "end of life"),
            phrasing=Phrasing("{name} is available, and will go away.{caveats}", "Going away"),
            face=Face("Deprecated", "#7a3b12", "#ffffff", "\\u25a0", "magenta", Drawing("M1 1h10v10H1z")),
        ),
    )
"""


class _OneRowMore(SourceFileLoader):
    """Loads the table with the row written into its source."""

    def get_code(self, _name: str) -> CodeType:
        text = self.get_data(self.path).decode()
        assert text.count(BEFORE) == 1
        return compile(text.replace(BEFORE, ROW + BEFORE), self.path, "exec")


class _Finder:
    """Finds the table, and leaves every other module to others."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name == TABLE else None
        if spec is not None and spec.origin is not None:
            spec.loader = _OneRowMore(name, spec.origin)
        return spec


def main(top: Path) -> None:
    """Run what standard input asks for."""
    from support.cli import run
    from support.repo import RepoBuilder

    repo = RepoBuilder(top, create=False)
    # A program that is changed in memory is told apart from the one on disk by nothing.
    done = [run(repo, *args, at="2026-01-10", READYCTL_NO_CACHE="1") for args in json.load(sys.stdin)]
    json.dump([(each.code, each.out, each.err) for each in done], sys.stdout)


if __name__ == "__main__":
    sys.meta_path.insert(0, _Finder)
    main(Path(sys.argv[1]))
