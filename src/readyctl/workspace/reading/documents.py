"""Documents and decks against the registry: read, judged, waived, reported."""

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from readyctl.adapters.decks import deck as decks
from readyctl.adapters.documents import reading
from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.fate import Ids
from readyctl.core.feature.inventory import Inventory
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.statement.badges import (
    BadgeState,
    BadgeStatus,
    UnverifiedName,
    badge_subjects,
    stamps,
    unverified_subjects,
)
from readyctl.core.statement.claims import Judge
from readyctl.core.statement.passages import DocumentText, Unreadable
from readyctl.core.statement.slides import slide_subjects
from readyctl.core.statement.subjects import (
    document_subjects,
    in_reading_order,
    judge_for,
    names_in,
    unread_subject,
)
from readyctl.core.statement.text_kind import ReadText, Taken, TextKind, asked_for, guess, read_text
from readyctl.core.statement.unknown import UnknownCapabilities
from readyctl.core.statement.verdict import ClaimStatus
from readyctl.core.statement.waivers import FILE, WaivedFinding, Waivers, apply, misnamed
from readyctl.rules import engine
from readyctl.rules.catalogue import ON_DOCUMENTS, may_be_waived, rules
from readyctl.rules.facts import Facts
from readyctl.rules.statement import unknown_capability
from readyctl.workspace.reading.doing import doing
from readyctl.workspace.reading.elsewhere import Answering
from readyctl.workspace.reading.report import Report
from readyctl.workspace.reading.waiving import WaiverHistory, idle

STDIN = "-"
_PLAIN = ".txt"


class Judged(Struct, frozen=True):
    """The findings on one document, and those that a waiver lets stand."""

    found: list[Diagnostic]
    waived: tuple[WaivedFinding, ...] = ()
    names: frozenset[str] = frozenset()
    """The features that it names, by name; empty where anything was found in it."""


class Reviewed(Struct, frozen=True):
    """Where documents are held against: one moment of a registry, and the vendor's names."""

    known: Knowledge
    top: Path | None = None
    own: tuple[str, ...] = ()
    history: WaiverHistory | None = None
    own_party: tuple[str, ...] = ()
    unknown: bool = False
    """Whether each promise of what no feature is about is listed, and not only counted."""

    @property
    def judge(self) -> Judge:
        """The judge of this moment."""
        return judge_for(self.known, self.today, self.own, self.own_party)

    @property
    def today(self) -> dt.date:
        """The day that it is held against."""
        return self.known.as_of

    @property
    def facts(self) -> Facts:
        """What rules may know: each thing that a document says brings what is known of its features."""
        settings = self.known.settings
        nothing = Inventory((), as_of=self.today, revision=self.known.revision, settings=settings)
        return Facts(self.today, nothing, settings)


def against(
    answering: Answering, own: Sequence[str] = (), own_party: Sequence[str] = (), *, unknown: bool = False
) -> Reviewed:
    """Hold documents against what is known; `own_party` are the words by which they call us, `unknown`
    says to list each promise of what no feature is about.
    """
    if answering.workspace:
        answering.workspace.forget_history()  # of what is known nothing more is judged
    return Reviewed(
        answering.known,
        answering.top,
        tuple(own),
        WaiverHistory(answering.workspace) if answering.workspace else None,
        tuple(own_party),
        unknown,
    )


def check_documents(
    files: Sequence[Path], against: Reviewed, *, stdin_as: str = ".txt", kind: TextKind | None = None
) -> Report:
    """Read each document (`-` is standard input, in the format `stdin_as`) and judge its claims, as a text of
    this kind, or else of the kind that it seems to be.

    A file that cannot be read is a finding; the others are judged all the same.
    """
    judge = against.judge
    judged: list[Judged] = []
    read: list[ReadText] = []
    for path in files:
        name, text = _shown(path, against.top), None
        with doing(f"judging {name}"):
            try:
                text = _text(path, stdin_as)
            except Unreadable as error:
                subjects = iter((unread_subject(name, error),))
            else:
                taken = _taken(stdin_as if str(path) == STDIN else path.suffix, text, kind)
                read.append(read_text(name, text, taken))
                said = document_subjects(name, text, taken.kind, against.known, judge)
                subjects = in_reading_order(said, text)
            judged.append(_naming(_judged(path, subjects, against), text, against.known, judge))
    return _report(judged, against, len(files), read)


def check_text(text: str, against: Reviewed, *, kind: TextKind | None = None) -> Report:
    """Judge plain text that somebody hands over, as check_documents does a file; no waiver is for it."""
    source, name = BytesIO(text.encode("utf-8", "replace")), "the text"
    read: tuple[ReadText, ...] = ()
    try:
        found = reading.read(source, name, _PLAIN)
    except Unreadable as error:
        subjects = iter((unread_subject(name, error),))
    else:
        taken = _taken(_PLAIN, found, kind)
        read = (read_text(name, found, taken),)
        subjects = document_subjects(name, found, taken.kind, against.known, against.judge)
    return _report([_judged(Path(STDIN), subjects, against)], against, 1, read)


def _taken(ending: str, text: DocumentText, kind: TextKind | None) -> Taken:
    return asked_for(kind) if kind else guess(ending, text)


class DeckReport(Struct, frozen=True):
    """The findings about decks, and how often each state was found, the good one too."""

    report: Report
    states: Mapping[BadgeState, int]


