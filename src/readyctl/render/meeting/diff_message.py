"""The comparison of two moments as a short message for a chat."""

from collections.abc import Mapping

from readyctl.core.meeting.affected_deals import Touched
from readyctl.core.meeting.difference import Difference
from readyctl.render.deal.promise_changes import by_turn
from readyctl.render.meeting.diff_text import ENDED, deal_words
from readyctl.render.message import Message, Part


def short(difference: Difference, behind: Mapping[str, Touched]) -> Message:
    """A part for each change, in the order of reading, with its deals; then promises, and ended requests."""
    changes = (
        Part(
            f"{c.meaning.value.capitalize()}: {c.name}",
            c.in_short + (f" ({deal_words(c, behind)})" if c.deals else ""),
        )
        for c in difference.changes
    )
    turns = by_turn(difference.promises, commits=False)
    promises = (Part(f"{title}:", told) for title, lines in turns for told in lines)
    requests = (Part(f"{ENDED}:", f"{each.feature}: {each.words}") for each in difference.requests)
    nothing = (Part("Nothing changed for sales.", ""),) if difference.nothing else ()
    since = difference.before.as_of.isoformat()
    title = f"What changed for sales, {difference.before.as_of} to {difference.after.as_of}"
    return Message(title, (*nothing, *changes, *promises, *requests), f"readyctl diff --since {since}")
