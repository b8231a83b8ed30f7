"""Who commits in random histories, under which name, when, and with whom."""

from hypothesis import strategies as st

from support import random_files as rf
from support.people import ADA, BOB, FORGE, PAT, SAM, Person
from support.random_files import ENGINEERS

NOW = 1_795_348_800
"""The clock of the random histories: 2026-11-22, noon UTC, in seconds."""
FIRST = 1_767_600_000
HOUR = 3600

BOT = Person("helper[bot]", "1234+helper[bot]@users.noreply.github.com")
OUTSIDERS = (PAT, SAM)
DRAW = st.DrawFn


def called(draw: DRAW, person: Person) -> Person:
    """The person under one of the names and addresses that her commits may carry."""
    alias = rf.ALIASES.get(person.email, "nobody")
    choices = [
        person, person, person, person,
        Person(person.name.upper().replace(" ", "   "), person.email),
        Person(alias, person.email),
        Person("Somebody Else", person.email),
        Person(person.name, person.email.upper()),
        Person(person.name, f"2.{person.email}"),
    ]  # fmt: skip
    return draw(st.sampled_from(choices))


def someone(draw: DRAW) -> Person:
    """An author: mostly engineering, sometimes not."""
    return called(draw, draw(st.sampled_from([ADA, ADA, BOB, BOB, *ENGINEERS[2:], *OUTSIDERS, BOT, FORGE])))


def a_committer(draw: DRAW, author: Person) -> Person:
    """Mostly the author; or the forge, a colleague, an outsider."""
    return draw(st.sampled_from([author, author, author, author, FORGE, FORGE, ADA, BOB, PAT]))


def a_date(draw: DRAW, number: int) -> int:
    """Mostly one hour after the commit before; or before it, equal to it, or ahead of the clock."""
    regular = FIRST + number * HOUR
    odd = [regular - HOUR, regular - 400 * 24 * HOUR, NOW, NOW + 23 * HOUR, NOW + 48 * HOUR]
    return draw(st.sampled_from([regular] * 10 + odd))


def trailers(draw: DRAW) -> tuple[str, ...]:
    """Co-authors: rostered, outside, ignored, malformed; and lines that name nobody."""
    lines = [
        f"Co-authored-by: {BOB}",
        f"co-AUTHORED-by: {ADA.name} <{ADA.email.upper()}>",
        f"Co-authored-by: {ENGINEERS[2]}",
        f"Co-authored-by: {PAT}",
        f"Co-authored-by: Assistant <{rf.IGNORED}>",
        "Co-authored-by: Ada Lovelace",
        f"Co-authored-by: <x> {ADA}",
        f" Co-authored-by: {PAT}",
        f"Reviewed-by: {PAT}",
    ]
    few = st.lists(st.sampled_from(lines), min_size=1, max_size=2)
    return tuple(draw(few)) if draw(st.integers(0, 2)) == 2 else ()
