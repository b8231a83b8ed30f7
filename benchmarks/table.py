"""Rows of the speed table: what was promised stands beside what was measured, and no row is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from benchmarks.big_registry import Size
from benchmarks.measuring import Cost

MEMORY = 400
"""The most megabytes that any process may take."""


@dataclass(frozen=True)
class Promise:
    """The most that a row may be of its base, in processor time or by the clock; None for nothing said."""

    cold: float | None = None
    cold_clock: float | None = None
    warm: float | None = None
    warm_clock: float | None = None
    memory: int = MEMORY


@dataclass(frozen=True)
class Row:
    """One measured process, beside what it is held against."""

    size: Size
    what: str
    state: str
    cost: Cost
    base: Cost
    promise: Promise = Promise()

    def __str__(self) -> str:
        cost, base = self.cost, self.base
        if cost.failed:
            return f"| {self.size.name} | {self.what} | {self.state} | {cost.failed} | | | | | | **no** |"
        processor, clock = cost.processor / base.processor, cost.clock / base.clock
        allowed = {"cold": self.promise.cold, "warm": self.promise.warm}.get(self.state)
        by_clock = {"cold": self.promise.cold_clock, "warm": self.promise.warm_clock}.get(self.state)
        kept = [
            processor <= allowed if allowed is not None else None,
            clock <= by_clock if by_clock is not None else None,
            cost.memory <= self.promise.memory if self._ours else None,
        ]
        met = "" if all(each is None for each in kept) else "**no**" if False in kept else "yes"
        promised = ", ".join(
            text
            for text in (f"{allowed:g}" if allowed else "", f"{by_clock:g} by the clock" if by_clock else "")
            if text
        )
        return (
            f"| {self.size.name} | {self.what} | {self.state} | {cost.processor:.2f} s | {cost.clock:.2f} s "
            f"| {cost.memory:.0f} MB | {processor:.2f} | {clock:.2f} | {promised} | {met} |"
        )

    @property
    def _ours(self) -> bool:
        return not self.what.startswith(("git's floor", "doorstop"))


def table(rows: Sequence[Row]) -> str:
    """All rows as Markdown."""
    heads = ("registry", "what", "state", "processor", "clock", "memory", "ratio", "by the clock", "at most")
    return "\n".join(
        [f"| {' | '.join(heads)} | met |", "|---|---|---|---:|---:|---:|---:|---:|---|---|", *map(str, rows)]
    ) + (f"\n\nMemory is met where a process of ours takes at most {MEMORY} MB, on deals 300.")


def grown(rows: Sequence[Row], sizes: Sequence[Size]) -> str:
    """By how much each row grows from one size to the next, beside how much there is more to read."""
    if len(sizes) < 2:
        return "Growth is told where more than one size is measured.\n"
    by_place = {(row.size, row.what, row.state): row.cost for row in rows}
    lines = ["Growth for ten times the features, in processor time; git's floor grows as its own row says:\n"]
    steps = [*pairwise(sizes)]
    heads = [f"{one.features:,} to {other.features:,}" for one, other in steps]
    lines += [f"| what | state | {' | '.join(heads)} |", f"|---|---|{'---:|' * len(heads)}"]
    for what, state in dict.fromkeys((row.what, row.state) for row in rows if row.size in sizes):
        cells = []
        for one, other in steps:
            before, after = by_place.get((one, what, state)), by_place.get((other, what, state))
            known = before and after and not before.failed and not after.failed
            cells.append(_tenfold(before, after, one, other) if known and before and after else "not known")
        lines.append(f"| {what} | {state} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _tenfold(before: Cost, after: Cost, one: Size, other: Size) -> str:
    power = log(after.processor / before.processor) / log(other.features / one.features)
    return f"{10**power:.1f}"
