"""One feature file read: its shape, its name, and what its level asks of it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from readyctl.core.entry.document import Document, Node, Problem
from readyctl.core.entry.ignore import MayBeIgnored, Silenced
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.entry.path import ID, EntryKind, EntryPath
from readyctl.core.entry.schema_words import shown
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.no_words import is_blank, says_nothing
from readyctl.core.feature.plainly_said import EVIDENCE, plainly_but_for_a_key, plainly_moved, plainly_said
from readyctl.core.feature.said import FeatureWords
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.level.table import UNSIGNED, Level

if TYPE_CHECKING:
    from readyctl.core.feature.model import Feature, Tombstone


def read_feature(where: EntryPath, document: Document, may_be_ignored: MayBeIgnored) -> FeatureEntry:
    """Read a feature or a tombstone with every problem of its own; never raises for what a file says.

    A file with `replaced_by` and no `level` is a tombstone. `declared` is set wherever the level's text is
    one of the table, even if the rest of the entry is invalid.
    """
    data = document.data
    if data is None:
        return FeatureEntry(where, document, model=None, problems=document.problems)
    if _leads_elsewhere(data):
        stone, problems = _tombstone(document)
        return FeatureEntry(
            where, document, model=None, tombstone=stone, problems=(*problems, *misnamed(where, document))
        )
    model, problems = _feature(document)
    declared = Level.named(data.get("level"))
    own = [*misnamed(where, document), *forbidden_ignores(document, may_be_ignored), *_empty_words(document)]
    if declared is not None:
        own += [*_unmet_needs(where.id, declared, document, problems), *_date_too_early(declared, document)]
    return FeatureEntry(where, document, model, declared=declared, problems=(*problems, *own))


def _leads_elsewhere(data: Mapping[str, Node]) -> bool:
    return "level" not in data and bool(data.get("replaced_by"))


# Each commit's hook mostly looks at a plain file: it builds no model, and imports nothing that makes one.


def _feature(document: Document) -> "tuple[Feature | None, tuple[Problem, ...]]":
    from readyctl.core.entry.schema import validate  # noqa: PLC0415
    from readyctl.core.feature.model import Feature  # noqa: PLC0415

    return validate(Feature, document)


def _tombstone(document: Document) -> "tuple[Tombstone | None, tuple[Problem, ...]]":
    from readyctl.core.entry.schema import validate  # noqa: PLC0415
    from readyctl.core.feature.model import Tombstone  # noqa: PLC0415

    return validate(Tombstone, document)


class HeldEntry(FeatureEntry):
    """An entry of which nothing is held but what nearly everybody asks: the model is built again from the
    file where somebody asks for it.
    """

    __slots__ = ()

    def __init__(  # noqa: PLR0913, PLR0917 - all that is held
        self,
        where: EntryPath,
        document: Document,
        declared: Level | None,
        said: FeatureWords | None,
        called: str | None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        _set(self, "where", where)
        _set(self, "document", document)
        _set(self, "declared", declared)
        _set(self, "said", said)
        _set(self, "called", called)
        _set(self, "problems", problems)
        _set(self, "legible", True)
        _set(self, "nicknames", ())

    @property
    def model(self) -> "Feature | None":
        """The feature, validated."""
        return None if self._leads_elsewhere else _feature(self.document)[0]

    @property
    def tombstone(self) -> "Tombstone | None":
        """The tombstone, validated."""
        return _tombstone(self.document)[0] if self._leads_elsewhere else None

    @property
    def _leads_elsewhere(self) -> bool:
        return self.said is not None and self.said.moved


_set = object.__setattr__


def held(entry: FeatureEntry) -> FeatureEntry:
    """The same entry, once its text was laid aside: its model takes as much as all that is asked of it."""
    if type(entry) is HeldEntry or entry.model is None or not entry.document.is_laid_aside:
        return entry
    return HeldEntry(entry.where, entry.document, entry.declared, entry.said, entry.called, entry.problems)


def read_quickly(where: EntryPath, document: Document, may_be_ignored: MayBeIgnored) -> FeatureEntry:
    """The same as `read_feature`, for one among many: where nothing is wrong with the file, its model is
    built only if somebody asks for it, and none is to tell a key that nobody knows.
    """
    data = document.data
    if data is not None and not document.problems:
        for read in (_plainly, _plainly_but_for_a_key):
            try:
                return read(where, document, data)
            except ValueError:
                continue
    return read_feature(where, document, may_be_ignored)


def _plainly(where: EntryPath, document: Document, data: dict[str, Node]) -> FeatureEntry:
    if _leads_elsewhere(data):
        moved = plainly_moved(where, data)
        return HeldEntry(where, document, None, moved, moved.name)
    level, said = plainly_said(where, data)
    return HeldEntry(where, document, level, said, said.name)


def _plainly_but_for_a_key(where: EntryPath, document: Document, data: dict[str, Node]) -> FeatureEntry:
    level, key, words = plainly_but_for_a_key(where, data)
    problem = Problem(words.rule, words.message, words.help, document.source.key((key,)), (key,))
    return FeatureEntry(where, document, model=None, declared=level, problems=(problem,))


def feature_subject(status: FeatureStatus) -> Subject:
    """A feature with its level, or what a renamed one left behind, as rules on sign-off see it."""
    entry = status.entry
    ignore = tuple([Silenced(code, until) for code, until in entry.said.details.silent]) if entry.said else ()
    return Subject(status, entry.where.path, entry.where.id, entry.document.source, entry.problems, ignore)


def at(data: Node, path: KeyPath) -> Node:
    """The value at a key path, None where there is none."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def misnamed(where: EntryPath, document: Document) -> Iterator[Problem]:
    """Say where an entry's id is not its file's name, or a name is no id."""
    written = at(document.data, ("id",))
    source = document.source
    if isinstance(written, str) and written and written != where.id:
        yield Problem(
            "id-mismatch",
            f"the id is {shown(written)} and the file is named '{where.id}.yaml'",
            f"write 'id: {where.id}', or give the file the id's name{_renaming(where, written)}",
            source.value(("id",)),
            ("id",),
        )
    for what, name in (("file name", where.id), ("folder", where.area)):
        if name is not None and not ID.fullmatch(name):
            yield Problem(
                "malformed-name",
                f"the {what} {shown(name)} is not an id: a-z, 0-9 and -, at most 64",
                f"give the {what} a name such as 'currency-sync'",
                source.key(()),
            )


