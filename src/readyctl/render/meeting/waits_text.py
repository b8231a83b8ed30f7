"""Everything that waits as text: a block for whom it waits, and what an inbox would say below it."""

from collections.abc import Iterator

from readyctl.core.meeting.waits import Waits, WaitsFor
from readyctl.core.text.counting import counted
from readyctl.core.trust.colleague import Colleague
from readyctl.render.meeting.inbox_text import command, line
from readyctl.render.painting import Line, paint


def lines(waits: Waits) -> Iterator[Line]:
    """The heading, then for each the most valuable first."""
    yield paint(heading(waits), "bold")
    for group in waits.groups:
        yield ""
        yield paint(group.who, "bold"), _addresses(group)
        for item in group.items:
            yield line(item, waits.as_of)
            yield command(item)


def heading(waits: Waits) -> str:
    """How many things wait, and of which day."""
    if not waits.groups:
        return f"{waits.as_of}: nothing waits for anybody"
    return f"{waits.as_of}: {counted(waits.count, 'thing waits', 'things wait')}"


def others_words(waits: Waits) -> str:
    """How many things wait, and for whom, in a clause."""
    many = counted(waits.count, "thing waits", "things wait")
    shown, more = waits.groups[:_MOST], len(waits.groups) - _MOST
    who = ", ".join(f"{group.who} ({len(group.items)})" for group in shown)
    return f"{many}: {who}{f', and {more} more' if more > 0 else ''}"


_MOST = 3


def person_words(person: Colleague) -> str:
    """A name with its address, as far as each is known."""
    both = person.name and person.address
    return f"{person.name} <{person.address}>" if both else person.called


def _addresses(group: WaitsFor) -> str:
    if len(group.people) != 1 or not group.people[0].name or not group.people[0].address:
        return ""
    return f" <{group.people[0].address}>"
