"""What an import does to the deal notes: three-way, so that it never overwrites what a person wrote.

The import keeps what it wrote under `source.seen`. A value in the note that still equals it belongs to the
import and follows the CRM; any other value is a person's and stays. Of an absent value the CRM's is taken.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from readyctl.core.deal.note import Handoff
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.interview.promised import NOTHING_KNOWN, Known
from readyctl.core.pipeline.export import Deal
from readyctl.core.pipeline.promised import SEEN, new_promises
from readyctl.core.pipeline.record_ids import source_key
from readyctl.core.quantity.quantity import format_number
from readyctl.core.text.slug import slug

PLACES: Mapping[str, KeyPath] = {
    "stage": ("stage",),
    "amount": ("value", "amount"),
    "currency": ("value", "currency"),
    "close_date": ("close_date",),
    "owner": ("owner",),
}
"""What the import writes, and where; the customer and everything else in a note is never touched."""

NOBODY = "unassigned"


class Create(Struct, frozen=True):
    """A new note, with the data of its file."""

    id: str
    deal: Deal
    data: dict[str, Node]


class Update(Struct, frozen=True):
    """Values to set in a note, and promises to add; `kept` are (key, the person's value, the CRM's) that stay
    as they are.
    """

    id: str
    deal: Deal
    sets: Mapping[KeyPath, Node]
    kept: tuple[tuple[str, str, str], ...] = ()
    promises: tuple[Mapping[str, Node], ...] = ()


Action = Create | Update


def plan(
    deals: Iterable[Deal],
    notes: Iterable[Handoff],
    ids: Iterable[str],
    links: Mapping[tuple[str, str], str] = MappingProxyType({}),
    lines: Known = NOTHING_KNOWN,
) -> tuple[Action, ...]:
    """One action for each deal, in the export's order; an `Update` without `sets` changes nothing.

    `ids` are those of all notes, also of the ones that cannot be read: a new note takes none of them.
    `links` says by key which deal a note without a source is of; `lines` is what is known where a line about
    a promise is read.
    """
    by_id = {note.id: note for note in notes}
    known = {source_key(n.source.system, n.source.id): n for n in by_id.values() if n.source is not None}
    known |= {key: by_id[note_id] for key, note_id in links.items()}
    taken = set(ids)
    actions: list[Action] = []
    for deal in deals:
        note = known.get(deal.key)
        if note is not None:
            actions.append(_update(deal, note, lines))
        else:
            new_id = _free_id(deal, taken)
            taken.add(new_id)
            actions.append(Create(new_id, deal, _data(new_id, deal, lines)))
    return tuple(actions)


def _said(deal: Deal) -> dict[str, str]:
    """What the CRM says, as a note writes it; without what it does not say."""
    values = {
        "stage": deal.stage.value,
        "amount": None if deal.amount is None else format_number(deal.amount),
        "currency": deal.currency,
        "close_date": deal.close_date.isoformat() if deal.close_date else None,
        "owner": deal.owner,
    }
    return {key: value for key, value in values.items() if value is not None}


def _written(note: Handoff) -> dict[str, str]:
    values = {
        "stage": note.stage.value,
        "amount": format_number(note.value.amount) if note.value else None,
        "currency": note.value.currency if note.value else None,
        "close_date": note.close_date.isoformat() if note.close_date else None,
        "owner": note.owner,
    }
    return {key: value for key, value in values.items() if value is not None}


def _update(deal: Deal, note: Handoff, lines: Known) -> Update:
    said, stands = _said(deal), _written(note)
    seen = dict(note.source.seen) if note.source else {}
    sets: dict[KeyPath, Node] = {}
    kept: list[tuple[str, str, str]] = []
    if _is_hers(said, stands, seen):
        kept.append(("value", _value_words(stands), _value_words(said)))
        said = {key: new for key, new in said.items() if key not in _VALUE}
    for key, new in said.items():
        old = stands.get(key)
        if old is not None and old not in (new, seen.get(key)):
            kept.append((key, old, new))
            continue
        if old != new:
            sets[PLACES[key]] = new
        seen[key] = new
    if deal.promises:
        seen[SEEN] = _all_seen(seen.get(SEEN), deal.promises)
    if note.source is None:
        sets["source",] = {"system": deal.system, "id": deal.source_id, "seen": dict(seen)}
    elif seen != note.source.seen:
        sets["source", "seen"] = dict(seen)
    promises = tuple(new_promises(deal.promises, note, lines))
    return Update(note.id, deal, _whole_value(note, sets), tuple(kept), promises)


def _all_seen(before: str | None, said: Iterable[str]) -> str:
    """Every line that the column ever had: one that comes back is no new promise."""
    return "\n".join(dict.fromkeys([*(before.split("\n") if before else ()), *said]))


_VALUE = ("amount", "currency")


def _is_hers(said: Mapping[str, str], stands: Mapping[str, str], seen: Mapping[str, str]) -> bool:
    """Whether the note's value is a person's: an amount and its currency are one, and never come mixed."""
    if "amount" not in said or "amount" not in stands:
        return False
    agreed = all(said[key] == stands[key] for key in _VALUE if key in said and key in stands)
    return not agreed and any(stands.get(key) != seen.get(key) for key in _VALUE)


def _value_words(values: Mapping[str, str]) -> str:
    return " ".join(values[key] for key in _VALUE if key in values)


def _whole_value(note: Handoff, sets: dict[KeyPath, Node]) -> dict[KeyPath, Node]:
    """Where a note has no value at all, amount and currency are set as one mapping."""
    if note.value is not None:
        return sets
    parts = {str(path[1]): node for path, node in sets.items() if path[0] == "value"}
    rest = {path: node for path, node in sets.items() if path[0] != "value"}
    whole: dict[str, Node] = dict(parts)
    return {("value",): whole, **rest} if "amount" in parts else rest


def _data(new_id: str, deal: Deal, lines: Known) -> dict[str, Node]:
    said = _said(deal)
    data: dict[str, Node] = {
        "id": new_id,
        "customer": deal.customer,
        "owner": said.get("owner", NOBODY),
        "stage": said["stage"],
    }  # fmt: skip
    if "amount" in said:
        data["value"] = {key: said[key] for key in ("amount", "currency") if key in said}
    if "close_date" in said:
        data["close_date"] = said["close_date"]
    seen: dict[str, Node] = {**said, "owner": said.get("owner", NOBODY)}
    if deal.promises:
        seen[SEEN] = _all_seen(None, deal.promises)
    data["source"] = {"system": deal.system, "id": deal.source_id, "seen": seen}
    if deal.promises:
        data["promises"] = [dict(one) for one in new_promises(deal.promises, None, lines)]
    return data


_LONGEST_ID = 64
_TAIL = 8


def _free_id(deal: Deal, taken: set[str]) -> str:
    """An id from the deal's name; where it is taken, with the end of the CRM's id, and a number at need."""
    base = slug(deal.name) or slug(deal.customer) or "deal"
    tail = slug(deal.source_id)[-_TAIL:] or "x"
    return next(new_id for new_id in _candidates(base, tail) if new_id not in taken)


def _candidates(base: str, tail: str) -> Iterator[str]:
    yield base[:_LONGEST_ID].rstrip("-")
    yield f"{base[: _LONGEST_ID - len(tail) - 1].rstrip('-')}-{tail}"
    number = 2
    while True:
        end = f"{tail}-{number}"
        yield f"{base[: _LONGEST_ID - len(end) - 1].rstrip('-')}-{end}"
        number += 1
