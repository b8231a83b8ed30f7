"""On which days the commits of a line were made."""

import datetime as dt
from collections.abc import Sequence

from readyctl.core.entry.days import day_of
from readyctl.core.trust.graph import Graph, own_line
from readyctl.core.trust.lineage import DatedLine

_A_DAY = 86_400


def dated_line(graph: Graph, tip: str, times: Sequence[int]) -> DatedLine | None:
    """A tip's own line, where `times` are those of the commits of the graph, in its order; None where one of
    the line is 0, which may be a date that git can make nothing of.
    """
    made = dict(zip(graph, times, strict=True))
    line = [*own_line(graph, tip)]
    if not all(made[commit] for commit in line):
        return None
    known: dict[int, dt.date | None] = {}
    days: list[dt.date] = []
    places: dict[str, int] = {}
    for commit in reversed(line):
        number = made[commit] // _A_DAY
        if number not in known:
            known[number] = day_of(made[commit])
        if day := known[number]:
            places[commit] = len(days)
            days.append(day)
    return DatedLine(days, places)
