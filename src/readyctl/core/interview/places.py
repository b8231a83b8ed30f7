"""The places of a note where a line can stand: everything about each in one row.

The page, the headings and labels of an import, `handoff edit --add`, the triage and the interview's questions
are all read from here. A new place is a key of the note's model and a row.
"""

from enum import StrEnum

from msgspec import Struct

from readyctl.core.entry.document import Node
from readyctl.core.interview import readers

NoteData = dict[str, Node]


class Place(StrEnum):
    """A list of the note, or one of its two single lines, by dotted key."""

    PROMISE = "promises"
    TRIGGER = "workflow.trigger"
    RESULT = "workflow.result"
    STEP = "workflow.steps"
    EXCEPTION = "workflow.exceptions"
    ROLE = "roles"
    MOVEMENT = "data"
    CONSTRAINT = "constraints"
    LAUNCH = "day_one.launch"
    LATER = "day_one.later"
    MANUAL = "day_one.manual"
    QUESTION = "questions"
    UNSORTED = "unsorted"

    @property
    def path(self) -> tuple[str, ...]:
        """The key path of the list, or of the single line."""
        return tuple(self.value.split("."))


class Ask(Struct, frozen=True):
    """One question. `next` asks for one more line, `more` is the hint there; `many` until an empty line.

    `open` asks the customer for one more, in words that can be sent.
    """

    key: str
    text: str
    hint: str = ""
    many: bool = False
    next: str = ""
    more: str = "Enter alone when that is all"
    open: str = ""


class PlaceRow(Struct, frozen=True):
    """One place.

    `title` is its heading on the page. `headings` are what people write above its lines, `unmarked` those
    that are headings without any mark, `labels` what they write in front of a single line, before a colon,
    and `telling` labels that say more than the place does: regular expressions on plain text, each for the
    whole of the words. `key` sorts a line to it in a triage. `read` makes its lines out of what was said.
    `page` is asked on the page alone.
    """

    place: Place
    title: str
    read: readers.Reader = readers.text
    key: str | None = None
    single: bool = False
    headings: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    ask: Ask | None = None
    page: str | None = None


