"""The numbers that Word prints before paragraphs, counted as Word does (ECMA-376 part 1, 17.9).

A list that a paragraph refers to is an instance (`num`) of a definition (`abstractNum`). All instances of one
definition count on together; one that overrides a start begins anew where it is used first.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from re import Match
from re import compile as pattern
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.adapters.documents.number_formats import FORMATS, decimal, padded
from readyctl.adapters.documents.xml_parts import attribute, child, local, value, whole_number

LEVELS = 9
_LEGAL = frozenset({"1", "true", "on"})
_PLACE = pattern(r"%([1-9])")
_HOPS = 10
"""How often a definition may refer to a style, and the style to another definition."""


class ListLevel(Struct, frozen=True):
    """How one level of a list is counted and written; `text` has `%1` where the first level's number goes.

    `restarts_after` is the deepest level, counted from 0, whose use begins this one anew; None for none.
    """

    format: str = "decimal"
    text: str = ""
    start: int = 0
    restarts_after: int | None = None
    legal: bool = False
    custom: str = ""
    style: str | None = None

    @property
    def bullet(self) -> bool:
        """Whether it is written without any number."""
        return self.format == "bullet" or (
            not _PLACE.search(self.text) and not any(map(str.isdigit, self.text))
        )

    def written(self, number: int, *, legal: bool) -> str:
        """Write a number in this level's format, or as a plain one."""
        if legal:
            return decimal(number)
        if self.format == "custom":
            return padded(number, self.custom)
        return FORMATS.get(self.format, decimal)(number)


class Label(Struct, frozen=True):
    """What is printed before a paragraph: `text`, such as `5.38.` or `1)`, and its list's `depth` from 0.

    `above` is what the levels above it print, where `text` does not repeat their numbers.
    """

    text: str
    depth: int
    above: str = ""

    @property
    def compound(self) -> bool:
        """Whether it shows the number of another level too, as `12.2` does."""
        return sum(part.isdigit() for part in self.text.replace(".", " ").split()) > 1


class _Instance(Struct, frozen=True):
    definition: str
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]


class Numbering(Struct):
    """The lists of one document. Counts numbered paragraphs as they are asked for, in their order."""

    instances: Mapping[str, _Instance] = field(default_factory=dict)
    _counted: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def depth(self, list_id: str, style: str) -> int | None:
        """The level of a list that is bound to a style; None where none is."""
        levels = self.instances[list_id].levels if list_id in self.instances else {}
        return next((depth for depth, level in levels.items() if level.style == style), None)

    def label(self, list_id: str, depth: int) -> Label | None:
        """Count one paragraph, and give what is printed before it; None for a bullet or a list not known."""
        instance = self.instances.get(list_id)
        level = instance.levels.get(depth) if instance else None
        if instance is None or level is None:
            return None
        counted = self._count(list_id, instance, depth, level)
        if level.bullet:
            return None
        shown = _shown(level, instance.levels, counted)
        above = "" if _repeats(level, depth) else _above(instance.levels, counted, depth)
        return Label(shown, depth, above)

    def _count(self, list_id: str, instance: _Instance, depth: int, level: ListLevel) -> dict[int, int]:
        counted = self._counted.setdefault(instance.definition, {})
        for higher in range(depth):
            # A part without the clause above it is the first clause's.
            if higher in instance.levels:
                counted.setdefault(higher, instance.levels[higher].start)
        if depth in instance.starts and (list_id, depth) not in self._begun:
            counted[depth] = instance.starts[depth]
        elif depth in counted:
            counted[depth] += 1
        else:
            counted[depth] = level.start
        self._begun.add((list_id, depth))
        for deeper in [each for each in counted if each > depth]:
            last = instance.levels[deeper].restarts_after if deeper in instance.levels else depth
            if last is not None and depth <= last:
                del counted[deeper]
        return counted


def _shown(level: ListLevel, levels: Mapping[int, ListLevel], counted: Mapping[int, int]) -> str:
    def number(found: Match[str]) -> str:
        depth = int(found[1]) - 1
        known = levels.get(depth)
        return known.written(counted.get(depth, known.start), legal=level.legal) if known else ""

    return _PLACE.sub(number, level.text).strip()


def _repeats(level: ListLevel, depth: int) -> bool:
    return any(int(found[1]) <= depth for found in _PLACE.finditer(level.text))


def _above(levels: Mapping[int, ListLevel], counted: Mapping[int, int], depth: int) -> str:
    """What is printed before the paragraphs that this one stands under, up to one that shows its own."""
    found: list[str] = []
    for higher in range(depth - 1, -1, -1):
        level = levels.get(higher)
        if level is None or level.bullet or higher not in counted:
            continue
        found.insert(0, _shown(level, levels, counted))
        if _repeats(level, higher):
            break
    return " ".join(found)


def read_numbering(root: Element | None, style_lists: Mapping[str, str]) -> Numbering:
    """Read the part `numbering.xml`, which may be missing; `style_lists` are the lists of the list styles."""
    elements = list(root) if root is not None else []
    definitions = {attribute(e, "abstractNumId") or "": e for e in elements if local(e) == "abstractNum"}
    nums = {attribute(e, "numId") or "": e for e in elements if local(e) == "num"}
    found = {}
    for list_id, num in nums.items():
        definition = _followed(num, definitions, nums, style_lists)
        levels = dict(_levels(definitions[definition])) if definition in definitions else {}
        starts = {}
        for override in (e for e in num if local(e) == "lvlOverride"):
            depth = whole_number(attribute(override, "ilvl"))
            if depth is None or depth >= LEVELS:
                continue
            levels.update((depth, level) for _, level in _levels(override))
            start = whole_number(value(override, "startOverride"))
            if start is not None:
                starts[depth] = start
                levels[depth] = replace(levels.get(depth, ListLevel()), start=start)
        found[list_id] = _Instance(definition, levels, starts)
    return Numbering(found)


def _followed(
    num: Element,
    definitions: Mapping[str, Element],
    nums: Mapping[str, Element],
    style_lists: Mapping[str, str],
) -> str:
    """The definition that counts: one may refer to a list style, whose own list has it (17.9.21)."""
    definition = value(num, "abstractNumId") or ""
    for _ in range(_HOPS):
        style = value(definitions.get(definition), "numStyleLink")
        linked = nums.get(style_lists.get(style or "", ""))
        if linked is None:
            break
        definition = value(linked, "abstractNumId") or ""
    return definition


def _levels(holder: Element) -> Iterator[tuple[int, ListLevel]]:
    for element in holder:
        depth = whole_number(attribute(element, "ilvl")) if local(element) == "lvl" else None
        if depth is None or depth >= LEVELS:
            continue
        restart = whole_number(value(element, "lvlRestart"))
        legal = child(element, "isLgl")
        form, custom = _format(element)
        yield (
            depth,
            ListLevel(
                form,
                value(element, "lvlText") or "",
                whole_number(value(element, "start")) or 0,
                depth - 1 if restart is None else (restart - 1 if restart else None),
                legal is not None and (attribute(legal, "val") or "1") in _LEGAL,
                custom,
                value(element, "pStyle"),
            ),
        )


def _format(level: Element) -> tuple[str, str]:
    """The format of a level's number; Word puts the ones it invented later into alternatives (17.17.3)."""
    branches = (branch for element in level if local(element) == "AlternateContent" for branch in element)
    for element in chain(*branches, level):
        if local(element) == "numFmt":
            return attribute(element, "val") or "decimal", attribute(element, "format") or ""
    return "decimal", ""
