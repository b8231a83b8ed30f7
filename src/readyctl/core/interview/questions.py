"""The interview's questions by topic: plain words, one recent example, nothing that only engineers say."""

from msgspec import Struct

from readyctl.core.interview.places import ROWS, Ask, Place


class Posed(Struct, frozen=True):
    """A question of the interview, and the place where its answers go."""

    ask: Ask
    place: Place


class Topic(Struct, frozen=True):
    """Questions that belong together."""

    title: str
    asks: tuple[Posed, ...]


def _topic(title: str, *places: Place) -> Topic:
    asks = ((ROWS[place].ask, place) for place in places)
    return Topic(title, tuple(Posed(ask, place) for ask, place in asks if ask))


TOLD = _topic("what they were told", Place.PROMISE)
"""Posed before everything else: nobody remembers it as well afterwards."""
FIVE = (
    _topic("what starts it and how it ends", Place.TRIGGER, Place.RESULT),
    _topic("who does what, step by step", Place.STEP),
    _topic("where data comes from and goes to", Place.MOVEMENT),
    _topic("approvals, exceptions and work by hand", Place.EXCEPTION, Place.CONSTRAINT),
    _topic("what they expect on day one", Place.LAUNCH, Place.LATER, Place.MANUAL),
)
LAST = Topic(
    "read it back",
    (
        Posed(
            Ask(
                "missed",
                "Read the note back to them, and ask: what did I miss?",
                "one thing a line; a question stays a question. Enter alone when that is all",
                many=True,
                next="What else?",
                more="Enter alone when that is all",
                open="What did we miss?",
            ),
            Place.CONSTRAINT,
        ),
    ),
)
ASKS = {asked.ask.key: asked for topic in (TOLD, *FIVE, LAST) for asked in topic.asks}
"""Every question by its key, in the order of asking."""
