"""What was worked out of one thing, kept until the next one is asked about.

Thirty rules look at a note one after another, and each begins with the note's lines and the checks of its
promises: working them out for every rule was half of what a deal cost.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import ParamSpec, TypeVar

Things = ParamSpec("Things")
Thing = TypeVar("Thing")
Answer = TypeVar("Answer")
Key = TypeVar("Key")


def kept_for_the_last(work: Callable[Things, Answer]) -> Callable[Things, Answer]:
    """The same function, which answers for the same objects again without working.

    The objects must be frozen, and so must be the answer.
    """
    kept: list[tuple[list[int], tuple[object, ...], Answer]] = []

    @wraps(work)
    def answer(*things: Things.args, **named: Things.kwargs) -> Answer:
        asked = (*things, *named.values()) if named else things
        same = list(map(id, asked))  # they are held as long as their ids are compared
        if kept and kept[0][0] == same:
            return kept[0][2]
        found = work(*things, **named)
        kept[:] = [(same, asked, found)]
        return found

    return answer


def kept_with_it(work: Callable[[Thing], Answer]) -> Callable[[Thing], Answer]:
    """The same function, whose answer is kept with the frozen object that it is about, as long as that is."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def answer(thing: Thing) -> Answer:
        known = vars(thing)
        if name not in known:
            known[name] = work(thing)
        found: Answer = known[name]
        return found

    return answer


def kept_for_each(work: Callable[[Thing, Key], Answer]) -> Callable[[Thing, Key], Answer]:
    """The same method, whose answer about each key is kept with the object as long as that is: the object
    changes nothing that the answer hangs on.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def answer(thing: Thing, key: Key) -> Answer:
        known = vars(thing).get(name)
        if known is None:
            known = vars(thing).setdefault(name, {})
        if key not in known:
            known[key] = work(thing, key)
        found: Answer = known[key]
        return found

    return answer


class WhenAsked(Mapping[Key, Answer]):
    """What is worked out of each key when it is first asked about, and kept; in the order of the keys."""

    def __init__(self, keys: Iterable[Key], work: Callable[[Key], Answer]) -> None:
        self._keys = dict.fromkeys(keys)
        self._work = work
        self._known: dict[Key, Answer] = {}

    def __getitem__(self, key: Key) -> Answer:
        if key not in self._known:
            if key not in self._keys:
                raise KeyError(key)
            self._known[key] = self._work(key)
        return self._known[key]

    def forget(self, key: Key) -> None:
        """Keep the answer no longer; it is worked out again when it is asked about."""
        self._known.pop(key, None)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys
