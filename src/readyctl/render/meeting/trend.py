"""The trend over the months: as a table with a small chart."""

from collections.abc import Sequence

from readyctl.core.meeting.trend import SERIES, Month

_BARS = "▁▂▃▄▅▆▇█"
_TITLES = {
    "found": "mismatches found",
    "settled": "mismatches settled",
    "slips": "signed slips",
    "kept": "promises kept",
    "late": "promises late",
    "broken": "promises broken",
}


def render(months: Sequence[Month]) -> str:
    """One line for each number: its name, a bar for each month, and the numbers themselves."""
    if not months:
        return "There is nothing to tell yet: no sync, no slip, no promise kept.\n"
    syncs = sum(month.syncs for month in months)
    head = f"{months[0].month} to {months[-1].month}, {syncs} sync{'' if syncs == 1 else 's'}"
    lines = [head, ""]
    width = max(map(len, _TITLES.values()))
    for name in SERIES:
        numbers = [getattr(month, name) for month in months]
        listed = " ".join(f"{number:>3}" for number in numbers)
        lines.append(f"{_TITLES[name]:<{width}}  {sparkline(numbers)}  {listed}   {sum(numbers)} in all")
    days = sum(month.slipped_days for month in months)
    if days:
        lines += ["", f"Signed dates moved by {days} day{'' if days == 1 else 's'} in all."]
    return "\n".join(lines) + "\n"


def sparkline(numbers: Sequence[int]) -> str:
    """One bar for each number, the tallest for the greatest; nothing happened is the lowest."""
    most = max(numbers, default=0)
    return "".join(_BARS[round(number / most * (len(_BARS) - 1)) if most else 0] for number in numbers)
