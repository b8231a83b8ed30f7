"""What the rules on documents are asked about: one subject for each thing that a document says."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.feature.names import Carrier, NameIndex
from readyctl.core.feature.near_names import NearName
from readyctl.core.feature.view import SalesView
from readyctl.core.quantity.metrics import called
from readyctl.core.statement.claims import SOMEBODY_ELSES, Judge, Said
from readyctl.core.statement.company import company_claims
from readyctl.core.statement.frames import standing
from readyctl.core.statement.passages import DocumentText, Passage, Unreadable
from readyctl.core.statement.rows import in_rows
from readyctl.core.statement.sentences import sentences
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.titles import titled
from readyctl.core.statement.unknown import UnknownCapability
from readyctl.core.statement.verdict import judged
from readyctl.core.statement.weak_ground import WeakGround
from readyctl.core.text.words import key


class UnreadDocument(Struct, frozen=True):
    """A document that could not be read."""

    why: Unreadable


class PicturePlace(Struct, frozen=True):
    """A place that was not read: it holds `pictures`, or shows another `file`, or is something else.

    `alone` says that the place has no text besides its pictures; `what` is what else it is, with the reason.
    """

    place: str
    file: str = ""
    pictures: int = 1
    alone: bool = True
    what: str = ""


class MisspeltName(Struct, frozen=True):
    """Words of a text that must be meant for a name, and are none; `sentence` is what is said with them."""

    said: str
    near: NearName
    sentence: str


def judge_for(
    inventory: Knowledge, today: dt.date, own: tuple[str, ...] = (), own_party: tuple[str, ...] = ()
) -> Judge:
    """Give a judge that knows every name in the registry, unsigned ones too.

    `own` are names of the vendor, beside those of the settings. The registry's name is one more of them and
    never the only one: a registry called `Payments` must not make the company that owns it somebody else.
    `own_party` is how documents call us: `Contractor`.
    """
    ours = (*inventory.settings.own, *own)
    names = (inventory.settings.name or "", *ours) if ours else ()
    return Judge(
        inventory.names,
        today,
        frozenset(name.strip().lower() for name in names if name.strip()),
        cache(lambda: NameIndex(_measured(inventory))),
        frozenset(own_party),
    )


def _measured(inventory: Knowledge) -> Iterator[Carrier]:
    """The metrics that features have limits of, as names of these features: a table's column names them."""
    for feature_id in inventory.ids:
        view = inventory.view(feature_id)
        if metrics := tuple(metric for metric, _, _ in view.limits) if view else ():
            yield Carrier(feature_id, tuple(name for metric in metrics for name in called(metric)))


def unread_subject(path: str, error: Unreadable) -> Subject:
    """A document that says nothing, and why."""
    return Subject(UnreadDocument(error), path, path)


def document_subjects(
    path: str, text: DocumentText, kind: TextKind, inventory: Knowledge, judge: Judge
) -> Iterator[Subject]:
    """Give every claim, every promise of something unknown once, and every place that is only a picture; in a
    binding text also each feature of weak ground, once.

    A document with more than `MOST_PASSAGES` or `MOST_CHARACTERS` is not judged at all, and told so.
    """
    if (why := too_long(text)) is not None:
        yield unread_subject(path, why)
        return
    judge = judge.of(text, kind)
    seen, misspelt = set[tuple[str, ...]](), set[tuple[str, ...]]()
    weak: dict[str, Subject] = {}
    for at, (passage, row) in enumerate(in_rows(titled(standing(text.passages), judge.near.is_name))):
        said = judge.read(passage, row)
        for claim in said.claims:
            view = weakest(inventory, claim.ids)
            if view is not None:
                status = judged(claim, view, kind, inventory.settings.limits)
                there = Subject(
                    status,
                    path,
                    view.id,
                    place=claim.place or None,
                    position=_position(claim.line),
                    order=(at, claim.start),
                )
                yield there
                # What may not be said there at all is an error by itself, fresh or not.
                if kind.binding and view.stale and status.clean:
                    weak.setdefault(view.id, replace(there, value=WeakGround(view, kind)))
        for found in _of_the_company(path, passage, said, kind, inventory, judge):
            yield replace(found, order=(at, found.order[1]))
        for unknown in said.unknown:
            words = key(unknown.sentence)
            # What a contract lists under `Services` is mostly work, and what it has is said in sentences.
            if words not in seen and not (unknown.listed and kind is TextKind.CONTRACT):
                seen.add(words)
                yield replace(unknown_subject(path, unknown), order=(at, unknown.start))
        for each in _misspelt(path, passage, judge, misspelt):
            yield replace(each, order=(at, each.order[1]))
    yield from weak.values()
    yield from _unread(path, text)


