"""The comparison of two moments as Markdown, for a chat or a page."""

from readyctl.core.difference import Difference, Meaning
from readyctl.render.diff_text import moment
from readyctl.render.markdown import escape


def render(difference: Difference) -> str:
    """A heading for each meaning, a bullet for each change; text of entries is escaped."""
    lines = [f"## What changed for sales, {moment(difference.before)} to {moment(difference.after)}"]
    if not difference.changes:
        lines += ["", "Nothing changed for sales."]
    for meaning in Meaning:
        changes = difference.of(meaning)
        if changes:
            lines += ["", f"### {meaning.value.capitalize()}", ""]
        for change in changes:
            deals = f" Deals: {escape(', '.join(change.deals))}." if change.deals else ""
            head = f"**{escape(change.name)}** ({escape(change.feature)})"
            lines.append(f"- {head}: {escape(change.words)}.{deals}")
    return "\n".join(lines) + "\n"
