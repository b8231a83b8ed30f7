"""What a further import does to an entry: three-way, so that it never overwrites what somebody wrote.

A run keeps a digest of each value that it wrote. What still has that digest belongs to the import and follows
the other system; what differs is somebody's and stays, and so does what somebody took out. Of an entry whose
level needs engineering's signature, nothing is touched that the signature covers.
"""

import hashlib
from collections.abc import Iterable, Mapping

from msgspec import Struct

from readyctl.core.entry.document import Node
from readyctl.core.entry.path import UNCOVERED, EntryKind
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.outside import NewFeature
from readyctl.core.feature.proposals import DATE, grants
from readyctl.core.feature.reading import at
from readyctl.core.feature.sources import LISTS
from readyctl.core.level.table import Level

Seen = Mapping[str, str | tuple[str, ...]]
"""By key of an entry, the digest of what the last run wrote there; of a list, one for each item."""
_TEXTS = ("name", "summary", "level", "owner")
_DIGITS = 10


def digest(text: str) -> str:
    """A short name for a text, by which it is known again; it begins with a letter, and needs no quotes."""
    return f"x{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"


class Followed(Struct, frozen=True):
    """What is to be set and taken out at the top of an entry, and what was seen for the next run.

    `kept` has a key, what stands there, and what the other system says instead.
    """

    sets: dict[str, Node]
    removals: tuple[str, ...]
    seen: dict[str, str | tuple[str, ...]]
    kept: tuple[tuple[str, str, str], ...]


def first_seen(new: NewFeature) -> dict[str, str | tuple[str, ...]]:
    """What is seen of an entry that the import itself starts."""
    seen: dict[str, str | tuple[str, ...]] = {
        key: digest(str(new.data[key])) for key in _TEXTS if new.data.get(key)
    }
    seen |= {key: tuple(map(digest, items)) for key in LISTS if (items := _texts(new.data.get(key)))}
    return seen | ({"proposed": _request(new.proposed)} if new.proposed else {})


def follow(new: NewFeature, status: FeatureStatus, seen: Seen) -> Followed:
    """What a row changes in the entry that an earlier run started."""
    there = status.entry.document.data or {}
    declared = status.declared
    fixed = declared is None or declared.needs_signature
    free = UNCOVERED[EntryKind.FEATURE]
    found = Followed({}, (), {**seen}, ())
    for key in _TEXTS:
        if key == "level" and fixed:
            continue
        found = _text(found, key, new, there, may=key in free or not fixed)
    for key in LISTS:
        found = _list(found, key, new, there, may=key in free or not fixed)
    found = _proposal(found, new, there, declared)
    if fixed and declared is not None and new.level.rank < declared.rank:
        kept = (*found.kept, ("level", declared.value, new.level.value))
        return Followed(found.sets, found.removals, found.seen, kept)
    return found


def _text(found: Followed, key: str, new: NewFeature, there: Mapping[str, Node], *, may: bool) -> Followed:
    wanted, stands, known = new.data.get(key), there.get(key), found.seen.get(key)
    if not isinstance(wanted, str):
        return found
    mine = known is not None and known == digest(stands) if isinstance(stands, str) else known is None
    if stands != wanted and not (mine and may):
        gone = stands is None
        return found if gone else _keeping(found, key, str(stands), wanted)
    sets = found.sets if stands == wanted else found.sets | {key: wanted}
    return Followed(sets, found.removals, found.seen | {key: digest(wanted)}, found.kept)


def _list(found: Followed, key: str, new: NewFeature, there: Mapping[str, Node], *, may: bool) -> Followed:
    wanted, stands = _texts(new.data.get(key)), _texts(there.get(key))
    seen = found.seen.get(key, ())
    kept = [each for each in stands if each in wanted or digest(each) not in seen]
    result = [*kept, *(each for each in wanted if each not in stands and digest(each) not in seen)]
    if result == list(stands):
        now = found.seen | {key: tuple(map(digest, wanted))} if wanted or seen else found.seen
        return Followed(found.sets, found.removals, now, found.kept)
    if not may:
        return _keeping(found, key, ", ".join(stands) or "none", ", ".join(wanted) or "none")
    now = found.seen | {key: tuple(map(digest, wanted))}
    if not result:
        return Followed(found.sets, (*found.removals, key), now, found.kept)
    return Followed(found.sets | {key: [*result]}, found.removals, now, found.kept)


def _proposal(
    found: Followed, new: NewFeature, there: Mapping[str, Node], declared: Level | None
) -> Followed:
    """A request of an earlier run follows the row; one that somebody declined is not made again."""
    stands, known = there.get("proposed"), found.seen.get("proposed")
    mine = stands is not None and known == _request(stands)
    wanted = new.proposed if new.proposed and not _answered(new.proposed, there, declared) else None
    seen = found.seen | ({"proposed": _request(new.proposed)} if new.proposed else {})
    if wanted is None:
        return Followed(found.sets, (*found.removals, *(["proposed"] if mine else [])), seen, found.kept)
    if stands is None and known == _request(wanted):
        return found
    if stands is not None and not mine:
        same = _request(stands) == _request(wanted)
        return found if same else _keeping(found, "proposed", _said(stands), _said(wanted))
    if mine and known == _request(wanted):
        return found
    return Followed(found.sets | {"proposed": wanted}, found.removals, seen, found.kept)


def _answered(wanted: Mapping[str, Node], there: Mapping[str, Node], declared: Level | None) -> bool:
    """Whether engineering gave this, or more."""
    asked = Proposal.model_validate(wanted)
    if declared is None or not declared.needs_signature or asked.level is None:
        return False
    return asked.level.rank < declared.rank or (asked.level is declared and _dated(asked, there))


def _dated(asked: Proposal, there: Mapping[str, Node]) -> bool:
    date = asked.set.get(".".join(map(str, DATE)))
    return date is None or grants(dict(there), Proposal(set={".".join(map(str, DATE)): date}))


def _request(proposed: Node) -> str:
    """The digest of what is asked for, whoever asks and why."""
    return digest(_said(proposed))


def _said(proposed: Node) -> str:
    level, values = at(proposed, ("level",)), at(proposed, ("set",))
    pairs = sorted(f"{key}: {value}" for key, value in values.items()) if isinstance(values, dict) else ()
    return ", ".join((str(level), *pairs))


def _texts(value: Node) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _keeping(found: Followed, key: str, stands: str, wanted: str) -> Followed:
    return Followed(found.sets, found.removals, found.seen, (*found.kept, (key, stands, wanted)))


def markers(statuses: Iterable[FeatureStatus]) -> dict[str, FeatureStatus]:
    """The features by each of their links, among which are the names of the records they come from."""
    return {link: status for status in statuses if status.entry.model for link in status.entry.model.links}
