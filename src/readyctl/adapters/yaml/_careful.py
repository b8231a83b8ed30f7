"""The careful way through a file: every refusal with its place, and where each key and value stands."""

import re

import yaml
from msgspec import Struct, field

from readyctl.adapters.yaml import _refusals as refusals
from readyctl.adapters.yaml._blocks import Tree
from readyctl.adapters.yaml._characters import BOM, PLACEHOLDER, Lines, in_escapes, in_text
from readyctl.adapters.yaml._claim import MAX_BYTES, MAX_DEPTH, NULLS
from readyctl.adapters.yaml._events import (
    Alias,
    CollectionEnd,
    CollectionStart,
    DocumentStart,
    Event,
    Events,
    MappingEnd,
    MappingStart,
    Scalar,
    SequenceEnd,
    StreamEnd,
    events_of,
)
from readyctl.core.entry.characters import FORBIDDEN_IN_TEXT, FORBIDDEN_IN_VALUE
from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import MANY, Problem, and_more
from readyctl.core.entry.keypath import KeyPath

HOPELESS_DEPTH = 64
"""Where reading on ends: both parsers take quadratic time in the depth of flow collections."""


_FOREIGN_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


class _GiveUpError(Exception):
    """The rest of the file is not worth reading; the problem is noted already."""


class Reading(Struct):
    """What the careful way found. `tree` is None where the root is no mapping or the text does not parse."""

    tree: dict[str, Tree] | None = None
    problems: list[Problem] = field(default_factory=list)
    keys: dict[KeyPath, Position] = field(default_factory=dict)
    values: dict[KeyPath, Position] = field(default_factory=dict)


def read_carefully(blob: bytes) -> Reading:
    """Read any bytes whatever; never raises."""
    reading = Reading()
    if len(blob) > MAX_BYTES:
        reading.problems.append(refusals.TOO_LARGE.problem(size=len(blob)))
        return reading
    if blob.startswith(_FOREIGN_MARKS):
        reading.problems.append(refusals.FOREIGN.problem())
        return reading
    text = blob.decode("utf-8", "surrogateescape").removeprefix(BOM)
    reading.problems.extend(in_text(text))
    if reading.problems:
        text = FORBIDDEN_IN_TEXT.sub(_placeholder, text)
    try:
        _Walk(text, reading).document()
    except _GiveUpError:
        reading.tree = None
    except (yaml.YAMLError, ValueError) as error:
        reading.tree = None
        reading.problems.append(refusals.not_yaml(error))
    if reading.tree is None or reading.problems:
        reading.problems = _with_conflicts(text, reading.problems)
    reading.problems.sort(key=_place)
    if len(reading.problems) > MANY:
        reading.problems[MANY:] = [and_more(reading.problems[MANY])]
    return reading


def _with_conflicts(text: str, problems: list[Problem]) -> list[Problem]:
    """The problems of a file that is refused, with its conflict named in place of what comes of it.

    In a file that can be read such a line is text, like any other.
    """
    marks = list(_CONFLICT.finditer(text))
    starts = [mark for mark in marks if mark[1].startswith("<")] or marks[:1]
    if not starts:
        return problems
    lines = Lines(text)
    found = [refusals.CONFLICT.problem(lines.position(mark.start()), found=mark[1]) for mark in starts]
    return found + [problem for problem in problems if problem.rule not in _OF_A_CONFLICT]


_CONFLICT = re.compile(r"^(<{7}|\|{7}|>{7})(?: [^\n]*)?\r?$", re.MULTILINE)
"""The lines that only a conflict has; that of equal signs also underlines headings."""
_OF_A_CONFLICT = frozenset({"invalid-yaml", "duplicate-key", "not-a-mapping"})
"""What a parser says of the lines of a conflict, and of both sides of it taken together."""


def _placeholder(match: re.Match[str]) -> str:
    # A carriage return is left to break the line, as the parser would have it.
    return match[0] if match[0] == "\r" else PLACEHOLDER * len(match[0])


def _place(problem: Problem) -> tuple[int, int]:
    return (problem.position.line, problem.position.column) if problem.position else (0, 0)


def _at(event: Event) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!", 1)


