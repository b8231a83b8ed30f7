"""What of a comparison and of an inbox may go to whoever reads as sales does: levels that count, no claims.

Engineering's own inbox says what an entry claims and who wrote it. A reader who repeats what she is told, as
an assistant does, is told that something waits, and where to look.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from readyctl.core.meeting.difference import Change, Difference, Meaning
from readyctl.core.meeting.inbox import Inbox, InboxItem, What
from readyctl.core.text.addresses import without_addresses

_PLAINLY: Mapping[What, str | None] = {
    What.SETTLE: "something in the registry has to be settled before others can rely on it",
    What.DECIDE: "a request to engineering is open",
    What.SIGN: "its entry says something that counts only once engineering has signed it",
    What.CONFIRM: "engineering's word on it is old, and has to be confirmed",
    What.REVIEW: "the note of the deal waits for a review",
    What.TELL: None,
    What.DUE: None,
    What.ASK: None,
}
"""Said in place of what would tell a claim, a request, or whose it is; None where it is told as it is."""
_UNSIGNED = "a claim of more awaits engineering"


def difference_for_sales(found: Difference) -> Difference:
    """The same changes and promises; of a signature that was lost only that more is claimed, of promises not
    whose commit it was, and no requests to engineering, which name what is asked for.
    """
    promises = tuple(
        replace(
            each,
            entry=replace(each.entry, by=replace(each.entry.by, by=None)),
            words=without_addresses(each.words),
        )
        for each in found.promises
    )
    return replace(found, changes=tuple(map(_change, found.changes)), promises=promises, requests=())


def _change(change: Change) -> Change:
    return replace(change, words=_UNSIGNED) if change.meaning is Meaning.LOST else change


def inbox_for_sales(found: Inbox) -> Inbox:
    """The same things with their weight and command; see `_PLAINLY`. No address but her own is in it."""
    return replace(found, items=tuple(_item(item, found) for item in found.items))


def _item(item: InboxItem, found: Inbox) -> InboxItem:
    hers = found.whose
    own = (*((hers.address,) if hers.address else ()), *(hers.engineer.emails if hers.engineer else ()))
    why = _PLAINLY[item.what] or without_addresses(item.why, own)
    return replace(item, subject=without_addresses(item.subject, own), why=why)
