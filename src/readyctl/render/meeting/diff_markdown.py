"""The comparison of two moments as Markdown, for a chat or a page."""

from collections.abc import Callable, Iterator, Mapping

from readyctl.core.meeting.affected_deals import Touched
from readyctl.core.meeting.difference import Difference, Meaning
from readyctl.render.deal.promise_changes import by_turn
from readyctl.render.escape import markdown
from readyctl.render.meeting.diff_text import ENDED, deal_words, moment


def render(difference: Difference, behind: Mapping[str, Touched]) -> str:
    """A heading for each meaning, a bullet for each change; text of entries is escaped."""
    title = f"## What changed for sales, {moment(difference.before)} to {moment(difference.after)}"
    nothing = ["", "Nothing changed for sales."] if difference.nothing else []
    return "\n".join([title, *nothing, *body(difference, behind)]) + "\n"


def body(
    difference: Difference,
    behind: Mapping[str, Touched],
    escaped: Callable[[str], str] = markdown,
) -> Iterator[str]:
    """The lines below the title, an empty one before each heading; `escaped` makes entries' text harmless."""
    for meaning in Meaning:
        changes = difference.of(meaning)
        if changes:
            yield from ("", f"### {meaning.value.capitalize()}", "")
        for change in changes:
            deals = f" Deals: {escaped(deal_words(change, behind))}." if change.deals else ""
            head = f"**{escaped(change.name)}** ({escaped(change.feature)})"
            yield f"- {head}: {escaped(change.words)}.{deals}"
    for title, told in by_turn(difference.promises):
        yield from ("", f"### {title}", "", *(f"- {escaped(line)}" for line in told))
    if difference.requests:
        ends = [f"- {escaped(f'{each.feature}: {each.words}')}" for each in difference.requests]
        yield from ("", f"### {ENDED}", "", *ends)
