"""The trend over the months: as a table with a small chart."""

from collections.abc import Iterator, Sequence

from readyctl.core.meeting.trend import SERIES, Month
from readyctl.core.text.counting import in_figures

_BARS = "▁▂▃▄▅▆▇█"
_TITLES = {
    "found": "mismatches found",
    "settled": "mismatches settled",
    "slips": "signed slips",
    "kept": "promises kept",
    "late": "promises late",
    "broken": "promises broken",
    "withdrawn": "promises withdrawn",
    "vanished": "promises vanished",
}


def render(months: Sequence[Month]) -> str:
    """One line for each number: its name, a bar for each month, and the numbers themselves."""
    if not months:
        return "There is nothing to tell yet: no sync, no slip, no promise kept.\n"
    width = max(map(len, _TITLES.values()))
    table = [
        f"{title:<{width}}  {bars:<{len(months)}}  {numbers}  {total}".rstrip()
        for title, bars, numbers, total in (columns(months), *rows(months))
    ]
    return "\n".join([heading(months), "", *table, *moved(months)]) + "\n"


def heading(months: Sequence[Month]) -> str:
    """The months that are told of, of which there is one at least, and how often one met in them."""
    syncs = sum(month.syncs for month in months)
    return f"{months[0].month} to {months[-1].month}, {in_figures(syncs, 'sync')}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def columns(months: Sequence[Month]) -> tuple[str, str, str, str]:
    """The head of the rows: which month each number is of."""
    return "", "", " ".join(_MONTHS[int(month.month[-2:]) - 1] for month in months), ""


def rows(months: Sequence[Month]) -> Iterator[tuple[str, str, str, str]]:
    """For each number its name, a bar for each month, the number of each month, and the sum."""
    for name in SERIES:
        numbers = [getattr(month, name) for month in months]
        listed = " ".join(f"{number:>3}" for number in numbers)
        yield _TITLES[name], sparkline(numbers), listed, f" {sum(numbers)} in all"


def moved(months: Sequence[Month]) -> list[str]:
    """By how much signed dates moved, behind an empty line; nothing where none did."""
    days = sum(month.slipped_days for month in months)
    return ["", f"Signed dates moved by {in_figures(days, 'day')} in all."] if days else []


def sparkline(numbers: Sequence[int]) -> str:
    """One bar for each number, the tallest for the greatest; nothing happened is the lowest."""
    most = max(numbers, default=0)
    return "".join(_BARS[round(number / most * (len(_BARS) - 1)) if most else 0] for number in numbers)
