"""The interview as a conversation of values: it asks one prompt at a time and is told one answer.

It knows no terminal and no file. Told the same answers again, it asks the same prompts again: that is how a
draft goes on where it stopped.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass

from readyctl.core.deal.gaps import Gap
from readyctl.core.deal.lines import lines
from readyctl.core.deal.note import Handoff
from readyctl.core.entry.document import Node
from readyctl.core.interview._answers import denies_all, knows_nothing
from readyctl.core.interview._order import grouped, next_gap
from readyctl.core.interview.places import Place, settle, shown, taken
from readyctl.core.interview.questions import FIVE, LAST, Topic
from readyctl.core.promise.model import Status

GapsOf = Callable[[Handoff], Sequence[Gap]]
NoteData = dict[str, Node]
ENOUGH = "."
"""The answer that says: that is all of this."""
MOST_FOLLOW_UPS = 12
"""So many questions fit into the ten minutes of a call; the others are `handoff questions`' matter."""


@dataclass(frozen=True)
class Prompt:
    """One thing to ask. `key` names it in drafts; `heading` stands before the first prompt of a topic.

    `many` says that the same prompt comes again until the answer is empty.
    """

    key: str
    text: str
    hint: str = ""
    heading: str = ""
    many: bool = False
    read_back: tuple[str, ...] = ()
    """The note so far, line by line, to be read aloud first."""


@dataclass(frozen=True)
class Answer:
    """What was said to a prompt; an empty text is no answer. `status` is None only for an empty text."""

    key: str
    text: str
    status: Status | None = None


Conversation = Generator[Prompt, Answer, NoteData]


def interview(facts: NoteData, gaps_of: GapsOf) -> Conversation:
    """Five topics first, then what is missing or vague, the most expensive first; at last, what was missed.

    `facts` are the note's required keys. Returns the whole note's data.
    """
    data: NoteData = dict(facts)
    for number, topic in enumerate(FIVE, 1):
        yield from _topic(data, topic, f"{number} of {len(FIVE)}: {topic.title}")
    yield from _follow_up(data, gaps_of)
    yield from _topic(data, LAST, LAST.title, read_back=_aloud(data))
    return data


def _aloud(data: NoteData) -> tuple[str, ...]:
    return tuple(f"{line.text} ({line.status.value.replace('_', ' ')})" for line in lines(shown(data)))


def _topic(
    data: NoteData, topic: Topic, heading: str, read_back: tuple[str, ...] = ()
) -> Generator[Prompt, Answer, None]:
    for ask in topic.asks:
        number = 0
        while True:
            key = f"{ask.key}.{number}" if ask.many else ask.key
            hint = (ask.hint if number == 0 else ask.more) or ask.hint
            answer = yield Prompt(
                key, ask.text if number == 0 else ask.next, hint, heading, ask.many, read_back
            )
            heading, read_back = "", ()
            said = "" if ends(answer.text) else answer.text.strip()
            if said and knows_nothing(said):
                about = ask.text if number == 0 else f"{ask.text} {ask.next}"
                taken(data, Place.QUESTION, about, Status.NOT_DISCUSSED)
                said = ""
            elif said:
                taken(data, ask.place, said, answer.status or Status.ASSUMED)
            elif not ask.many:
                taken(data, Place.QUESTION, ask.text, Status.NOT_DISCUSSED)
            number += 1
            if not ask.many or not said:
                break


def ends(text: str) -> bool:
    """Whether an answer is as good as Enter alone where lines are collected: a full stop, `no`, `none`."""
    return text.strip() in {"", ENOUGH} or denies_all(text)


def needs_tag(key: str, text: str) -> bool:
    """Whether an answer to the prompt `key` says anything that can be sure or unsure.

    A bare `no` says something to a question about a detail, and nothing where lines are collected.
    """
    if text.strip() in {"", ENOUGH} or knows_nothing(text):
        return False
    return key.startswith("ask:") or not ends(text)


def _follow_up(data: NoteData, gaps_of: GapsOf) -> Generator[Prompt, Answer, None]:
    asked: list[Gap] = []
    for number in range(MOST_FOLLOW_UPS):
        note = shown(data)
        gap = next_gap(grouped(gaps_of(note), note, asked), asked)
        if gap is None:
            return
        asked.append(gap)
        heading = "A few details" if number == 0 else ""
        hint = "Enter alone if nobody said; a full stop if that is enough for now" if number == 0 else ""
        answer = yield Prompt(f"ask: {gap.question}", gap.question, hint, heading)
        if answer.text.strip() == ENOUGH:
            return
        settle(data, note, gap, answer.text.strip(), answer.status or Status.ASSUMED)


def replay(conversation: Conversation, answers: Iterable[Answer]) -> tuple[Prompt | NoteData, list[Answer]]:
    """Tell a conversation the answers of a draft.

    Gives the next prompt, or the finished note's data; and the answers that no prompt asked for any more,
    which a newer version may have: they are not lost, but told by hand.
    """
    left: list[Answer] = []
    try:
        prompt = next(conversation)
        for answer in answers:
            if answer.key == prompt.key:
                prompt = conversation.send(answer)
            else:
                left.append(answer)
    except StopIteration as done:
        finished: NoteData = done.value
        return finished, left
    return prompt, left
