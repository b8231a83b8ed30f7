"""One thing that waits, and for whom: inboxes, repairs, status and agenda all draw from these."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.meeting.inbox import InboxItem, What, behind, oldest
from readyctl.core.trust.colleague import Colleague, Directory, leads
from readyctl.core.trust.roster import Engineer, Roster


class Matter(Struct, frozen=True):
    """An item, and those who may settle it: engineers, and whomever files name by an address or a name.

    What has lain `too_long` is a matter of the leads as well. Those of one person and one kind that are
    `alike` are told as one where they are many.
    """

    item: InboxItem
    engineers: tuple[Engineer, ...] = ()
    named: tuple[str, ...] = ()
    too_long: bool = False
    alike: str | None = None

    def lies_with(self, whose: Colleague) -> bool:
        """Whether it is hers to settle."""
        return whose.engineer in self.engineers or any(map(whose.is_named, self.named))

    def seen_by(self, whose: Colleague, roster: Roster | None) -> InboxItem | None:
        """The item as it lies in her inbox; None where it does not."""
        if self.lies_with(whose):
            return self.item
        if whose.engineer in self.besides(roster):
            names = " or ".join(each.name for each in self.engineers)
            return replace(self.item, why=f"{self.item.why}; it has waited too long for {names}")
        return None

    def besides(self, roster: Roster | None) -> tuple[Engineer, ...]:
        """In whose inboxes it lies too, because it has lain too long with those whose it is."""
        also = leads(roster) if self.too_long else ()
        return tuple(each for each in also if each not in self.engineers)

    def people(self, directory: Directory) -> tuple[Colleague, ...]:
        """Whose it is, each once; nobody where neither a roster nor a file says."""
        found = (*map(directory.of, self.engineers), *map(directory.called, self.named))
        return tuple({str(each): each for each in found}.values())


MANY = 5
"""Up to so many items of one kind and one origin stand each by itself; more of them are one."""


def gathered(matters: Iterable[tuple[Matter, InboxItem]]) -> Iterator[InboxItem]:
    """The items of one person, each beside its matter: those that are alike as one, where they are many."""
    groups: dict[tuple[What, str], list[InboxItem]] = {}
    for matter, item in matters:
        if matter.alike is None:
            yield item
        else:
            groups.setdefault((item.what, matter.alike), []).append(item)
    for (what, alike), items in groups.items():
        if len(items) > MANY:
            yield _requests(alike, items) if what is What.DECIDE else _without_a_call(items)
        else:
            yield from items


def _requests(by: str, many: Sequence[InboxItem]) -> InboxItem:
    """More requests of one person than anybody reads one by one."""
    why = f"{len(many)} requests are open, such as {many[0].subject}"
    return InboxItem(What.DECIDE, by, why, "readyctl feature proposals", oldest(many), behind(many))


def _without_a_call(many: Sequence[InboxItem]) -> InboxItem:
    """More new deals than anybody calls in a day: as a CRM's import leaves them."""
    why = f"of {len(many)} deals nobody wrote down yet what the customer needs"
    return InboxItem(What.ASK, many[0].subject, why, "readyctl handoff list", oldest(many), behind(many))
