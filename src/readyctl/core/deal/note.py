"""A handoff note: what one deal means in practice, line by line, each line tagged with how sure it is."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, WithJsonSchema

from readyctl.core.entry.fields import Day, EmptyMapping, EmptyTuple, Id, OneOrMany, Strict, Text
from readyctl.core.entry.last import kept_for_the_last
from readyctl.core.entry.written_ignore import Ignore
from readyctl.core.promise.model import Promise, Tagged


class Stage(StrEnum):
    """Where the deal stands."""

    DISCOVERY = "discovery"
    EVALUATION = "evaluation"
    PROPOSAL = "proposal"
    CONTRACT = "contract"
    WON = "won"
    LOST = "lost"

    @property
    def rank(self) -> int:
        """0 for discovery to 4 for won; a lost deal is -1."""
        return _RANKS[self]

    @property
    def in_writing(self) -> bool:
        """Whether the customer has, or had, a proposal in hand."""
        return self.rank >= Stage.PROPOSAL.rank

    @property
    def closed(self) -> bool:
        """Whether the deal is won or lost."""
        return self in {Stage.WON, Stage.LOST}


_RANKS = {stage: -1 if stage is Stage.LOST else rank for rank, stage in enumerate(Stage)}


class Verb(StrEnum):
    """What a role may do with the things in this process."""

    VIEW = "view"
    EDIT = "edit"
    APPROVE = "approve"
    EXPORT = "export"
    DELETE = "delete"


class Custom(StrEnum):
    """Whether a part has to be built for this customer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """Whether data flows back."""

    ONE_WAY = "one-way"
    TWO_WAY = "two-way"


class Verdict(StrEnum):
    """What an engineer says to a note."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"


AMOUNT_PATTERN = r"^\s*\+?([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?\s*$"
# Written out, because pydantic's own schema of a decimal changes with its patch level.
_AMOUNT = {
    "type": ["number", "string"],
    "minimum": 0,
    "maximum": 1e300,  # and so not .inf, which YAML takes for a number
    "pattern": AMOUNT_PATTERN,
}


class Value(Strict):
    """What the deal is worth."""

    amount: Annotated[Decimal, Field(ge=0, allow_inf_nan=False), WithJsonSchema(_AMOUNT, mode="validation")]
    """How much. Example: 120000"""
    currency: Text | None = None
    """Of which currency; sums of several are never added. Example: EUR"""


class Source(Strict):
    """Where the deal came from: the stable key of an import, and what the import last wrote."""

    system: Text
    """The CRM. Example: salesforce"""
    id: Text
    """Its key there. Example: 0061x00000abcde"""
    seen: Annotated[dict[str, Text], EmptyMapping] = Field(default_factory=dict)
    """Key to value, as the import set it; a value that differs from it was written by a person.
    Example: {stage: proposal}
    """


class Line(Tagged):
    """One plain statement."""

    text: Text
    """The statement. Example: Audit history for seven years"""


class Step(Line):
    """One thing that one person does."""

    who: Text | None = None
    """Who does it. Example: team lead"""
    custom: Custom | None = None
    """Whether it has to be built for this customer."""


class WhenLine(Line):
    """What happens when the usual path does not."""

    when: Text | None = None
    """In which case. Example: the approver is away"""


class Workflow(Strict):
    """What starts it, who does what, how it ends, and what happens otherwise."""

    trigger: Line | None = None
    """What starts it."""
    steps: Annotated[tuple[Step, ...], EmptyTuple] = ()
    """What is done, one thing of one person each; three to ten of them."""
    result: Line | None = None
    """How it ends."""
    exceptions: Annotated[tuple[WhenLine, ...], EmptyTuple] = ()
    """What happens when the usual path does not."""


class Role(Tagged):
    """A role inside this process, not a job title."""

    role: Text
    """What somebody is in this process. Example: finance reviewer"""
    can: Annotated[tuple[Verb, ...], OneOrMany] = ()
    """What the role may do. Example: [view, approve]"""


class Movement(Tagged):
    """Data that goes from one place to another."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    what: Text
    """What goes from one place to another. Example: customer records"""
    source: Annotated[Text | None, Field(alias="from")] = None
    """Where it starts; `from` in the file. Example: CRM"""
    to: Text | None = None
    """Where it ends. Example: ERP"""
    direction: Direction | None = None
    """Whether it flows back."""
    when: Text | None = None
    """How often, or after what. Example: nightly"""
    format: Text | None = None
    """In which form. Example: CSV"""
    source_of_truth: Text | None = None
    """Which system is right where two differ. Example: CRM"""
    on_error: Text | None = None
    """Who repairs rows that are wrong or missing, and how. Example: finance corrects by hand"""
    custom: Custom | None = None
    """Whether it has to be built for this customer."""


