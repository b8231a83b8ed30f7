"""The interview as a conversation of values: it asks one prompt at a time and is told one answer.

It knows no terminal and no file. Told the same answers again, it asks the same prompts again: that is how a
draft goes on where it stopped.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from copy import deepcopy

from msgspec import Struct, field

from readyctl.core.deal.gaps import EmptyPart, Gap
from readyctl.core.deal.lines import lines
from readyctl.core.deal.note import Handoff
from readyctl.core.interview._answers import denies_all, knows_nothing
from readyctl.core.interview._order import grouped, next_gap
from readyctl.core.interview.places import ROWS, NoteData, Place
from readyctl.core.interview.placing import place
from readyctl.core.interview.promised import NOTHING_KNOWN, Known
from readyctl.core.interview.questions import FIVE, LAST, TOLD, Posed, Topic
from readyctl.core.interview.settling import Reply, settle, shown
from readyctl.core.promise.model import Status

GapsOf = Callable[[Handoff], Sequence[Gap]]
DETAIL = "ask: "
"""What the key of a prompt about a detail begins with."""
ENOUGH = "."
"""The answer that says: that is all of this."""
_FIRST = 11
"""More than any gap costs: what a note holds as open is asked before what a rule finds."""
MOST_FOLLOW_UPS = 12
"""So many questions fit into the ten minutes of a call; the others are `handoff questions`' matter."""


class Prompt(Struct, frozen=True):
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


class Answer(Struct, frozen=True):
    """What was said to a prompt; an empty text is no answer. `status` is None only for an empty text."""

    key: str
    text: str
    status: Status | None = None


Conversation = Generator[Prompt, Answer, NoteData]


class _Call(Struct):
    """The note as it grows, and what is known while it does.

    `passed` are the parts that got no answer at all, with whether somebody said that nobody knows.
    """

    data: NoteData
    gaps_of: GapsOf
    known: Known
    passed: dict[Place, bool] = field(default_factory=dict)


def interview(facts: NoteData, gaps_of: GapsOf, known: Known = NOTHING_KNOWN) -> Conversation:
    """What they were told, five topics, what is missing or vague (most expensive first), and what was missed.

    `facts` are the note's required keys. Returns the whole note's data.
    """
    call = _Call(dict(facts), gaps_of, known)
    yield from _topic(call, TOLD, TOLD.title)
    for number, topic in enumerate(FIVE, 1):
        yield from _topic(call, topic, f"{number} of {len(FIVE)}: {topic.title}")
    yield from _follow_up(call, "A few details")
    yield from _topic(call, LAST, LAST.title, read_back=_aloud(call.data))
    return call.data


def go_on(data: NoteData, gaps_of: GapsOf, known: Known = NOTHING_KNOWN) -> Conversation:
    """What a note that is there already leaves open, its own open questions first; then what was missed.

    Returns the whole note's data; `data` itself is not changed.
    """

    def open_first(note: Handoff) -> tuple[Gap, ...]:
        return (*_recorded(note), *gaps_of(note))

    call = _Call(deepcopy(data), open_first, known)
    yield from _follow_up(call, "What is still open")
    yield from _topic(call, LAST, LAST.title, read_back=_aloud(call.data))
    return call.data


def _recorded(note: Handoff) -> Iterator[Gap]:
    for index, question in enumerate(note.questions):
        if question.status is not Status.CONFIRMED:
            at, about = ("questions", index), (question.text,)
            yield Gap("an open question", at, question.text, _FIRST, about=about)


def _aloud(data: NoteData) -> tuple[str, ...]:
    return tuple(f"{line.text} ({line.status.value.replace('_', ' ')})" for line in lines(shown(data)))


def _topic(
    call: _Call, topic: Topic, heading: str, read_back: tuple[str, ...] = ()
) -> Generator[Prompt, Answer, None]:
    for posed in topic.asks:
        ask, number, said = posed.ask, 0, True
        while said and (number == 0 or ask.many):
            key = f"{ask.key}.{number}" if ask.many else ask.key
            hint = (ask.hint if number == 0 else ask.more) or ask.hint
            answer = yield Prompt(
                key, ask.text if number == 0 else ask.next, hint, heading, ask.many, read_back
            )
            heading, read_back = "", ()
            said = _took(call, posed, answer, first=number == 0)
            number += 1


def _took(call: _Call, posed: Posed, answer: Answer, *, first: bool) -> bool:
    """Put an answer into the note; False where it is none, and nothing more is to come."""
    said = "" if ends(answer.text) else answer.text.strip()
    unknown = bool(said) and knows_nothing(said)
    if said and not unknown:
        asks = posed.place is Place.CONSTRAINT and said.endswith("?")
        where = Place.QUESTION if asks else posed.place
        place(call.data, where, said, answer.status or Status.ASSUMED, call.known)
        return True
    if first:
        call.passed[posed.place] = unknown
    elif unknown:
        place(call.data, Place.QUESTION, posed.ask.open, Status.NOT_DISCUSSED)
    return False


def ends(text: str) -> bool:
    """Whether an answer is as good as Enter alone where lines are collected: a full stop, `no`, `none`."""
    return text.strip() in {"", ENOUGH} or denies_all(text)


def needs_tag(key: str, text: str) -> bool:
    """Whether an answer to the prompt `key` says anything that can be sure or unsure.

    A bare `no` says something to a question about a detail, and nothing where lines are collected.
    """
    if text.strip() in {"", ENOUGH} or knows_nothing(text):
        return False
    return key.startswith(DETAIL) or not ends(text)


def _follow_up(call: _Call, heading: str) -> Generator[Prompt, Answer, None]:
    _leave_open(call)
    asked: list[Gap] = []
    for number in range(MOST_FOLLOW_UPS):
        note = shown(call.data)
        gaps = grouped(call.gaps_of(note), note, asked, {where.path for where in call.passed})
        gap = next_gap(gaps, asked)
        if gap is None:
            return
        asked.append(gap)
        hint = "Enter alone if nobody said; a full stop if that is enough for now" if number == 0 else ""
        answer = yield Prompt(f"{DETAIL}{gap.question}", gap.question, hint, "" if number else heading)
        if answer.text.strip() == ENOUGH:
            return
        reply = Reply(answer.text.strip(), answer.status or Status.ASSUMED, call.known)
        settle(call.data, note, gap, reply)


def _leave_open(call: _Call) -> None:
    """Of what nobody knows, the question to the customer goes into the note; it is not asked again here."""
    gaps = [gap for gap in call.gaps_of(shown(call.data)) if isinstance(gap, EmptyPart)]
    for where in (where for where, unknown in call.passed.items() if unknown):
        own = ROWS[where].ask
        question = next((gap.question for gap in gaps if gap.at == where.path), own.open if own else "")
        place(call.data, Place.QUESTION, question, Status.NOT_DISCUSSED)


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
