"""What the ledger says of one deal: promises that vanished, and when each was written down."""

from msgspec import Struct

from readyctl.core.deal.deals import is_open, weight
from readyctl.core.deal.note import Handoff
from readyctl.core.entry.document import Document, Node, SourceMap
from readyctl.core.entry.path import EntryPath
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.inventory import Inventory
from readyctl.core.promise.lines import PromiseLine
from readyctl.core.promise.recorded import Recorded
from readyctl.core.text.folding import caseless


class Vanished(Struct, frozen=True):
    """A promise that left a note without being withdrawn. `note` is the last version that could be read."""

    where: EntryPath
    note: Handoff | None
    line: PromiseLine
    gone: Recorded
    note_removed: bool = False


CUSTOMER = "customer"
"""The beginning of a key that two deals of one customer share; the other keys belong to one deal alone."""


def identity(document: Document) -> frozenset[str]:
    """What a later note of the same deal is known by: its id, its source, its customer with its owner."""
    data = document.data or {}
    source = data.get("source")
    keys = [f"id:{data['id']}"] if isinstance(data.get("id"), str) else []
    if isinstance(source, dict) and _texts(source.get("system"), source.get("id")):
        keys.append(f"source:{source['system']}:{source['id']}")
    if _texts(data.get("customer"), data.get("owner")):
        keys.append(f"{CUSTOMER}:{caseless(str(data['customer']))}:{caseless(str(data['owner']))}")
    return frozenset(keys)


def _texts(*values: Node) -> bool:
    return all(isinstance(value, str) for value in values)


def closed_at(note: Handoff, inventory: Inventory) -> bool:
    """Whether nothing was owed any more at the stage that a note had: lost, or won with everything kept."""
    return not is_open(note, inventory, {})


def vanished_subject(vanished: Vanished, source: SourceMap | None) -> Subject:
    """A vanished promise as the rules see it; `source` is the note's as it stands, None where it is gone."""
    heavy = weight(vanished.note) if vanished.note else 0.0
    return Subject(vanished, vanished.where.path, vanished.where.id, source, weight=heavy)
