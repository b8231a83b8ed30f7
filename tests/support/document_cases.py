"""Markdown blocks of rule cases as documents and decks, and the waivers beside them."""

import datetime as dt
import io
from collections.abc import Iterator

from msgspec.structs import replace

from readyctl.adapters.decks import deck as decks
from readyctl.adapters.documents import reading
from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.inventory import Inventory
from readyctl.core.statement.badges import FoundBadge, badge_subjects, unverified_subjects
from readyctl.core.statement.passages import DocumentText, Unreadable
from readyctl.core.statement.subjects import document_subjects, judge_for, unread_subject
from readyctl.core.statement.text_kind import TextKind, guess
from readyctl.core.statement.waivers import FILE as WAIVERS
from readyctl.core.statement.waivers import WaiverUse, read_waivers
from readyctl.rules.catalogue import may_be_waived

__all__ = ["WAIVERS", "document_subjects_of"]


def document_subjects_of(path: str, text: str, inventory: Inventory, today: dt.date) -> Iterator[Subject]:
    """Give what rules are asked about a block; nothing for a block of the registry."""
    if path.endswith(WAIVERS):
        yield from _waivers(path, text)
    elif path.endswith(".md"):
        for subject in _document(path, text, inventory, today):
            yield subject if subject.position else replace(subject, position=Position(1, 1))


def _document(path: str, text: str, inventory: Inventory, today: dt.date) -> Iterator[Subject]:
    judge = judge_for(inventory, today)
    try:
        said, badges = _read(path, text)
    except Unreadable as error:
        yield unread_subject(path, error)
        return
    kind = TextKind.DECK if path.startswith("decks/") else guess(".md", said).kind
    yield from document_subjects(path, said, kind, inventory, judge)
    yield from badge_subjects(path, badges, inventory, today)
    if path.startswith("decks/"):
        yield from unverified_subjects(path, said, badges, inventory, judge.names)


def _read(path: str, text: str) -> tuple[DocumentText, tuple[FoundBadge, ...]]:
    if path.startswith("decks/"):
        deck = decks.read(text.encode(), path)
        return deck.text, deck.badges
    return reading.read(io.BytesIO(text.encode()), path, ".md"), ()


def _waivers(path: str, text: str) -> Iterator[Subject]:
    document = read(text.encode())
    model, problems = read_waivers(document, may_be_waived)
    if model is None:
        yield Subject(document, path, WAIVERS, document.source, problems)
        return
    for index, waiver in enumerate(model.waivers):
        line = document.source.value(("waivers", index))
        refusal = "nobody stands behind it" if "unsigned" in waiver.reason else ""
        use = WaiverUse(waiver, used="needed" in waiver.reason, refusal=refusal)
        yield Subject(use, path, WAIVERS, position=line)