def check_decks(files: Sequence[Path], against: Reviewed, *, kind: TextKind | None = None) -> DeckReport:
    """Read each deck, and judge its badges, its claims, and the features that it names without a badge.

    It is judged as a deck, unless another `kind` is asked for.
    """
    taken = asked_for(kind) if kind else Taken(TextKind.DECK, "deck check reads decks")
    read: list[ReadText] = []
    states = Counter[BadgeState]()
    judge = against.judge
    judged: list[Judged] = []
    for path in files:
        name = _shown(path, against.top)
        try:
            deck = decks.read(decks.content(path), path.name)
        except Unreadable as error:
            judged.append(_judged(path, iter((unread_subject(name, error),)), against))
            continue
        read.append(read_text(name, deck.text, taken))
        said = tuple(document_subjects(name, deck.text, taken.kind, against.known, judge))
        claims = (subject.value for subject in said if isinstance(subject.value, ClaimStatus))
        alone = {(status.claim.passage.slide, status.view.id) for status in claims}
        places = {badge.place for badge in deck.badges}
        subjects = (
            *said,
            *slide_subjects(name, deck.text, places, taken.kind, against.known, judge, alone),
            *badge_subjects(name, deck.badges, against.known, against.today),
            *unverified_subjects(name, deck.text, deck.badges, against.known, judge.names),
        )
        states.update(s.value.state for s in subjects if isinstance(s.value, BadgeStatus | UnverifiedName))
        done = _judged(path, in_reading_order(subjects, deck.text), against)
        judged.append(_naming(done, deck.text, against.known, judge))
    return DeckReport(_report(judged, against, len(files), read), states)


def stamp_deck(source: Path, against: Reviewed) -> decks.Stamped:
    """Give a copy of the deck with the true badges. Raises as `decks.stamp` does."""
    return decks.stamp(decks.content(source), source.name, stamps(against.known))


def _text(path: Path, stdin_as: str) -> DocumentText:
    if str(path) == STDIN:
        return reading.read(sys.stdin.buffer, "the standard input", stdin_as)
    return reading.read_file(path)


def _shown(path: Path, top: Path | None) -> str:
    if str(path) == STDIN:
        return "stdin"
    full = path.resolve()
    if top is not None and full.is_relative_to(top.resolve()):
        return full.relative_to(top.resolve()).as_posix()
    return path.name


def _judged(path: Path, subjects: Iterator[Subject], against: Reviewed) -> Judged:
    """The findings on one document that no waiver lets stand, those on its waivers, and those waived."""
    found = engine.run(rules(*ON_DOCUMENTS), subjects, against.facts)
    judged = _waived(path, found, against)
    return judged if against.unknown else replace(judged, found=_counted(judged.found, against))


def _naming(judged: Judged, text: DocumentText | None, known: Knowledge, judge: Judge) -> Judged:
    """The same with what the document names, where that is all that can be told of it."""
    if text is None or judged.found:
        return judged
    return replace(judged, names=frozenset(names_in(text, known, judge)))


def _counted(found: Sequence[Diagnostic], against: Reviewed) -> list[Diagnostic]:
    """The findings on one document, with one line for all promises of what no feature is about."""
    unknown = [each for each in found if each.code == unknown_capability.CODE]
    if not unknown:
        return list(found)
    path = unknown[0].path
    sum_ = Subject(UnknownCapabilities(len(unknown)), path, path)
    counted = engine.run(rules(*ON_DOCUMENTS), (sum_,), against.facts)
    return [*(each for each in found if each.code != unknown_capability.CODE), *counted]


def _waived(path: Path, found: list[Diagnostic], against: Reviewed) -> Judged:
    if str(path) == STDIN:
        return Judged(found)
    if against.history is None:
        beside = path.resolve().parent / FILE
        return Judged([*found, *engine.run(rules(*ON_DOCUMENTS), idle(beside, FILE), against.facts)])
    file, history = against.history.file_for(path), against.history
    waivable = {code for code in {d.code for d in found} if may_be_waived(code)}
    done = apply(
        [d for d in found if d.code in waivable],
        file.waivers,
        path.name,
        against.today,
        lambda waiver, feature: history.backing(file.path, waiver, feature),
    )
    lost = tuple(misnamed(Waivers(waivers=file.waivers), _beside(path), _ids_of(against.known)))
    named = {id(use.waiver) for use in lost}
    told = (*lost, *(use for use in done.uses if id(use.waiver) not in named))
    about = [*(Subject(use, file.path, path.name) for use in told), *file.idle]
    if file.unread is not None:
        about.append(file.unread)
    kept = [d for d in found if d.code not in waivable]
    return Judged([*kept, *done.kept, *engine.run(rules(*ON_DOCUMENTS), about, against.facts)], done.waived)


def _beside(path: Path) -> frozenset[str]:
    return frozenset(entry.name for entry in path.parent.iterdir())


def _ids_of(known: Knowledge) -> Ids:
    """The ids that a feature has or had; to list them all, every feature would be read."""
    return Ids(lambda id_: id_ in known.successors or known.present(id_) is not None)


def _report(judged: Sequence[Judged], against: Reviewed, files: int, read: Sequence[ReadText]) -> Report:
    found = {diagnostic for one in judged for diagnostic in one.found}
    waived = tuple(each for one in judged for each in one.waived)
    return Report(
        against.today,
        against.known.revision,
        files,
        tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key)),
        _called(read, files),
        tuple(read),
        tuple(sorted({name for one in judged for name in one.names})),
        waived,
        docs=against.known.settings.docs,
    )


def _called(read: Sequence[ReadText], files: int) -> str:
    """What the documents are, in the singular, where all of them were read and are of one kind."""
    kinds = {text.taken.kind for text in read}
    (kind, *others) = kinds or {TextKind.PAGE}
    return "document" if others or kind is TextKind.PAGE or len(read) < files else kind.value
