"""Speed, in ratios to git's own reading in the same run.

The floor is what git needs to read the same history and the same entries. Every row is one whole process: the
median of several, taken in turns with the floor, so that a busy machine slows both.
"""

import os
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks import doorstop
from benchmarks.big_registry import Size, git
from benchmarks.keeping import kept
from benchmarks.measuring import Cost, floor, in_turns, python, readyctl
from benchmarks.states import AFTER, Question, bring, known, questions, rested
from benchmarks.table import AGAIN, FIRST, Promise, Row, grown, missed, table

SIZES = {500: Size(500, 5_000), 10_000: Size(10_000, 20_000), 50_000: Size(50_000, 100_000)}
DEALS = Size(500, 7_000, branches=20, deals=5_000)
SMALL = Size(10, 20, branches=0)
ROUNDS = {500: 5, 10_000: 3, 50_000: 1}
_OF_THE_FLOOR = {
    "check": Promise(cold=4.0, cold_clock=2.5, warm=0.6),
    "ask": Promise(warm=0.4),
    "explain": Promise(warm=0.4),
    "feature list": Promise(warm=0.4),
    "stale": Promise(warm=0.4),
    "log": Promise(warm=0.4),
    "inbox": Promise(warm=0.4),
}
_ASKED_AFTER = ("check", "ask", "feature list", "hook, one entry staged")


def run(sizes: Sequence[int] = ()) -> str:
    """Measure everything, or these sizes and nothing else; the tables as Markdown.

    Raises ValueError for a size that there is none of.
    """
    if unknown := [size for size in sizes if size not in SIZES]:
        raise ValueError(f"no size {unknown[0]}; there are {', '.join(map(str, SIZES))}")
    busy = os.getloadavg()[0]
    wanted = sizes or tuple(SIZES)
    rows: list[Row] = []
    for size in wanted:
        told = {(row.what, row.state) for row in rows if row.shares}
        rows += _measured_at(size, told)
    if not sizes:
        rows += [*_start_up(), *_hook_by_size(), *_in_seconds(), *_deals()]
    head = (
        f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {git(Path.cwd(), 'version')}, "
        f"load {busy:.0f} when it began and {os.getloadavg()[0]:.0f} when it ended. "
        f"doorstop: {doorstop.version() or 'not installed here, so not measured'}."
    )
    if sizes:
        head += f" A part of the table: {', '.join(f'{size:,}' for size in sizes)} features alone."
    return f"{head}\n\n{table(rows)}\n\n{missed(rows)}\n{grown(rows, tuple(SIZES[size] for size in wanted))}"


def _measured_at(features: int, told: Collection[tuple[str, str]]) -> list[Row]:
    """Every row of one size: each question cold and warm beside the floor, then after what people do.

    Where the time of a late row goes is looked at unless it is among those that are told.
    """
    size = SIZES[features]
    top = rested(kept(size))
    asked = [*questions(top, size)]
    found = [*_cold(top, size, asked, told), *_warm(top, size, asked, told)]
    found += _after(top, size, asked)
    if doorstop.version():
        items = kept(size, doorstop=True)
        found.append(Row(size, "doorstop, as many items", "cold", doorstop.check(items), found[0].cost))
    return found


def _cold(
    top: Path, size: Size, asked: Sequence[Question], told: Collection[tuple[str, str]]
) -> Iterator[Row]:
    """The floor, then each question with nothing cached."""
    todo = {"floor": partial(floor, top)} | {each.name: partial(each.cost, cached=False) for each in asked}
    medians = in_turns(todo, ROUNDS[size.features])
    yield Row(size, "git's floor", "cold", medians["floor"], medians["floor"])
    for each in asked:
        yield _told(_row(size, each, "cold", medians[each.name], medians["floor"]), each, told)


def _warm(
    top: Path, size: Size, asked: Sequence[Question], told: Collection[tuple[str, str]]
) -> Iterator[Row]:
    """The floor, then each question twice, on what a `check` kept and no other question: asked first, and
    asked again.
    """
    keeping = readyctl(top, "check")
    with known(top) as forget:
        medians: dict[str, Cost] = {}
        # What stages an entry comes after all others: it leaves the file younger than what is known of it.
        for stages in (False, True):
            todo: dict[str, Callable[[], Cost]] = {} if stages else {"floor": partial(floor, top)}
            for each in asked:
                if each.stages is stages:
                    todo |= {f"{FIRST}: {each.name}": partial(_first, forget, each)}
                    todo |= {f"{AGAIN}: {each.name}": partial(each.cost, cached=True)}
            medians |= in_turns(todo, ROUNDS[size.features])
        base = medians["floor"]
        yield Row(size, "check", "cold, keeping what it finds", keeping, base)
        yield Row(size, "git's floor", "warm", base, base)
        for state in (FIRST, AGAIN):
            for each in asked:
                row = _row(size, each, state, medians[f"{state}: {each.name}"], base)
                if row.late:
                    _first(forget, each) if state == AGAIN else forget()
                yield _told(row, each, told)


