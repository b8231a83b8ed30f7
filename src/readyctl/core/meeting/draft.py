"""What a meeting has answered so far."""

from collections.abc import Mapping

from msgspec import Struct, field


class MeetingDraft(Struct, frozen=True):
    """The answers of a meeting whose record is not written yet.

    `date` is the day of the meeting, `revision` the commit that it looks at. `answers` go by their question,
    in the order in which they were given; an empty one leaves something out.
    """

    date: str
    revision: str
    answers: Mapping[str, str] = field(default_factory=dict)
