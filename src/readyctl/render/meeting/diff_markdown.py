"""The comparison of two moments as Markdown, for a chat or a page."""

from collections.abc import Mapping

from readyctl.core.meeting.affected_deals import Touched
from readyctl.core.meeting.difference import Difference, Meaning
from readyctl.render.deal.promise_changes import by_turn
from readyctl.render.escape import markdown
from readyctl.render.meeting.diff_text import ENDED, deal_words, moment


def render(difference: Difference, behind: Mapping[str, Touched]) -> str:
    """A heading for each meaning, a bullet for each change; text of entries is escaped."""
    lines = [f"## What changed for sales, {moment(difference.before)} to {moment(difference.after)}"]
    if difference.nothing:
        lines += ["", "Nothing changed for sales."]
    for meaning in Meaning:
        changes = difference.of(meaning)
        if changes:
            lines += ["", f"### {meaning.value.capitalize()}", ""]
        for change in changes:
            deals = f" Deals: {markdown(deal_words(change, behind))}." if change.deals else ""
            head = f"**{markdown(change.name)}** ({markdown(change.feature)})"
            lines.append(f"- {head}: {markdown(change.words)}.{deals}")
    for title, told in by_turn(difference.promises):
        lines += ["", f"### {title}", "", *(f"- {markdown(line)}" for line in told)]
    if difference.requests:
        ends = [f"- {markdown(f'{each.feature}: {each.words}')}" for each in difference.requests]
        lines += ["", f"### {ENDED}", "", *ends]
    return "\n".join(lines) + "\n"
