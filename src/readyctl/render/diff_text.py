"""The comparison of two moments as plain text."""

from readyctl.core.difference import Change, Difference, Meaning
from readyctl.core.inventory import Inventory


def render(difference: Difference) -> str:
    """Every change under what it means for sales; the deals that it touches on a line of their own."""
    lines = [f"From {moment(difference.before)} to {moment(difference.after)}"]
    if not difference.changes:
        lines.append("Nothing changed for sales.")
    for meaning in Meaning:
        changes = difference.of(meaning)
        if changes:
            lines += ["", f"{meaning.value.capitalize()}:"]
            lines += [line for change in changes for line in _lines(change)]
    return "\n".join(lines) + "\n"


def moment(inventory: Inventory) -> str:
    """A moment in words: the day, and the commit where there is one."""
    revision = f" ({inventory.revision[:12]})" if inventory.revision else " (work tree)"
    return f"{inventory.as_of}{revision}"


def _lines(change: Change) -> list[str]:
    lines = [f"  {change.feature}: {change.words}"]
    if change.deals:
        lines.append(f"    deals: {', '.join(change.deals)}")
    return lines