PLACES: tuple[PlaceRow, ...] = (
    PlaceRow(
        Place.PROMISE,
        "Promised",
        readers.promises,
        key="p",
        headings=("promises?", "promised", "what we (?:told|promised)(?: them)?", "commitments?"),
        labels=("promises?", "promised", "commitment"),
        ask=Ask(
            "promise",
            "What have you told them we have or will have, in your words, for when?",
            "for example: FX matching by the end of June. Enter alone if nothing, or no more",
            many=True,
            next="What else have you told them?",
            more="one thing a line. Enter alone if that is all",
            open="Has anybody told you of something else that you will get, and for when?",
        ),
    ),
    PlaceRow(
        Place.TRIGGER,
        "What starts it",
        single=True,
        headings=("triggers?", "starts?", "(?:what|how it|it) starts(?: it)?", "beginning"),
        labels=("triggers?", "starts?(?: (?:with|when))?", "it starts(?: (?:with|when))?"),
        ask=Ask(
            "trigger",
            "Think of the last time they did this, not of how it should be. What started it?",
            "for example: A buyer files a refund request",
            open="What starts it?",
        ),
    ),
    PlaceRow(
        Place.RESULT,
        "How it ends",
        single=True,
        headings=("results?", "ends?", "outcomes?", "done", "(?:how )?it ends"),
        labels=("results?", "ends?(?: (?:with|when))?", "it ends(?: (?:with|when))?", "outcome"),
        ask=Ask(
            "result",
            "And how did it end: how did everybody know that it was done?",
            "for example: The refund is paid",
            open="How does it end?",
        ),
    ),
    PlaceRow(
        Place.STEP,
        "Steps",
        readers.steps,
        key="s",
        headings=(
            "(?:approval )?(?:workflows?|process(?:es)?|flow)",
            "(?:workflow )?steps?",
            "approvals?",
        ),
        unmarked=("workflow", "process"),
        labels=("steps?(?: \\d+)?",),
        telling=("approvals?", "sign-?offs?"),
        ask=Ask(
            "step",
            "What happened first, and who did it?",
            "who: what, for example: team lead: reviews the request. Enter alone when it is done",
            many=True,
            next="And then?",
            more="who: what. Enter alone when it is done",
            open="What happens next, and who does it?",
        ),
    ),
    PlaceRow(
        Place.MOVEMENT,
        "Data",
        readers.data,
        key="d",
        headings=(
            "data(?: (?:movements?|flows?|exchange))?",
            "syncs?",
            "integrations?",
            "systems?",
            "interfaces?",
        ),
        unmarked=("data(?: movements?| flows?)?", "integrations?"),
        labels=("data", "syncs?", "integrations?", "interfaces?"),
        ask=Ask(
            "data",
            "What moves between systems, files or inboxes?",
            "for example: customer records from CRM to ERP, nightly. Enter alone if nothing, or no more",
            many=True,
            next="What else moves?",
            more="what from where to where, when. Enter alone if that is all",
            open="What else moves between systems, files or inboxes?",
        ),
    ),
    PlaceRow(
        Place.EXCEPTION,
        "Exceptions",
        readers.exceptions,
        headings=("exceptions?", "odd cases?", "edge cases?", "what if", "problems?"),
        unmarked=("exceptions?",),
        labels=("exceptions?", "edge case"),
        ask=Ask(
            "exception",
            "When did it go differently: somebody away, a no, a mistake, something urgent, done by hand?",
            "for example: when the approver is away: finance may override. Enter alone if never",
            many=True,
            next="When else?",
            more="when …: what happens then. Enter alone if that is all",
            open="When else does it go differently?",
        ),
    ),
    PlaceRow(
        Place.CONSTRAINT,
        "Constraints",
        key="l",
        headings=("constraints?", "deadlines?", "rules", "requirements?", "audit", "compliance", "limits"),
        unmarked=("constraints?",),
        labels=("constraints?", "limits?"),
        telling=("deadlines?", "requirements?", "compliance"),
        ask=Ask(
            "constraint",
            "Any deadline, audit, kind of file or unusual rule that must be kept?",
            "for example: Audit history for seven years. Enter alone if there is none",
            many=True,
            next="Another one?",
            open="Which other deadline or rule must be kept?",
        ),
    ),
    PlaceRow(
        Place.LAUNCH,
        "Day one",
        key="o",
        headings=("day (?:one|1)(?: expectations)?", "launch", "go-?live", "first version", "must work"),
        unmarked=("day (?:one|1)",),
        labels=("(?:on )?day (?:one|1)", "launch", "go-?live", "must work"),
        ask=Ask(
            "launch",
            "What must work on the first morning?",
            "one thing a line. Enter alone when that is all",
            many=True,
            next="What else on the first morning?",
            open="What else must work on the first morning?",
        ),
    ),
    PlaceRow(
        Place.LATER,
        "Later",
        headings=(
            *("(?:for )?later", "phase (?:2|two)", "nice to have", "can wait", "not now", "future"),
            *("out of scope", "not included", "excluded", "exclusions?"),
        ),
        unmarked=("later", "out of scope", "not included"),
        labels=("later", "phase (?:2|two)", "nice to have", "out of scope", "not included"),
        ask=Ask(
            "later",
            "What can wait until later?",
            "one thing a line. Enter alone when that is all",
            many=True,
            next="What else can wait?",
            open="What else can wait until later?",
        ),
    ),
    PlaceRow(
        Place.MANUAL,
        "By hand",
        headings=("(?:done )?by hand", "manual(?:ly)?(?: (?:steps|work))?", "workarounds?"),
        labels=("by hand", "manual", "workaround"),
        ask=Ask(
            "manual",
            "What can people do by hand for the first weeks?",
            "one thing a line. Enter alone when that is all",
            many=True,
            next="What else by hand?",
            open="What else can people do by hand for the first weeks?",
        ),
    ),
    PlaceRow(
        Place.ROLE,
        "Roles",
        readers.roles,
        key="r",
        headings=("roles?", "permissions?", "rights", "access", "people", "who can", "who may what"),
        unmarked=("roles?", "permissions"),
        labels=("roles?", "permissions?", "rights"),
        page="Who may view, edit, approve, export, delete? (for example: finance can view and approve)",
    ),
    PlaceRow(
        Place.QUESTION,
        "Questions",
        key="q",
        headings=(
            *("(?:open )?questions?(?: (?:for|to) .{1,30})?", "open points?", "open", "unclear"),
            "to (?:clarify|ask)",
        ),
        unmarked=("(?:open )?questions", "open points"),
        labels=("(?:open )?questions?", "to (?:clarify|ask)"),
        page="Read the note back to them, and ask: what did I miss?",
    ),
    PlaceRow(Place.UNSORTED, "Unsorted", headings=("unsorted",), labels=("unsorted",)),
)
"""In the order in which the interview asks."""

ROWS = {row.place: row for row in PLACES}
"""The row of each place."""