def _renaming(where: EntryPath, written: str) -> str:
    feature = where.kind is EntryKind.FEATURE
    return f" with 'readyctl feature rename {where.id} {written}'" if feature else ""


def _unmet_needs(
    feature_id: str, level: Level, document: Document, known: tuple[Problem, ...]
) -> Iterator[Problem]:
    """What the level asks for and the file does not say; what is there and wrong is reported elsewhere."""
    for path in level.row.needs:
        wrong = any(problem.key and path[: len(problem.key)] == problem.key for problem in known)
        if wrong or not is_blank(at(document.data, path)):
            continue
        yield Problem(
            "missing-for-level",
            f"the level is '{level}' and '{dotted(path)}' is missing",
            f"add '{dotted(path)}', or set a level that does not need it: "
            f"'readyctl feature set-level {feature_id} {UNSIGNED}'",
            document.source.value(path),
            path,
        )


def _empty_words(document: Document) -> Iterator[Problem]:
    """Where a word that says there is nothing stands for evidence, scope, capacity or a caveat."""
    data = document.data or {}
    empty: list[KeyPath] = []
    for name, fields in _SAYING.items():
        if isinstance(part := data.get(name), dict):
            empty += [(name, each) for each in fields if _says_nothing(part.get(each))]
    if isinstance(caveats := data.get("caveats"), list):
        empty += [("caveats", index) for index, text in enumerate(caveats) if _says_nothing(text)]
    for path in empty:
        yield Problem(
            "empty-evidence",
            f"'{dotted(path)}' is {shown(at(data, path))}, which says that there is nothing",
            "say what there is, or leave it out and set a level that does not need it",
            document.source.value(path),
            path,
        )


def _says_nothing(value: Node) -> bool:
    return isinstance(value, str) and says_nothing(value)


_SAYING = {"delivery": ("scope", "capacity"), "evidence": EVIDENCE}
"""What an entry says of its delivery and its evidence, beside its caveats."""


def _date_too_early(level: Level, document: Document) -> Iterator[Problem]:
    date = at(document.data, ("delivery", "date"))
    if date is not None and not level.needs_signature:
        yield Problem(
            "date-without-capacity",
            f"the level is '{level}' and 'delivery.date' is {shown(date)}",
            "remove the date until engineering has allocated capacity, and then set the level to "
            + " or ".join(f"'{each}'" for each in Level if each.row.dated),
            document.source.value(("delivery", "date")),
            ("delivery", "date"),
        )


def forbidden_ignores(document: Document, may_be_ignored: MayBeIgnored) -> Iterator[Problem]:
    """Say which codes an entry asks to ignore and may not."""
    entries = at(document.data, ("ignore",))
    for index in range(len(entries) if isinstance(entries, list) else 0):
        path = ("ignore", index, "code")
        code = at(document.data, path)
        if isinstance(code, str) and not may_be_ignored(code):
            yield Problem(
                "forbidden-ignore",
                f"'{dotted(path)}' is '{code}', and findings about engineering's word cannot be ignored",
                f"remove it; 'readyctl explain {code}' says how to settle the finding",
                document.source.value(path),
                path,
            )
