"""The interview's questions, as data: plain words, one recent example, nothing that only engineers say."""

from dataclasses import dataclass

from readyctl.core.interview.places import Place


@dataclass(frozen=True)
class Ask:
    """One question. `next` asks for one more line, `more` is the hint there; `many` until an empty line."""

    key: str
    text: str
    place: Place
    hint: str = ""
    many: bool = False
    next: str = ""
    more: str = ""


@dataclass(frozen=True)
class Topic:
    """Questions that belong together."""

    title: str
    asks: tuple[Ask, ...]


FIVE: tuple[Topic, ...] = (
    Topic(
        "what starts it and how it ends",
        (
            Ask(
                "trigger",
                "Think of the last time they did this, not of how it should be. What started it?",
                Place.TRIGGER,
                "for example: A buyer files a refund request",
            ),
            Ask(
                "result",
                "And how did it end: how did everybody know that it was done?",
                Place.RESULT,
                "for example: The refund is paid",
            ),
        ),
    ),
    Topic(
        "who does what, step by step",
        (
            Ask(
                "step",
                "What happened first, and who did it?",
                Place.STEP,
                "who: what, for example: team lead: reviews the request. Enter alone when it is done",
                many=True,
                next="And then?",
                more="who: what. Enter alone when it is done",
            ),
        ),
    ),
    Topic(
        "where data comes from and goes to",
        (
            Ask(
                "data",
                "What moves between systems, files or inboxes?",
                Place.MOVEMENT,
                "for example: customer records from CRM to ERP, nightly. Enter alone if nothing, or no more",
                many=True,
                next="What else moves?",
                more="what from where to where, when. Enter alone if that is all",
            ),
        ),
    ),
    Topic(
        "approvals, exceptions and work by hand",
        (
            Ask(
                "exception",
                "When did it go differently: somebody away, a no, a mistake, something urgent, done by hand?",
                Place.EXCEPTION,
                "for example: when the approver is away: finance may override. Enter alone if never",
                many=True,
                next="When else?",
                more="when …: what happens then. Enter alone if that is all",
            ),
            Ask(
                "constraint",
                "Any deadline, audit, kind of file or unusual rule that must be kept?",
                Place.CONSTRAINT,
                "for example: Audit history for seven years. Enter alone if there is none",
                many=True,
                next="Another one?",
                more="Enter alone if that is all",
            ),
        ),
    ),
    Topic(
        "what they expect on day one",
        (
            Ask(
                "launch",
                "What must work on the first morning?",
                Place.LAUNCH,
                "one thing a line. Enter alone when that is all",
                many=True,
                next="What else on the first morning?",
                more="Enter alone when that is all",
            ),
            Ask(
                "later",
                "What can wait until later?",
                Place.LATER,
                "one thing a line. Enter alone when that is all",
                many=True,
                next="What else can wait?",
                more="Enter alone when that is all",
            ),
            Ask(
                "manual",
                "What can people do by hand for the first weeks?",
                Place.MANUAL,
                "one thing a line. Enter alone when that is all",
                many=True,
                next="What else by hand?",
                more="Enter alone when that is all",
            ),
        ),
    ),
)

LAST = Topic(
    "read it back",
    (
        Ask(
            "missed",
            "Read the note back to them, and ask: what did I miss?",
            Place.CONSTRAINT,
            "one thing a line; a question stays a question. Enter alone when that is all",
            many=True,
            next="What else?",
            more="Enter alone when that is all",
        ),
    ),
)
