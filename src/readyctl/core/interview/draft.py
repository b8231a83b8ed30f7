"""What an interview was told so far."""

from dataclasses import dataclass

from readyctl.core.interview.conversation import Answer


@dataclass(frozen=True)
class Draft:
    """What was said so far. `facts` are the note's required keys; the last answer may lack its tag yet.

    `ahead` are the answers that somebody went back over, in their order: they are offered again.
    """

    facts: dict[str, str]
    answers: tuple[Answer, ...] = ()
    ahead: tuple[Answer, ...] = ()