def _first(forget: Callable[[], None], asked: Question) -> Cost:
    forget()
    return asked.cost(cached=True)


def _told(row: Row, asked: Question, told: Collection[tuple[str, str]]) -> Row:
    """The row, with where its time goes unless another size told it."""
    return row if (row.what, row.state) in told else _looked_into(row, asked)


def _row(size: Size, each: Question, state: str, cost: Cost, base: Cost) -> Row:
    # At 500 features the floor is shorter than it takes to start Python: nothing is promised beside it.
    promised = _OF_THE_FLOOR if size.features >= 10_000 else {}
    return Row(size, each.name, state, cost, base, promised.get(each.name, Promise()))


def _looked_into(row: Row, asked: Question) -> Row:
    """The row, with where its time goes if it is late."""
    if not row.late:
        return row
    return replace(row, shares=asked.shares(cached=row.state != "cold"))


def _after(top: Path, size: Size, asked: Sequence[Question]) -> Iterator[Row]:
    """The first question after each kind of change, each on a cache that knew what was before and no more: by
    a check, and by the hook of the commit before.
    """
    for state in AFTER:
        rested(top)
        readyctl(top, "check")
        for each in asked:
            if each.stages:
                each.cost(cached=True)
        bring(state, top, size)
        with known(top) as forget:
            base = floor(top)
            for each in asked:
                if each.name in _ASKED_AFTER:
                    forget()
                    yield _row(size, each, state, each.cost(cached=True), base)
    rested(top)


def _start_up() -> Iterator[Row]:
    size = Size(50, 100, branches=0)
    top = rested(kept(size))
    readyctl(top, "feature", "list")
    medians = in_turns(
        {
            "pass": lambda: python("pass", top),
            "version": lambda: readyctl(top, "--version"),
            "imports": lambda: python("import typer, rich.table", top),
            "list": lambda: readyctl(top, "feature", "list"),
        },
        rounds=11,
    )
    yield Row(
        size,
        "--version, beside `python -c pass`",
        "warm",
        medians["version"],
        medians["pass"],
        Promise(warm=3.0),
    )
    beside = "feature list, beside `import typer, rich.table`"
    yield Row(size, beside, "warm", medians["list"], medians["imports"], Promise(warm=2.0))


def _hook_by_size() -> Iterator[Row]:
    """One entry staged, on 10 features and on 10,000, as processor time that was promised in seconds."""
    for size in (SMALL, SIZES[10_000]):
        top = rested(kept(size))
        staged = next(each for each in questions(top, size) if each.name == "hook, one entry staged")
        readyctl(top, "check")
        staged.cost(cached=True)
        medians = in_turns({"hook": partial(staged.cost, cached=True)}, 7)
        row = Row(size, "hook, in seconds", "warm", medians["hook"], Cost(1, 1, 1), Promise(warm=0.25))
        yield _looked_into(row, staged)
        rested(top)


def _in_seconds() -> Iterator[Row]:
    """What was promised to somebody who waits, whatever git takes."""
    promised = {
        500: ("readyctl alone", Promise(warm=0.3)),
        50_000: ("ask", Promise(warm_clock=0.5)),
    }
    for features, (name, promise) in promised.items():
        top = rested(kept(SIZES[features]))
        asked = next(each for each in questions(top, SIZES[features]) if each.name == name)
        asked.cost(cached=True)
        found = in_turns({name: partial(asked.cost, cached=True)}, 3)
        row = Row(SIZES[features], f"{name}, in seconds", "warm", found[name], Cost(1, 1, 1), promise)
        yield _looked_into(row, asked)


def _deals() -> Iterator[Row]:
    top = rested(kept(DEALS))
    asked = {
        "check": ("check",),
        "handoff check": ("handoff", "check", "deal-7"),
        "handoff list": ("handoff", "list"),
        "sync agenda": ("sync", "agenda"),
    }
    todo = {name: partial(readyctl, top, *words, cached=False) for name, words in asked.items()}
    todo["floor"] = partial(floor, top)
    medians = in_turns(todo, 1)
    seconds = Cost(1, 1, 1)
    yield Row(DEALS, "git's floor", "cold", medians.pop("floor"), seconds)
    for name, cost in medians.items():
        promise = Promise(cold=5.0, memory=300) if name == "check" else Promise()
        row = Row(DEALS, f"{name}, in seconds", "cold", cost, seconds, promise)
        yield _looked_into(row, Question(name, top, asked[name]))