class _Walk:
    """One walk along the events of a text."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._text = text
        self._lines = Lines(text)
        self._next: Events = events_of(text)
        self._reading = reading

    def _refuse(self, problem: Problem) -> None:
        self._reading.problems.append(problem)

    def document(self) -> None:
        """Read the one document; note what is wrong with it and with what follows it."""
        self._next()
        start = self._next()
        if type(start) is not DocumentStart:
            self._refuse(refusals.EMPTY_FILE.problem())
            return
        if start.tags or (start.version and start.version != (1, 2)):
            self._refuse(refusals.DIRECTIVE.problem(_at(start)))
        root = self._next()
        tree = self._node(root, (), 1)
        if isinstance(tree, dict):
            self._reading.tree = tree
        elif isinstance(tree, int):
            self._refuse(refusals.EMPTY_FILE.problem())
        else:
            found = "a list" if isinstance(tree, list) else "a single value"
            self._refuse(refusals.NOT_A_MAPPING.problem(_at(root), found=found))
        self._next()
        after = self._next()
        if type(after) is not StreamEnd:
            self._refuse(refusals.SEVERAL_DOCUMENTS.problem(_at(after)))

    def _node(self, event: Event, path: KeyPath, level: int) -> Tree:
        self._reading.values.setdefault(path, _at(event))
        if type(event) is Alias:
            self._refuse(refusals.ALIAS.problem(_at(event), path, name=event.anchor))
            return {}
        self._properties(event, path)
        if type(event) is Scalar:
            return self._scalar(event, path)
        if level > MAX_DEPTH:
            self._refuse(refusals.TOO_DEEP.problem(_at(event), path))
            self._skip(event, level)
            return {}
        return self._mapping(path, level) if type(event) is MappingStart else self._sequence(path, level)

    def _properties(self, event: Event, path: KeyPath) -> None:
        if event.anchor is not None:
            self._refuse(refusals.ANCHOR.problem(_at(event), path, name=event.anchor))
        if event.tag is not None:
            self._refuse(refusals.TAG.problem(_at(event), path, name=_short(event.tag)))

    def _scalar(self, event: Event, path: KeyPath) -> Tree:
        value: str = event.value
        if not event.style:
            return NULLS.get(value, value)
        if event.style == '"' and FORBIDDEN_IN_VALUE.search(value):
            span = (event.start_mark.index, event.end_mark.index)
            for place, found_there in in_escapes(self._text, *span, self._lines):
                self._refuse(refusals.FORBIDDEN.problem(place, path, found=found_there))
        return value

    def _sequence(self, path: KeyPath, level: int) -> list[Tree]:
        found: list[Tree] = []
        while type(event := self._next()) is not SequenceEnd:
            found.append(self._node(event, (*path, len(found)), level + 1))
        return found

    def _mapping(self, path: KeyPath, level: int) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        places: dict[str, Position] = {}
        while type(event := self._next()) is not MappingEnd:
            key = self._key(event, path, level)
            if key is None:
                self._node(self._next(), path, level + 1)
                continue
            place = _at(event)
            here = (*path, key)
            self._reading.keys.setdefault(here, place)
            value = self._node(self._next(), here, level + 1)
            if key in found:
                first = (found[key], places[key])
                self._refuse(refusals.duplicate_key(here, first, (value, place)))
            else:
                found[key], places[key] = value, place
        return found

    def _key(self, event: Event, path: KeyPath, level: int) -> str | None:
        """The text of a key, or None for one that is refused (and passed over)."""
        if type(event) is Alias:
            self._refuse(refusals.ALIAS.problem(_at(event), path, name=event.anchor))
            return None
        if type(event) is not Scalar:
            self._refuse(refusals.COMPLEX_KEY.problem(_at(event), path))
            self._properties(event, path)
            self._skip(event, level + 1)
            return None
        key: str = event.value
        self._properties(event, path)
        if event.style:
            self._scalar(event, (*path, key))
        elif key == "<<":
            self._refuse(refusals.MERGE_KEY.problem(_at(event), path))
            return None
        elif key in NULLS:
            self._refuse(
                (refusals.NULL_KEY if key else refusals.NO_KEY).problem(_at(event), path, written=key)
            )
            return None
        return key

    def _skip(self, event: Event, level: int) -> None:
        """Pass over a collection whose start has been read."""
        inside = 1
        while inside:
            event = self._next()
            if isinstance(event, CollectionStart):
                inside += 1
                if level + inside > HOPELESS_DEPTH:
                    raise _GiveUpError
            elif isinstance(event, CollectionEnd):
                inside -= 1
