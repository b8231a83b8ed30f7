"""Badges on slides: whether what a slide says of a feature's level is what the registry says today."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.path import ID
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.fate import Fate
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.feature.names import NameIndex
from readyctl.core.feature.near_names import near_names
from readyctl.core.feature.view import SalesView
from readyctl.core.level.table import Level
from readyctl.core.level.words import strongest
from readyctl.core.statement.dates import Dated, find_date
from readyctl.core.statement.passages import DocumentText, PassageKind
from readyctl.core.statement.subjects import weakest

ANCHOR = re.compile(rf"readyctl:({ID.pattern})(?:\s+([a-z]+))?(?:\s+([0-9a-f]{{7,64}}))?(?![\w-])")
"""The alternative text or name of a badge: `readyctl:ID`, and when stamped the level and the commit."""
_COMMIT = 12


class BadgeState(StrEnum):
    """What a deck says of one feature."""

    CURRENT = "CURRENT"
    CHANGED = "CHANGED"
    MISSING = "MISSING"
    UNVERIFIED = "UNVERIFIED"


class FoundBadge(Struct, frozen=True):
    """One badge in a deck: the id it is for, its text, and the level that its alternative text keeps."""

    id: str
    text: str
    place: str
    slide: int | None = None
    line: int | None = None
    stamped: Level | None = None
    flaw: str = ""
    """What is wrong with how its marker is written, such as `is not closed`."""

    @property
    def claimed(self) -> Level | None:
        """The level that a reader sees; where the badge is a picture, what its alternative text says."""
        return strongest(self.text) if self.text.strip() else self.stamped

    def without(self, name: str) -> "FoundBadge":
        """The badge with a feature's name taken out of its words: `Live chat: Planned` claims a plan."""
        rest = re.sub(re.escape(name), "", self.text, flags=re.IGNORECASE)
        return replace(self, text=rest) if strongest(rest) else self


class BadgeStatus(Struct, frozen=True):
    """A badge and the feature it is for; None where no feature has the id."""

    badge: FoundBadge
    view: SalesView | None
    date: Dated | None = None
    """The date that the badge's text names."""
    heirs: tuple[str, ...] = ()
    """The ids that its id goes on under, where it was split or renamed."""
    fates: tuple[Fate, ...] = ()
    """What became of its id, where no feature has that any more."""

    @property
    def claimed(self) -> Level | None:
        """The level that the badge shows, which a word in the feature's own name does not raise."""
        return self.badge.without(self.view.name).claimed if self.view else self.badge.claimed

    @property
    def dated_rightly(self) -> bool:
        """Whether the badge names no date but the one that engineering signed, or one of what is done."""
        if self.date is None or self.view is None or self.view.level.row.available:
            return True
        signed = self.view.delivery_date
        return signed is not None and not self.view.overdue and self.date.last == signed

    @property
    def state(self) -> BadgeState:
        """Whether the badge shows today's level."""
        if self.view is None:
            return BadgeState.MISSING
        true = (
            not self.badge.flaw
            and self.claimed is self.view.level
            and self.dated_rightly
            and not self.view.ended
        )
        return BadgeState.CURRENT if true else BadgeState.CHANGED


class UnverifiedName(Struct, frozen=True):
    """A feature that a slide names without a badge for it on that slide."""

    named: str
    view: SalesView
    slide: int | None
    place: str

    state = BadgeState.UNVERIFIED


class Stamp(Struct, frozen=True):
    """What a true badge says: its text, and the alternative text with id, level and commit."""

    level: Level
    alt: str


def anchor(text: str) -> tuple[str, Level | None] | None:
    """Read a badge's alternative text or name: the id, and the level where it keeps one."""
    found = ANCHOR.search(text)
    if found is None:
        return None
    return found[1], Level.named(found[2])


def stamps(known: Knowledge) -> Mapping[str, Stamp]:
    """Give the true badge of every feature, by its id and its former ids."""
    found = {feature_id: known.present(feature_id) for feature_id in (*known.ids, *known.successors)}
    return {feature_id: stamp(feature_id, view, known.revision) for feature_id, view in found.items() if view}


def stamp(feature_id: str, view: SalesView, revision: str | None) -> Stamp:
    """Give the badge of one feature under the id that the deck uses."""
    commit = f" {revision[:_COMMIT]}" if revision else ""
    return Stamp(view.level, f"readyctl:{feature_id} {view.level}{commit}")


def badge_subjects(
    path: str, badges: tuple[FoundBadge, ...], known: Knowledge, today: dt.date
) -> Iterator[Subject]:
    """Give every badge with its feature; `today` tells which year a date without one means."""
    for badge in badges:
        value = BadgeStatus(
            badge,
            known.present(badge.id),
            find_date(badge.text, today),
            known.successors.get(badge.id, ()),
            known.departed.told(badge.id),
        )
        position = Position(badge.line, 1) if badge.line else None
        yield Subject(value, path, badge.id, place=badge.place or None, position=position)


def unverified_subjects(
    path: str,
    text: DocumentText,
    badges: tuple[FoundBadge, ...],
    known: Knowledge,
    names: NameIndex,
) -> Iterator[Subject]:
    """Give each feature that a slide names and has no badge for, once for each slide."""
    covered = {(badge.slide, view.id) for badge in badges if (view := known.present(badge.id))}
    seen, near = set(covered), near_names(names)
    for passage in text.passages:
        if passage.kind is PassageKind.CODE or passage.place.endswith((", notes", "settings")):
            continue
        for mention in near.mentions(passage.text):
            view = weakest(known, mention.ids)
            if view is None or (passage.slide, view.id) in seen:
                continue
            seen.add((passage.slide, view.id))
            place = passage.place_at(mention.start)
            line = passage.line_at(mention.start)
            value = UnverifiedName(passage.text[mention.start : mention.end], view, passage.slide, place)
            yield Subject(
                value,
                path,
                view.id,
                place=place or None,
                position=Position(line, 1) if line else None,
            )