class DayOne(Strict):
    """What must work on the first day, what can wait, what people do by hand until then."""

    launch: Annotated[tuple[Line, ...], EmptyTuple] = ()
    """What must work."""
    later: Annotated[tuple[Line, ...], EmptyTuple] = ()
    """What can wait."""
    manual: Annotated[tuple[Line, ...], EmptyTuple] = ()
    """What people do by hand until then."""


class Question(Line):
    """Something nobody has answered yet; confirmed once it is."""

    asked_of: Text | None = None
    """Who is to answer. Example: buyer"""
    answer: Text | None = None
    """What they said, where it is no line of another part. Example: The team lead does"""


class Review(Strict):
    """Engineering's word on the note; whether it counts is derived from the commit that wrote it."""

    as_of: Text
    """The day of the review. Example: 2026-11-20"""
    verdict: Verdict
    """What she says."""
    remarks: Text | None = None
    """What she has to say besides. Example: the export needs a second look"""
    despite: Text | None = None
    """Why it was approved in spite of errors in the note; the gates fail all the same.
    Example: the date moves next week
    """


class Handoff(Strict):
    """One deal's note. Everything but the four required keys may be absent, null or empty."""

    id: Id
    """The file's name without .yaml. Example: acme-2026-11"""
    customer: Text
    """Whose deal it is. Example: Acme"""
    owner: Text
    """Who in sales answers for the deal. Example: sam@example.com"""
    stage: Stage
    """Where the deal stands."""
    value: Value | None = None
    """What the deal is worth."""
    close_date: Day | None = None
    """The day on which it is to close. Example: 2026-12-15"""
    source: Source | None = None
    """Where an import took it from."""
    promises: Annotated[tuple[Promise, ...], EmptyTuple] = ()
    """What was said to the customer about features."""
    workflow: Annotated[Workflow, EmptyMapping] = Workflow()
    """What happens, from its start to its end."""
    roles: Annotated[tuple[Role, ...], EmptyTuple] = ()
    """Who may do what in it."""
    data: Annotated[tuple[Movement, ...], EmptyTuple] = ()
    """What moves between systems."""
    constraints: Annotated[tuple[Line, ...], EmptyTuple] = ()
    """What has to hold whatever is built."""
    day_one: Annotated[DayOne, EmptyMapping] = DayOne()
    """What is expected on the first day."""
    questions: Annotated[tuple[Question, ...], EmptyTuple] = ()
    """What nobody has answered yet."""
    unsorted: Annotated[tuple[Text, ...], EmptyTuple] = ()
    """Lines of an import that found no place yet: for us alone, no part of the note, weighed by nothing.
    Example: [budget about 120k]
    """
    ignore: Annotated[tuple[Ignore, ...], EmptyTuple] = ()
    """Findings that this note asks not to hear about."""
    review: Review | None = None
    """Engineering's word, written by `readyctl handoff review`."""
    notes: Text | None = None
    """Anything. It is shown to nobody outside. Example: They know our competitor well."""

    @property
    def open_promises(self) -> tuple[tuple[int, Promise], ...]:
        """The promises that nobody withdrew, each with its place in `promises`."""
        return _open(self)


@kept_for_the_last
def _open(note: Handoff) -> tuple[tuple[int, Promise], ...]:
    return tuple([(i, promise) for i, promise in enumerate(note.promises) if promise.withdrawn is None])
