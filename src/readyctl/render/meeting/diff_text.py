"""The comparison of two moments as plain text."""

from collections.abc import Mapping

from readyctl.core.deal.money import money_words
from readyctl.core.feature.inventory import Inventory
from readyctl.core.meeting.affected_deals import Touched
from readyctl.core.meeting.difference import Change, Difference, Meaning
from readyctl.render.deal.promise_changes import by_turn

ENDED = "Requests to engineering that ended"


def render(difference: Difference, behind: Mapping[str, Touched]) -> str:
    """Every change under what it means for sales; the deals that it touches, and their value, below it."""
    lines = [f"From {moment(difference.before)} to {moment(difference.after)}"]
    if difference.nothing:
        lines.append("Nothing changed for sales.")
    for meaning in Meaning:
        changes = difference.of(meaning)
        if changes:
            lines += ["", f"{meaning.value.capitalize()}:"]
            lines += [line for change in changes for line in _lines(change, behind)]
    for title, told in by_turn(difference.promises):
        lines += ["", f"{title}:", *(f"  {line}" for line in told)]
    if difference.requests:
        lines += ["", f"{ENDED}:", *(f"  {each.feature}: {each.words}" for each in difference.requests)]
    return "\n".join(lines) + "\n"


def moment(inventory: Inventory) -> str:
    """A moment in words: the day, and the commit; of a day before all commits, that it is one."""
    commit = inventory.revision[:12] if inventory.revision else "before the first commit"
    return f"{inventory.as_of} ({commit})"


def _lines(change: Change, behind: Mapping[str, Touched]) -> list[str]:
    lines = [f"  {change.feature}: {change.words}"]
    if change.deals:
        lines.append(f"    deals: {deal_words(change, behind)}")
    return lines


def deal_words(change: Change, behind: Mapping[str, Touched]) -> str:
    """The deals that a change touches, heaviest first, with the money behind them by currency."""
    found = behind.get(change.feature)
    if found is None:
        return ", ".join(change.deals)
    return f"{', '.join(note.id for note in found.deals)} ({money_words(found.value)})"
