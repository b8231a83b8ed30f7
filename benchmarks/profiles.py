"""Where the time of one command goes, by the folder of the source that takes it: told of a missed row.

The shares are of a profiled run, in which calls cost more than otherwise: they rank, and measure nothing.
"""

import os
import pstats
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import of_a_user

_MOST = 8
_WAITING = ("posix.read", "poll", "select", "acquire", "waitpid", "readinto", "readline", "communicate")
# The program leaves by os._exit, which would lose what was counted.
_RUN = """
import cProfile, os, runpy, sys
counted = cProfile.Profile()
def leave(code):
    counted.disable()
    counted.dump_stats(file)
    end(code)
end, os._exit = os._exit, leave
file, sys.argv = sys.argv[1], sys.argv[1:]
counted.enable()
try:
    runpy.run_module("readyctl", run_name="__main__")
except SystemExit:
    pass
leave(0)
"""


@dataclass(frozen=True)
class Share:
    """A part of a run's time, from 0 to 1, and what takes it."""

    of: str
    part: float


def shares(
    folder: Path, words: Sequence[str], *, cached: bool, env: Mapping[str, str] | None = None
) -> list[Share]:
    """The largest shares of one run, largest first; none where it left nothing to read."""
    around = of_a_user(env, cached=cached)
    with tempfile.TemporaryDirectory() as scratch:
        kept = Path(scratch, "counted")
        command = [sys.executable, "-P", "-c", _RUN, os.fspath(kept), *words]
        subprocess.run(command, cwd=folder, env=around, capture_output=True, check=False)
        if not kept.exists():
            return []
        by_place = _by_place(pstats.Stats(os.fspath(kept)))
    whole = sum(by_place.values()) or 1.0
    return [Share(place, seconds / whole) for place, seconds in by_place.most_common(_MOST)]


def _by_place(found: pstats.Stats) -> Counter[str]:
    """Seconds by place. What is built in counts for who calls it, but for waiting."""
    by_place: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, callers) in found.stats.items():  # type: ignore[attr-defined]
        if file != "~":
            by_place[_place(file)] += own
        elif any(word in name for word in _WAITING):
            by_place["waiting for other processes"] += own
        else:
            for (calling, _, _), (_, _, there, _) in callers.items():
                by_place[_place(calling)] += there
    return by_place


def _place(file: str) -> str:
    """Two folders of the program, the library's name, or Python's own."""
    parts = Path(file).parts
    if "readyctl" in parts and "src" in parts:
        inside = parts[parts.index("src") + 2 :]
        return "/".join(inside[:2]).removesuffix(".py")
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1].removesuffix(".py")
    if file.startswith("<frozen importlib"):
        return "imports"
    return "Python's own library"
