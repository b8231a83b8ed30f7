"""What somebody said, as the lines of a place: at least one line, whatever the words are."""

from collections.abc import Callable

from readyctl.core.entry.document import Node
from readyctl.core.interview import reading
from readyctl.core.interview.promised import Known
from readyctl.core.interview.promised import promises as told

Read = tuple[dict[str, Node], ...]
Reader = Callable[[str, Known], Read]


def text(said: str, _: Known) -> Read:
    """The words as they are."""
    return ({"text": said},)


def steps(said: str, _: Known) -> Read:
    """A step, with the one who takes it where that is plain."""
    return (reading.step(said),)


def exceptions(said: str, _: Known) -> Read:
    """A case, and what happens then."""
    return (reading.exception(said),)


def roles(said: str, _: Known) -> Read:
    """Each role with what it may do."""
    return reading.roles(said) or ({"role": said},)


def data(said: str, _: Known) -> Read:
    """A movement for each system that data goes to."""
    return reading.movements(said, surely=True) or ({"what": said},)


def promises(said: str, known: Known) -> Read:
    """A promise for each feature that is named, with the words as its quote."""
    return told(said, known)
