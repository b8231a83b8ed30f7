"""What waits, and for whom: one list, of which an inbox, the repairs, the status and the agenda are parts."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.last import kept_with_it
from readyctl.core.meeting.inbox import Inbox, InboxItem, inbox, weight
from readyctl.core.meeting.inbox_of_engineering import of_engineering
from readyctl.core.meeting.matter import Matter, gathered
from readyctl.core.meeting.waiting import Waiting
from readyctl.core.trust.colleague import Colleague, Directory
from readyctl.core.trust.roster import Roster


class WaitsFor(Struct, frozen=True):
    """What waits for the same people, any one of whom may settle it; for nobody, where no file says whose it
    is. The most valuable first, then the oldest.
    """

    people: tuple[Colleague, ...]
    items: tuple[InboxItem, ...]

    @property
    def who(self) -> str:
        """They by name, or by address where no name is known."""
        return " or ".join(each.called for each in self.people) or "nobody yet"


class Waits(Struct, frozen=True):
    """Everything that waits on one day, by whom it waits for: whom the most valuable waits for, first."""

    as_of: dt.date
    groups: tuple[WaitsFor, ...]

    @property
    def count(self) -> int:
        """How many things wait."""
        return sum(len(group.items) for group in self.groups)


@kept_with_it
def matters(waiting: Waiting) -> tuple[Matter, ...]:
    """Everything that waits, each thing once, in no order."""
    if not waiting.of_sales:
        return tuple(of_engineering(waiting))
    from readyctl.core.meeting.inbox_of_sales import of_sales  # noqa: PLC0415 - with the models of notes behind it

    return (*of_engineering(waiting), *of_sales(waiting))


def inbox_for(waiting: Waiting, whose: Colleague) -> Inbox:
    """What waits for one person."""
    lies = _lying_with(whose)
    hers = ((m, m.item if lies(m) else m.seen_by(whose, waiting.roster)) for m in matters(waiting))
    items = gathered((matter, item) for matter, item in hers if item is not None)
    return inbox(whose, waiting.inventory.as_of, items)


def _lying_with(whose: Colleague) -> Callable[[Matter], bool]:
    """Tells whether a matter is one person's: the same for thousands of one area."""
    known: dict[tuple[int, tuple[str, ...]], bool] = {}

    def lies(matter: Matter) -> bool:
        same = id(matter.engineers), matter.named  # all matters are kept as long as `waiting` is
        if same not in known:
            known[same] = matter.lies_with(whose)
        return known[same]

    return lies


def waits(waiting: Waiting, kept: Callable[[Matter], bool] = lambda _: True) -> Waits:
    """What waits for anybody, of what is `kept`."""
    people_of, groups = _people(waiting), dict[tuple[str, ...], _Group]()
    for matter in filter(kept, matters(waiting)):
        names, people = people_of(matter)
        _, theirs = groups.setdefault(names, (people, []))
        theirs.append((matter, _plainly(matter, waiting.roster)))
    by_weight = partial(weight, as_of=waiting.inventory.as_of)
    found = (WaitsFor(p, tuple(sorted(gathered(theirs), key=by_weight))) for p, theirs in groups.values())
    ordered = sorted(found, key=lambda group: by_weight(group.items[0]))
    return Waits(waiting.inventory.as_of, tuple(ordered))


@kept_with_it
def _people(waiting: Waiting) -> Callable[[Matter], tuple[tuple[str, ...], tuple[Colleague, ...]]]:
    """Tells whose a matter is, and what each of them goes by: the same for thousands of one area."""
    directory = Directory(waiting.roster)
    known: dict[tuple[int, tuple[str, ...]], tuple[tuple[str, ...], tuple[Colleague, ...]]] = {}

    def people_of(matter: Matter) -> tuple[tuple[str, ...], tuple[Colleague, ...]]:
        same = id(matter.engineers), matter.named  # all matters are kept as long as this is
        if same not in known:
            people = matter.people(directory)
            known[same] = tuple(map(str, people)), people
        return known[same]

    return people_of


_Group = tuple[tuple[Colleague, ...], list[tuple[Matter, InboxItem]]]


def _plainly(matter: Matter, roster: Roster | None) -> InboxItem:
    """The item as everybody reads it, with those in whose inboxes it lies besides."""
    if not matter.too_long:
        return matter.item
    also = " and ".join(each.name for each in matter.besides(roster))
    lies = f", and lies with {also} as well" if also else ""
    return replace(matter.item, why=f"{matter.item.why}; it has waited too long{lies}")


def for_others(waiting: Waiting, mine: Colleague | None) -> Waits:
    """What waits for anybody but this person alone, so that each of them is told with as much as on the page
    of all; for anybody, where nobody is asking.
    """
    people_of = _people(waiting)
    return waits(waiting, lambda m: mine is None or not m.lies_with(mine) or len(people_of(m)[1]) > 1)
