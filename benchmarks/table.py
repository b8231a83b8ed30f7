"""Rows of the speed table: what was promised stands beside what was measured, and no row is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from benchmarks.big_registry import Size
from benchmarks.measuring import Cost
from benchmarks.profiles import Share

MEMORY = 400
"""The most megabytes that any process may take."""
FIRST, AGAIN = "warm, asked first", "warm, asked again"
"""A question that nobody asked since the last `check`, and the same one once more."""
WARM = ("warm", FIRST, AGAIN)
"""States in which earlier runs kept something, and nothing has changed since."""


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
    shares: tuple[Share, ...] = ()
    """Where its time goes, of a row that is late; none where another size tells it."""

    @property
    def missed(self) -> bool:
        """Whether it failed, or took more than was promised of anything."""
        return bool(self.cost.failed) or False in self._kept

    @property
    def late(self) -> bool:
        """Whether it took more time than was promised; a profile tells nothing of memory."""
        return not self.cost.failed and False in self._in_time

    @property
    def _kept(self) -> list[bool]:
        """Whether each thing that was promised of it was kept."""
        return self._in_time + ([self.cost.memory <= self.promise.memory] if self._ours else [])

    @property
    def _in_time(self) -> list[bool]:
        allowed, by_clock = self._allowed
        found = [] if allowed is None else [self.cost.processor / self.base.processor <= allowed]
        return found + ([] if by_clock is None else [self.cost.clock / self.base.clock <= by_clock])

    @property
    def _allowed(self) -> tuple[float | None, float | None]:
        """What is promised in its state, in processor time and by the clock."""
        promise = self.promise
        if self.state == "cold":
            return (promise.cold, promise.cold_clock)
        return (promise.warm, promise.warm_clock) if self.state in WARM else (None, None)

    def __str__(self) -> str:
        cost, base = self.cost, self.base
        if cost.failed:
            return f"| {self.size.name} | {self.what} | {self.state} | {cost.failed} | | | | | | **no** |"
        allowed, by_clock = self._allowed
        met = "**no**" if self.missed else "yes" if self._kept else ""
        promised = ", ".join(
            text
            for text in (f"{allowed:g}" if allowed else "", f"{by_clock:g} by the clock" if by_clock else "")
            if text
        )
        return (
            f"| {self.size.name} | {self.what} | {self.state} | {cost.processor:.2f} s | {cost.clock:.2f} s "
            f"| {cost.memory:.0f} MB | {cost.processor / base.processor:.2f} | {cost.clock / base.clock:.2f} "
            f"| {promised} | {met} |"
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


def missed(rows: Sequence[Row]) -> str:
    """What was promised and not kept, and where the time of it goes."""
    found = [row for row in rows if row.missed]
    if not found:
        return "Nothing is missed.\n"
    head = (
        "What is missed, and where its time goes, by the folder of the source or the library, in a profiled "
        "run; what goes to other processes, such as git, is time in which they are waited for:\n"
    )
    lines = [head]
    for row in found:
        told = ", ".join(f"{share.of} {share.part:.0%}" for share in row.shares)
        if row.cost.failed:
            told = "it failed"
        elif not row.late:
            told = f"{row.cost.memory:.0f} MB of {row.promise.memory}, and in time"
        lines.append(f"- {row.what}, {row.state}, {row.size.name}: {told or 'as at the size before'}.")
    return "\n".join(lines) + "\n"


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
