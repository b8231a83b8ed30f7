"""Rule cases as prose: Markdown in which every YAML block is a file of a small registry.

    <!-- today=2026-11-22 signed-by=ada@example.com signed-at=2026-11-16 -->
    ```yaml features/payments/x.yaml
    level: committed  # RDY301
    ```

A mark `# RDYnnn` at the end of a line says that the rule must fire there, and where there is none it must
not. Blocks belong to one registry until a heading, or a path that is there already, begins the next. An HTML
comment before a block says what its file cannot: `signed-by` and `signed-at` (an engineer's act),
`reviewed-by` and `outdated` (a handoff's review), `broken` (the place of a promise that a commit broke),
`recorded` (the day on which its promises were written down), `removed-by` (an address: the file, signed, is
gone), `seen-in` (a commit in which its evidence of tests, a path, was there last, or `never`),
`vanished` (a feature whose promise left it),
`open` (the warnings and questions that it leaves, as `9+5`),
`encoding`, `pad` (bytes added), `irregular` (a mode such as 120000); and for the registry `today`,
`touched` (paths), `within` (days), `there` (files of the repository), `unentitled` and `unsettled` (a path),
`rivals` (commits). A Markdown block is a document, or under `decks/` a deck; its marks are comments at line
ends.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from readyctl.adapters.registry.objects import irregular
from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.ledger import Vanished, vanished_subject
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.open_points import OpenPoints
from readyctl.core.deal.reading import HandoffStatus, read_handoff
from readyctl.core.deal.review import Outdated, Reviewed, ReviewState, Unreviewed
from readyctl.core.entry.document import Document
from readyctl.core.entry.globs import Tree
from readyctl.core.entry.path import EntryKind, EntryPath, classify
from readyctl.core.entry.schema import validate
from readyctl.core.entry.subject import Subject, stray_subject
from readyctl.core.feature.assessing import assess
from readyctl.core.feature.evidence import LostEvidence, pointers
from readyctl.core.feature.fate import Became, Fate, GoneEntry, gone_subject
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.reading import feature_subject, read_feature
from readyctl.core.feature.written import LastWord
from readyctl.core.level.kind import Kind
from readyctl.core.meeting.decisions import meeting_subjects
from readyctl.core.meeting.record import read_record
from readyctl.core.promise.broken import Breaking
from readyctl.core.promise.lines import PromiseLine
from readyctl.core.promise.recorded import Recorded
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.guard_files import roster_subject, settings_subject
from readyctl.core.trust.reading import read_roster, read_settings
from readyctl.core.trust.report import TrustFacts, UnentitledChange
from readyctl.core.trust.settings import DEFAULTS
from readyctl.core.trust.signoff import Act, ActKind, Signed, SignOff, Unsigned
from readyctl.rules.catalogue import may_be_ignored
from readyctl.rules.facts import Facts
from support.document_cases import WAIVERS, document_subjects_of

TODAY = dt.date(2026, 11, 22)
BREAKING = Breaking(
    dt.date(2026, 5, 4),
    dt.date(2026, 6, 1),
    "b0bb" * 10,
    "bob@example.com",
    "shipped",
    "committed for 2027-06-30",
)
_TOKEN = re.compile(
    r"^(?P<heading>#+ [^\n]*)$"
    r"|^<!--(?P<options>[^\n]*)-->$"
    r"|^```(?:yaml|md) (?P<path>\S+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_MARK = re.compile(r"(?:#|<!--)\s*(RDY\d{3}(?:[ ,]+RDY\d{3})*)\s*(?:-->)?\s*$")


@dataclass(frozen=True)
class File:
    """One block: a file of the registry, with what its comment says about it."""

    path: str
    text: str
    options: Mapping[str, str]

    @property
    def document(self) -> Document:
        """The block as the product reads it."""
        if mode := self.options.get("irregular"):
            return irregular(f"{mode}:{'0' * 40}")[0]
        blob = self.text.encode(self.options.get("encoding", "utf-8"))
        return read(blob + b"#" * int(self.options.get("pad", "0")))

    @property
    def where(self) -> EntryPath | None:
        """What the path makes of it."""
        return classify(self.path, "")

    @property
    def signoff(self) -> SignOff:
        """Signed where the comment says so."""
        by = self.options.get("signed-by")
        if by is None:
            commit = "0bad" * 10
            why = f"set by commit {commit[:12]}, which does not count: sam@example.com is not on the roster"
            return Unsigned(why, commit, "sam@example.com", "sam@example.com")
        at = dt.datetime.fromisoformat(f"{self.options['signed-at']}T09:00:00+00:00")
        return Signed((Act(ActKind.SET, "900d" * 10, by, by.split("@")[0], at, Assurance.COMMITTER),))


@dataclass
class Registry:
    """Blocks that are looked at together, and the (path, line, code) at which rules must fire."""

    title: str
    files: list[File] = field(default_factory=list)
    expected: set[tuple[str, int, str]] = field(default_factory=set)

    def add(self, file: File) -> None:
        self.files.append(file)
        for number, line in enumerate(file.text.splitlines(), 1):
            if mark := _MARK.search(line):
                self.expected |= {(file.path, number, code) for code in re.split(r"[ ,]+", mark[1])}

    def option(self, name: str) -> str | None:
        return next((file.options[name] for file in self.files if name in file.options), None)

    def facts_and_subjects(self) -> tuple[Facts, list[Subject]]:
        """What the engine needs to judge this registry."""
        today = dt.date.fromisoformat(self.option("today") or TODAY.isoformat())
        settings = next((read_settings(f.document)[0] for f in self._of(EntryKind.SETTINGS)), None)
        gone = [each for file in self.files if (each := _gone(file))]
        statuses = [
            assess(
                read_feature(file.where, file.document, may_be_ignored),
                file.signoff,
                settings or DEFAULTS,
                today,
            )
            for file in self._of(EntryKind.FEATURE)
            if file.where and "removed-by" not in file.options
        ]
        inventory = Inventory(statuses, as_of=today, revision=None, settings=settings or DEFAULTS, gone=gone)
        touched = self.option("touched")
        facts = Facts(
            today,
            inventory,
            inventory.settings,
            self._trust(),
            frozenset(touched.split(",")) if touched else None,
            {
                file.path: {int(file.options["broken"]): BREAKING}
                for file in self.files
                if "broken" in file.options
            },
            {file.path: _recorded(file) for file in self.files if "recorded" in file.options},
            within=int(self.option("within") or 0),
            evidence={s.entry.where.path: lost for s in statuses if (lost := self._lost(s))},
            tree=Tree(there.split(",")) if (there := self.option("there")) else None,
        )
        features = [*map(feature_subject, statuses), *map(gone_subject, gone)]
        features += [s for f in self.files for s in document_subjects_of(f.path, f.text, inventory, today)]
        features += [s for file in self.files for s in (*_vanished(file), *_open_points(file))]
        features += meeting_subjects(
            read_record(f.where, f.document) for f in self._of(EntryKind.SYNC) if f.where
        )
        return facts, features + [s for file in self.files if (s := _other_subject(file))]

    def _lost(self, status: FeatureStatus) -> tuple[LostEvidence, ...]:
        seen = next((f.options.get("seen-in") for f in self.files if f.path == status.entry.where.path), None)
        if seen is None:
            return ()
        found = [pointer for pointer in pointers(status.entry, "registry") if pointer.key == "tests"]
        return tuple(LostEvidence(pointer, None if seen == "never" else seen) for pointer in found)

    def _of(self, kind: EntryKind) -> Iterator[File]:
        return (file for file in self.files if file.where and file.where.kind is kind)

    def _trust(self) -> TrustFacts:
        roster = next((read_roster(file.document)[0] for file in self._of(EntryKind.ROSTER)), None)
        changed, unsettled, rivals = (self.option(name) for name in ("unentitled", "unsettled", "rivals"))
        change = UnentitledChange(changed or "", "0bad" * 10, "sam@example.com", "sam@example.com is no lead")
        return TrustFacts(
            roster,
            unentitled=(change,) if changed else (),
            rivals=tuple(rivals.split(",")) if rivals else (),
            unsettled=(unsettled,) if unsettled else (),
        )


def _gone(file: File) -> GoneEntry | None:
    """The place of a file that somebody took away: `removed-by` beside `signed-by`."""
    if file.where is None or (by := file.options.get("removed-by")) is None:
        return None
    entry, act = read_feature(file.where, file.document, may_be_ignored), file.signoff
    word = (LastWord(entry, act.act),) if isinstance(act, Signed) else ()
    name = LastWord.name_in(entry) or file.where.id
    on = dt.date(2026, 11, 20)
    fate = Fate(file.where.id, name, Became.REMOVED, by, on, "0bad" * 10, disputed=bool(word))
    return GoneEntry(file.where, fate, word, "900d" * 10)


def _recorded(file: File) -> dict[int, Recorded]:
    on = dt.date.fromisoformat(file.options["recorded"])
    return dict.fromkeys(range(len(file.text)), Recorded("0bad" * 10, on, "sam@example.com"))


def _vanished(file: File) -> Iterator[Subject]:
    """What a note's comment says was taken out of it: `vanished=FEATURE`, a contract for 2027-06-30."""
    if file.where is None or (feature := file.options.get("vanished")) is None:
        return
    line = PromiseLine(0, feature, Kind.CONTRACT, None, due=dt.date(2027, 6, 30))
    gone = Recorded("0bad" * 10, dt.date(2026, 11, 20), "sam@example.com")
    note = validate(Handoff, file.document)[0]
    yield vanished_subject(Vanished(file.where, note, line, gone), file.document.source)


