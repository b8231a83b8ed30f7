"""The agenda as Slack blocks, within what Slack takes: 50 blocks, short headers, about 13,000 characters."""

import json
from collections.abc import Iterator

from readyctl.core.meeting.agenda import Agenda, AgendaItem
from readyctl.render.deal.promise_changes import by_turn, vanished_words
from readyctl.render.escape import slack
from readyctl.render.meeting.agenda_text import (
    asked_words,
    heading,
    level_words,
    promise_words,
    request_words,
    state_words,
    undecided_words,
    unpromised_words,
)
from readyctl.render.message import MOST_SECTION, slack_cut

MOST_BLOCKS = 50
MOST_TOTAL = 13_000
_HEADER = 150
_LAST = 200
"""Characters kept for the note on what was left out."""

Block = dict[str, object]


def render(agenda: Agenda) -> str:
    """One object with `text`, which notifications show, and `blocks`; what does not fit is counted in the
    last block, never dropped silently.
    """
    title = f"Sync of {agenda.as_of}"
    blocks = [_header(title), _section(slack(heading(agenda)))]
    lists = [_section(_listed(title, lines)) for title, lines in _lists(agenda) if lines]
    left = MOST_TOTAL - _length(blocks) - _length(lists) - _LAST
    shown = 0
    for item in agenda.items:
        block = _section("\n".join(_item(item)))
        size = _length([block])
        if len(blocks) + len(lists) + 1 >= MOST_BLOCKS or size > left:
            break
        blocks.append(block)
        left -= size
        shown += 1
    blocks += lists
    if hidden := len(agenda.items) - shown:
        blocks.append(_section(f"{hidden} more in `readyctl sync agenda`."))
    return json.dumps({"text": title, "blocks": blocks}, indent=2, ensure_ascii=False) + "\n"


def _lists(agenda: Agenda) -> Iterator[tuple[str, list[str]]]:
    yield "Promised, and in no entry", [f"{line.note.customer}: {line.words}" for line in agenda.unknown]
    yield (
        "Still open, and in no open deal",
        [f"{m.feature}: {undecided_words(m)}" for m in agenda.undecided],
    )
    yield "Promised, and gone without a word", [vanished_words(entry) for entry in agenda.vanished]
    yield "Asked of engineering, with no open deal behind it", list(request_words(agenda))
    yield "Nobody wrote down what was promised", [unpromised_words(note) for note in agenda.unpromised]
    yield "Deals that cannot be read", [note.words for note in agenda.unread]
    yield "In the next six weeks", [f"{date.day} {date.what}" for date in agenda.dates]
    yield f"Changed since {agenda.last}", [f"{change.name}: {change.words}" for change in agenda.changes]
    happened = [f"{title}: {line}" for title, lines in by_turn(agenda.promise_changes) for line in lines]
    yield f"Promises since {agenda.last}", happened


def _item(item: AgendaItem) -> Iterator[str]:
    yield f"*{slack(item.view.name)}*: {slack(level_words(item))}"
    yield slack(state_words(item))
    yield slack(promise_words(item))
    yield from (f":warning: {slack(mismatch)}" for mismatch in item.mismatches)
    if item.asked:
        yield f":question: {slack(asked_words(item.asked))}"
    yield from (f":hourglass: {slack(undecided_words(mismatch))}" for mismatch in item.undecided)


def _listed(title: str, lines: list[str]) -> str:
    text = f"*{title}*"
    for number, line in enumerate(lines):
        more = f"\n• {slack(line)}"
        if len(text) + len(more) > 900:  # noqa: PLR2004 - the share of the total that is reserved for it
            return f"{text}\n{len(lines) - number} more"
        text += more
    return text


def _header(text: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": slack_cut(text, _HEADER)}}


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": slack_cut(text, MOST_SECTION)}}


def _length(blocks: list[Block]) -> int:
    return len(json.dumps(blocks, ensure_ascii=False))
