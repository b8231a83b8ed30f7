"""Who acts in a note: actors of steps, listed roles, and when the two are the same people."""

import re
from collections.abc import Iterator

from readyctl.core.deal.actors import spoken_actor
from readyctl.core.deal.approvals import approver_in
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.text import is_blank, plain, word_pattern
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.text.words import key

_FILLERS = frozenset(
    {
        "the",
        "a",
        "an",
        "our",
        "their",
        "his",
        "her",
        "any",
        "every",
        "each",
        "some",
        "one",
        "of",
        "in",
        "at",
        "role",
    }
)
_MACHINES = word_pattern(
    "system",
    "systems",
    "app",
    "application",
    "tool",
    "software",
    "platform",
    r"automatic\w*",
    "product",
    "service",
    "bot",
    "nobody",
    "portal",
    "job",
    "server",
    "scheduler",
)
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\bor\b|\bthen\b)\s*")


def words_of(name: str) -> frozenset[str]:
    """A name's telling words, in the singular: `The team leads` and `team lead` are the same."""
    return frozenset(key(name)) - _FILLERS


def same(one: str, other: str) -> bool:
    """Whether two names may mean the same people: the words of one are all in the other."""
    first, second = words_of(one), words_of(other)
    return bool(first and second) and (first <= second or second <= first)


def actors(note: Handoff) -> Iterator[tuple[KeyPath, str]]:
    """Every person named as the actor of a step, one by one; machines left out."""
    systems = [end for data in note.data for end in (data.source, data.to) if end]
    for index, step in enumerate(note.workflow.steps):
        if is_blank(step.who):
            continue
        for name in _BETWEEN.split(step.who or ""):
            if words_of(name) and not _is_machine(name, systems):
                yield ("workflow", "steps", index, "who"), name


def _is_machine(name: str, systems: list[str]) -> bool:
    return bool(_MACHINES.search(plain(name))) or any(
        words_of(name) == words_of(system) for system in systems
    )


def names_actor(text: str, note: Handoff) -> bool:
    """Whether a step's own words say who acts: a listed role at the beginning, or a subject of its own."""
    start = plain(text)
    listed = any(start.startswith(plain(role.role)) for role in note.roles)
    return listed or approver_in(start) is not None or spoken_actor(text) is not None


def unlisted(note: Handoff) -> Iterator[tuple[KeyPath, str]]:
    """Each actor who is in no listed role, once, at the first step that names them."""
    seen: set[frozenset[str]] = set()
    for at, name in actors(note):
        if words_of(name) not in seen and not any(same(name, role.role) for role in note.roles):
            seen.add(words_of(name))
            yield at, name
