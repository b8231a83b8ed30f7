"""Speed, in ratios to git's own reading in the same run.

The floor is what git needs to read the same history and the same entries. Each figure is the median of
several runs, taken in turns with the floor, so that a busy machine slows both.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.big_registry import Size, build, git

TODAY = "2023-11-19"
LARGE = Size(features=10_000, commits=20_000, areas=100)
LIST = Size(features=50, commits=100, areas=5)
SMALL = Size(features=10, commits=20, areas=2)
FLOOR = (
    f"git rev-list --parents HEAD | git diff-tree --stdin -r --root --raw -- registry >{os.devnull}; "
    f"git ls-tree -r HEAD registry | cut -c13-52 | git cat-file --batch >{os.devnull}"
)


@dataclass(frozen=True)
class Row:
    """One line of the table: a median in seconds, what it is held against, and the most it may be of that.

    `allowed` is None where nothing is promised.
    """

    what: str
    seconds: float
    against: str
    base: float
    allowed: float | None

    def __str__(self) -> str:
        ratio = self.seconds / self.base
        promised = "" if self.allowed is None else f"{self.allowed:g}"
        met = "" if self.allowed is None else "yes" if ratio <= self.allowed else "no"
        return (
            f"| {self.what} | {self.seconds:.2f} s | {self.against} {self.base:.2f} s "
            f"| {ratio:.2f} | {promised} | {met} |"
        )


def run() -> str:
    """Measure everything; the table as Markdown."""
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        for name, size in (("large", LARGE), ("list", LIST), ("small", SMALL)):
            build(top / name, size)
        rows = [
            *_large(top / "large"),
            *_start_up(top / "list"),
            _passing_by(top / "large"),
            *_hook(top / "large", top / "small"),
        ]
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    head = "| what | median | against | ratio | at most | met |\n|---|---|---|---|---|---|\n"
    scale = f"{LARGE.features} features in {LARGE.areas} areas, {LARGE.commits} commits"
    return (
        f"Registry: {scale}, {os.cpu_count()} cores, Python {sys.version.split()[0]}, "
        f"{git(Path.cwd(), 'version')}, load {busy:.0f} when it began.\n\n{head}"
        + "\n".join(map(str, rows))
        + f"\n\nMost memory that one process took: {memory:.0f} MB (at most 400).\n"
    )


def _large(top: Path) -> Sequence[Row]:
    first, middle = "feature-1", git(top, "rev-parse", "HEAD~4000")
    commands: dict[str, tuple[list[str], float | None]] = {
        "`check`, nothing cached": (["check", "--no-cache"], 5.0),
        "`feature list`": (["feature", "list", "--no-cache"], None),
        "`explain ID`": (["explain", first], None),
        "`diff HEAD~4000`": (["diff", middle], None),
    }
    todo: dict[str, Callable[[], object]] = {"floor": lambda: _shell(FLOOR, top)}
    for name, (arguments, _) in commands.items():
        todo[name] = lambda arguments=arguments: _readyctl(top, *arguments)  # type: ignore[misc]
    medians = _in_turns(todo, rounds=3)
    return [
        Row(name, medians[name], "git's floor", medians["floor"], allowed)
        for name, (_, allowed) in commands.items()
    ]


def _start_up(top: Path) -> Sequence[Row]:
    medians = _in_turns(
        {
            "pass": lambda: _python("pass"),
            "version": lambda: _readyctl(top, "--version"),
            "imports": lambda: _python("import typer, rich.table"),
            "list": lambda: _readyctl(top, "feature", "list"),
        },
        rounds=15,
    )
    return [
        Row("`--version`", medians["version"], "`python -c pass`", medians["pass"], 3.0),
        Row("`feature list` of 50", medians["list"], "`import typer, rich.table`", medians["imports"], 2.0),
    ]


def _passing_by(top: Path) -> Row:
    """The hook of a commit that leaves the registry alone: processor time beyond the bare interpreter's."""
    as_in_a_commit = {"GIT_INDEX_FILE": ".git/index", "GIT_AUTHOR_DATE": "@1 +0000"}
    command = [sys.executable, "-P", "-m", "readyctl", "hooks", "run", "pre-commit", "--"]
    taken = [_processor(top, command, as_in_a_commit) - _processor(top, _BARE, {}) for _ in range(15)]
    return Row("the hook, nothing of it staged", statistics.median(taken), "promised", 0.05, 1.0)


_BARE = [sys.executable, "-P", "-c", "pass"]


def _processor(top: Path, command: Sequence[str], env: Mapping[str, str]) -> float:
    """The processor seconds of one process with its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=top, env={**os.environ, **env}, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _hook(large: Path, small: Path) -> Sequence[Row]:
    """The hook on one changed file, once it knows the roster's history."""
    for top in (large, small):
        (entry,) = (top / "registry" / "features").glob("*/feature-3.yaml")
        entry.write_text(entry.read_text("utf-8").replace("ordinary", "plain"), "utf-8")
        git(top, "add", "--all")
        _readyctl(top, "hooks", "run", "pre-commit")
    medians = _in_turns(
        {
            "large": lambda: _readyctl(large, "hooks", "run", "pre-commit"),
            "small": lambda: _readyctl(small, "hooks", "run", "pre-commit"),
        },
        rounds=11,
    )
    command = [sys.executable, "-P", "-m", "readyctl", "hooks", "run", "pre-commit", "--"]
    taken = {top: statistics.median(_processor(top, command, {}) for _ in range(7)) for top in (large, small)}
    return [
        Row("the hook, 10,000 features, processor", taken[large], "promised", 0.25, 1.0),
        Row("the hook, 10 features, processor", taken[small], "promised", 0.25, 1.0),
        Row("the hook, 10,000 features", medians["large"], "10 features", medians["small"], 1.5),
    ]


def _in_turns(todo: dict[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in todo}
    for _ in range(rounds):
        for name, do in todo.items():
            began = time.perf_counter()
            do()
            taken[name].append(time.perf_counter() - began)
    return {name: statistics.median(times) for name, times in taken.items()}


def _shell(command: str, top: Path) -> None:
    subprocess.run(command, shell=True, cwd=top, check=True)  # noqa: S602 - the floor is a pipe


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def _readyctl(top: Path, *arguments: str) -> None:
    """Run it as a user would. Findings are no failure; not being able to run is."""
    program = Path(sys.executable).with_name("readyctl")
    done = subprocess.run(
        [program, *arguments], cwd=top, capture_output=True, check=False,
        env={**os.environ, "READYCTL_TODAY": TODAY},
    )  # fmt: skip
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"readyctl {' '.join(arguments)}: {done.stderr.decode()}")
