"""Which features a note names, promised or not: each of them is a feature of this deal."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from msgspec import Struct

from readyctl.core.deal.deals import weight
from readyctl.core.deal.lines import TaggedLine, lines
from readyctl.core.deal.note import Handoff, Line, Movement, Role
from readyctl.core.entry.fields import those_of
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.feature.inventory import Inventory
from readyctl.core.promise.model import Promise, Tagged
from readyctl.core.text.words import words


class Named(Struct, frozen=True):
    """A feature that a note names: its id of today, the note's own words for it, and where they stand.

    Of a promise without words of its own, `words` is the id as the promise writes it.
    """

    id: str
    words: str
    at: KeyPath


def named(note: Handoff, inventory: Inventory) -> tuple[Named, ...]:
    """Every feature that a line of the note names or promises, in the order of the note, each once.

    Of a name that several features share, each of them; withdrawn promises name nothing.
    """
    found: dict[str, Named] = {}
    for line in lines(note):
        for one in _in_line(line, inventory):
            found.setdefault(one.id, one)
    return tuple(found.values())


def names_any(note: Handoff, inventory: Inventory) -> bool:
    """Whether a line of the note names or promises any feature."""
    return any(True for line in lines(note) for _ in _in_line(line, inventory))


def named_by_feature(notes: Iterable[Handoff], inventory: Inventory) -> dict[str, tuple[Handoff, ...]]:
    """The notes that name or promise each feature, by its id of today, heaviest deal first."""
    found: dict[str, list[Handoff]] = {}
    for note in sorted(notes, key=lambda note: (-weight(note), note.id)):
        for one in named(note, inventory):
            found.setdefault(one.id, []).append(note)
    return {feature_id: tuple(notes) for feature_id, notes in found.items()}


def naming(
    notes: Iterable[Handoff], inventory: Inventory, features: Collection[str]
) -> dict[str, tuple[Handoff, ...]]:
    """The same for a few features: what has no word that a name of theirs begins with is passed over."""
    first = inventory.names.beginnings(features)
    few = [note for note in notes if any(_begins(line, inventory, features, first) for line in lines(note))]
    found = named_by_feature(few, inventory)
    return {feature_id: found[feature_id] for feature_id in features if feature_id in found}


def _begins(line: TaggedLine, inventory: Inventory, features: Collection[str], first: frozenset[str]) -> bool:
    written = line.line.feature if isinstance(line.line, Promise) else None
    if written is not None and inventory.goes_by(written) in features:
        return True
    return any(word.key in first for _, text in texts(line.line) for word in words(text))


def standing_in(note: Handoff, inventory: Inventory) -> Iterator[str]:
    """A sentence on what the note promises and one on what it only names, each feature with its level; none
    where it does neither. For the house.
    """
    promised = dict.fromkeys(inventory.goes_by(promise.feature) for _, promise in note.open_promises)
    only = dict.fromkeys(one.id for one in named(note, inventory) if one.id not in promised)
    for verb, ids in (("promises", promised), ("names without a promise", only)):
        if ids:
            yield f"it {verb}: {', '.join(_with_level(one, inventory) for one in ids)}"


def _with_level(feature_id: str, inventory: Inventory) -> str:
    view = inventory.view(feature_id)
    if view is None:
        return f"{feature_id} (unknown)"
    if view.removed:
        return f"{view.name} (not there any more)"
    waits = ", awaits engineering" if view.awaiting else f", ended on {view.ends}" if view.ended else ""
    return f"{view.name} ({view.level}{waits})"


def texts(line: Tagged) -> Iterator[tuple[str, str]]:
    """The words of one line, each with the key that holds them."""
    for key in _holding_words(type(line)):
        if value := getattr(line, key):
            yield ("from" if key == "source" else key), str(value)


@cache
def _holding_words(kind: type[Tagged]) -> tuple[str, ...]:
    keys: tuple[str, ...] = ()
    if issubclass(kind, Promise):
        keys = ("quote",)
    elif issubclass(kind, Role):
        keys = ("role",)
    elif issubclass(kind, Movement):
        keys = ("what", "source", "to", "when", "format", "source_of_truth", "on_error")
    elif issubclass(kind, Line):
        keys = ("when", "who", "text", "answer")
    return those_of(kind, keys)


def _in_line(line: TaggedLine, inventory: Inventory) -> Iterator[Named]:
    for key, text in texts(line.line):
        for mention in inventory.names.mentions(text):
            for feature_id in mention.ids:
                yield Named(inventory.goes_by(feature_id), text[mention.start : mention.end], (*line.at, key))
    if isinstance(line.line, Promise):
        written = line.line.feature
        yield Named(inventory.goes_by(written), written, (*line.at, "feature"))