def _open_points(file: File) -> Iterator[Subject]:
    """How much a note's comment says that it leaves open."""
    if file.where is not None and (points := file.options.get("open")) is not None:
        warnings, questions = map(int, points.split("+"))
        value = OpenPoints(file.where, warnings, questions)
        yield Subject(value, file.path, file.where.id, file.document.source)


def _other_subject(file: File) -> Subject | None:
    where, document = file.where, file.document
    if file.path.endswith((".md", WAIVERS)):
        return None
    if where is None:
        return stray_subject(file.path)
    match where.kind:
        case EntryKind.ROSTER:
            return roster_subject(where, document)
        case EntryKind.SETTINGS:
            return settings_subject(where, document)
        case EntryKind.HANDOFF:
            entry = read_handoff(where, document, may_be_ignored)
            value = HandoffStatus(where, entry.model, _review(file, entry.model)) if entry.model else entry
            ignore = entry.model.ignore if entry.model else ()
            return Subject(value, where.path, where.id, document.source, entry.problems, ignore)
        case _:
            return None


def _review(file: File, note: Handoff) -> ReviewState:
    by = file.options.get("reviewed-by")
    if by is None or note.review is None:
        return Unreviewed("nobody of engineering has written a review")
    at = dt.datetime.fromisoformat("2026-11-20T09:00:00+00:00")
    act = Act(ActKind.CONFIRMED, "900d" * 10, by, by.split("@")[0], at, Assurance.COMMITTER)
    return (
        Outdated(act, note.review, "a line changed")
        if "outdated" in file.options
        else Reviewed(act, note.review)
    )


def registries(text: str) -> list[Registry]:
    """The registries of one case file, in order."""
    found: list[Registry] = []
    title, options, fresh = "", {}, True
    for token in _TOKEN.finditer(text):
        if token["heading"]:
            title, fresh = token["heading"].lstrip("# "), True
        elif token["options"] is not None:
            options = dict(part.split("=", 1) for part in token["options"].split())
        else:
            file = File(token["path"], token["text"], options)
            if fresh or any(file.path == known.path for known in found[-1].files):
                found.append(Registry(title))
            found[-1].add(file)
            options, fresh = {}, False
    return found


def case_files(folder: Path) -> list[Path]:
    """All case files, in order of name."""
    return sorted(folder.glob("*.md"))
