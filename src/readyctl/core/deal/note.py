"""A handoff note: what one deal means in practice, line by line, each line tagged with how sure it is."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, WithJsonSchema

from readyctl.core.entry.fields import Day, EmptyMapping, EmptyTuple, Id, OneOrMany, Strict, Text
from readyctl.core.entry.ignore import Ignore
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
        return -1 if self is Stage.LOST else list(Stage).index(self)

    @property
    def in_writing(self) -> bool:
        """Whether the customer has, or had, a proposal in hand."""
        return self.rank >= list(Stage).index(Stage.PROPOSAL)

    @property
    def closed(self) -> bool:
        """Whether the deal is won or lost."""
        return self in {Stage.WON, Stage.LOST}


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


# Written out, because pydantic's own schema of a decimal changes with its patch level.
_AMOUNT = {"anyOf": [{"minimum": 0, "type": "number"}, {"type": "string"}]}


class Value(Strict):
    """What the deal is worth."""

    amount: Annotated[Decimal, Field(ge=0, allow_inf_nan=False), WithJsonSchema(_AMOUNT, mode="validation")]
    currency: Text | None = None


class Source(Strict):
    """Where the deal came from: the stable key of an import, and what the import last wrote."""

    system: Text
    id: Text
    seen: Annotated[dict[str, Text], EmptyMapping] = Field(default_factory=dict)
    """Key to value, as the import set it; a value that differs from it was written by a person."""


class Line(Tagged):
    """One plain statement."""

    text: Text


class Step(Line):
    """One thing that one person does."""

    who: Text | None = None
    custom: Custom | None = None


class WhenLine(Line):
    """What happens when the usual path does not."""

    when: Text | None = None


class Workflow(Strict):
    """What starts it, who does what, how it ends, and what happens otherwise."""

    trigger: Line | None = None
    steps: Annotated[tuple[Step, ...], EmptyTuple] = ()
    result: Line | None = None
    exceptions: Annotated[tuple[WhenLine, ...], EmptyTuple] = ()


class Role(Tagged):
    """A role inside this process, not a job title."""

    role: Text
    can: Annotated[tuple[Verb, ...], OneOrMany] = ()


class Movement(Tagged):
    """Data that goes from one place to another."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    what: Text
    source: Annotated[Text | None, Field(alias="from")] = None
    """Where it starts; `from` in the file."""
    to: Text | None = None
    direction: Direction | None = None
    when: Text | None = None
    format: Text | None = None
    source_of_truth: Text | None = None
    on_error: Text | None = None
    """Who repairs rows that are wrong or missing, and how."""
    custom: Custom | None = None


class DayOne(Strict):
    """What must work on the first day, what can wait, what people do by hand until then."""

    launch: Annotated[tuple[Line, ...], EmptyTuple] = ()
    later: Annotated[tuple[Line, ...], EmptyTuple] = ()
    manual: Annotated[tuple[Line, ...], EmptyTuple] = ()


class Question(Line):
    """Something nobody has answered yet; confirmed once it is."""

    asked_of: Text | None = None
    answer: Text | None = None
    """What they said, where it is no line of another part."""


class Review(Strict):
    """Engineering's word on the note; whether it counts is derived from the commit that wrote it."""

    as_of: Text
    verdict: Verdict
    remarks: Text | None = None
    despite: Text | None = None
    """Why it was approved in spite of errors in the note; the gates fail all the same."""


class Handoff(Strict):
    """One deal's note. Everything but the four required keys may be absent, null or empty."""

    id: Id
    """The file's name without .yaml."""
    customer: Text
    owner: Text
    """Who in sales answers for the deal."""
    stage: Stage
    value: Value | None = None
    close_date: Day | None = None
    source: Source | None = None
    promises: Annotated[tuple[Promise, ...], EmptyTuple] = ()
    workflow: Annotated[Workflow, EmptyMapping] = Workflow()
    roles: Annotated[tuple[Role, ...], EmptyTuple] = ()
    data: Annotated[tuple[Movement, ...], EmptyTuple] = ()
    constraints: Annotated[tuple[Line, ...], EmptyTuple] = ()
    day_one: Annotated[DayOne, EmptyMapping] = DayOne()
    questions: Annotated[tuple[Question, ...], EmptyTuple] = ()
    unsorted: Annotated[tuple[Text, ...], EmptyTuple] = ()
    """Lines of an import that found no place yet: for us alone, no part of the note, weighed by nothing."""
    ignore: Annotated[tuple[Ignore, ...], EmptyTuple] = ()
    review: Review | None = None
    notes: Text | None = None

    @property
    def open_promises(self) -> tuple[tuple[int, Promise], ...]:
        """The promises that nobody withdrew, each with its place in `promises`."""
        return tuple((i, promise) for i, promise in enumerate(self.promises) if promise.withdrawn is None)
