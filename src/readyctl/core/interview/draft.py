"""What an interview was told so far."""

from msgspec import Struct

from readyctl.core.interview.conversation import Answer


class Draft(Struct, frozen=True):
    """What was said so far. `facts` are the note's required keys; the last answer may lack its tag yet.

    `ahead` are the answers that somebody went back over, in their order: they are offered again.
    """

    facts: dict[str, str]
    answers: tuple[Answer, ...] = ()
    ahead: tuple[Answer, ...] = ()
