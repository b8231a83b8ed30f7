"""What one whole process costs: processor time with its children's, time by the clock, and memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

MOST = 300
"""Seconds of the clock after which a process is ended, and its row says so."""
TODAY = "2024-12-19"
"""The day after the end of every history."""


_NOT_OF_A_USER = ("CI", "PYTHONDONTWRITEBYTECODE")
"""What containers set. By the second each process compiles the modules that it imports: an installer did."""


@dataclass(frozen=True)
class Cost:
    """Seconds and megabytes. `failed` says in a few words what went wrong, where something did."""

    processor: float
    clock: float
    memory: float
    failed: str = ""


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each, and the first failure."""
    failed = next((cost.failed for cost in costs if cost.failed), "")
    processor = statistics.median(cost.processor for cost in costs)
    clock = statistics.median(cost.clock for cost in costs)
    return Cost(processor, clock, max(cost.memory for cost in costs), failed)


def of_a_user(more: Mapping[str, str] | None = None, *, cached: bool = True) -> dict[str, str]:
    """A user's environment on the day of the measurements, and what it has besides;
    where it is not `cached`, nothing is asked that earlier runs kept.
    """
    own = {name: value for name, value in os.environ.items() if name not in _NOT_OF_A_USER}
    return {**own, "READYCTL_TODAY": TODAY, **({} if cached else {"READYCTL_NO_CACHE": "1"}), **(more or {})}


@dataclass(frozen=True)
class Run:
    """One process to measure: its words, its folder, its environment, how it may exit."""

    command: Sequence[str]
    folder: Path
    env: Mapping[str, str] = field(default_factory=of_a_user)
    allowed: Iterable[int] = (0, 1)


def cost(run: Run) -> Cost:
    """Run it to its end. What it writes to a pipe is thrown away, as a script would read it."""
    with tempfile.TemporaryFile() as said, Path(os.devnull).open("wb") as nowhere:
        began = time.perf_counter()
        process = subprocess.Popen(
            run.command, cwd=run.folder, env=run.env, stdin=subprocess.DEVNULL, stdout=nowhere, stderr=said
        )
        late = _end_after(process, MOST)
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        ended = late()
        said.seek(0)
        words = said.read().decode(errors="replace").strip().splitlines()
    failed = f"not done after {MOST} s" if ended else ""
    if not failed and process.returncode not in set(run.allowed):
        failed = f"exit {process.returncode}: {words[-1] if words else ''}"
    return Cost(used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024, failed)


def _end_after(process: "subprocess.Popen[bytes]", seconds: float) -> Callable[[], bool]:
    """End the process when its time is over; what is given back stops the clock, and says whether it did."""
    ended = threading.Event()

    def end() -> None:
        ended.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()

    def stop() -> bool:
        timer.cancel()
        return ended.is_set()

    return stop


def in_turns(todo: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, Cost]:
    """The medians of so many rounds, taken in turns, so that a busy machine slows them all."""
    taken: dict[str, list[Cost]] = {name: [] for name in todo}
    for number in range(rounds):
        for name, do in todo.items():
            if number and taken[name][0].failed:
                continue
            taken[name].append(do())
    return {name: median(costs) for name, costs in taken.items()}


def readyctl(
    folder: Path, *arguments: str, cached: bool = True, env: Mapping[str, str] | None = None
) -> Cost:
    """The cost of one command, run as a user runs it. Findings are no failure."""
    program = str(Path(sys.executable).with_name("readyctl"))
    return cost(Run((program, *arguments), folder, of_a_user(env, cached=cached)))


def python(code: str, folder: Path) -> Cost:
    """The cost of one bare interpreter that runs so much."""
    return cost(Run((sys.executable, "-P", "-c", code), folder))


FLOOR = (
    f"git rev-list --parents HEAD | git diff-tree --stdin -r --root --raw -- registry >{os.devnull}; "
    f"git ls-tree -r HEAD registry | cut -c13-52 | git cat-file --batch >{os.devnull}"
)


def floor(folder: Path) -> Cost:
    """What git itself needs to read the same history and the same entries."""
    return cost(Run(("/bin/sh", "-c", FLOOR), folder))