def _of_the_company(  # noqa: PLR0913, PLR0917 - what a passage is held against
    path: str, passage: Passage, said: Said, kind: TextKind, inventory: Knowledge, judge: Judge
) -> Iterator[Subject]:
    if passage.kind in SOMEBODY_ELSES:
        return
    about_features = {claim.sentence for claim in said.claims}
    for found in company_claims(judge.reading(passage), inventory.settings.limits, kind, about_features):
        claim = found.claim
        yield Subject(
            found,
            path,
            "",
            place=claim.place or None,
            position=_position(claim.line),
            order=(0, claim.start),
        )


def _misspelt(path: str, passage: Passage, judge: Judge, told: set[tuple[str, ...]]) -> Iterator[Subject]:
    """What comes near a name and is none, sentence by sentence as they are judged; each spelling once."""
    if passage.kind in SOMEBODY_ELSES:
        return
    for sentence in sentences(passage.text):
        for near in judge.near.find(sentence.text):
            said, start = sentence.text[near.start : near.end], sentence.start + near.start
            if near.slip and key(said) not in told:
                told.add(key(said))
                yield Subject(
                    MisspeltName(" ".join(said.split()), near, sentence.text),
                    path,
                    near.ids[0],
                    place=passage.place_at(start) or None,
                    position=_position(passage.line_at(start)),
                    order=(0, start),
                )


def _unread(path: str, text: DocumentText) -> Iterator[Subject]:
    for place, count in Counter(text.pictures).items():
        value = PicturePlace(place, pictures=count, alone=text.only_drawn(place))
        yield Subject(value, path, path, place=place)
    for place, file in text.elsewhere:
        yield Subject(PicturePlace(place, file), path, path, place=place or None)
    for place, what in text.unread:
        yield Subject(PicturePlace(place, what=what), path, path, place=place or None)


MOST_PASSAGES, MOST_CHARACTERS = 20_000, 1_500_000
"""A book of five hundred pages; judging more would take minutes, and nobody waits for a check that long."""


def too_long(text: DocumentText) -> Unreadable | None:
    """Say so where a document is too long to be judged in reasonable time."""
    characters = sum(len(passage.text) + len(passage.label) for passage in text.passages)
    if len(text.passages) <= MOST_PASSAGES and characters <= MOST_CHARACTERS:
        return None
    return Unreadable(
        f"it is too long to be checked: {len(text.passages):,} paragraphs, {characters:,} characters; "
        f"{MOST_PASSAGES:,} and {MOST_CHARACTERS:,} are the most",
        help="check it in parts, one file each",
    )


def in_reading_order(subjects: Iterable[Subject], text: DocumentText) -> Iterator[Subject]:
    """The same, with the place in the text's order for those that only name it: badges, pictures."""
    first: dict[str, int] = {}
    for at, passage in enumerate(text.passages):
        for place in (passage.place, passage.place.partition(", ")[0]):
            first.setdefault(place, at)
    for subject in subjects:
        place = subject.place or ""
        at = first.get(place, first.get(place.partition(", ")[0], 0))
        yield subject if subject.order != (0, 0) else replace(subject, order=(at, 0))


def names_in(text: DocumentText, known: Knowledge, judge: Judge) -> Iterator[str]:
    """The name of each feature that a text names, wherever it does, as often as it does."""
    for passage in text.passages:
        for words in filter(None, (passage.text, passage.label, passage.column)):
            for mention in judge.near.mentions(words):
                view = weakest(known, mention.ids)
                if view is not None:
                    yield view.name


def unknown_subject(path: str, unknown: UnknownCapability) -> Subject:
    """A promise of something that no feature knows."""
    line = unknown.passage.line_at(unknown.start)
    place = unknown.passage.place_at(unknown.start)
    return Subject(unknown, path, "", place=place or None, position=_position(line))


def weakest(inventory: Knowledge, ids: tuple[str, ...]) -> SalesView | None:
    """What sales may see of the weakest of these features; None where there is none of them."""
    found = [view for feature_id in ids if (view := inventory.view(feature_id)) is not None]
    return min(found, key=lambda view: view.level.rank, default=None)


def _position(line: int | None) -> Position | None:
    return None if line is None else Position(line, 1)
