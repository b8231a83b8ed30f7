"""The proposal in an entry: what it asks engineering for, as edits to the entry and as a command."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from readyctl.core.entry.days import parse_day, written_due
from readyctl.core.entry.document import Document, Node, Problem
from readyctl.core.entry.ignore import MayBeIgnored
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.entry.path import UNCOVERED, EntryKind
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.reading import at, read_feature
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.level.table import Level
from readyctl.core.text.command_line import line_but_for_a_word
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.core.feature.model import Proposal

DATE: KeyPath = ("delivery", "date")
PROPOSED: KeyPath = ("proposed",)
LISTS: frozenset[KeyPath] = frozenset({("aliases",), ("caveats",), ("links",), ("tags",)})
"""Keys that hold a list of texts; a proposal writes one item a line."""
_NOT_ASKED_FOR = frozenset({"id", "level", "proposed", "accurate_as_of"})
SAY_WHY = "SAY WHY"
"""The reason in a command that is printed where nobody has given one yet."""

Edits = tuple[dict[KeyPath, Node], list[KeyPath]]
"""The values to set and the keys to remove."""


def proposal_of(status: FeatureStatus) -> "Proposal | None":
    """What the entry asks engineering for and does not have yet; None where it asks for nothing."""
    asked = _request(status.entry)
    if asked is None or (not status.withheld and grants(status.entry.document.data or {}, asked)):
        return None
    return asked


def _request(entry: FeatureEntry) -> "Proposal | None":
    carries = entry.said is not None and entry.said.proposes
    return entry.model.proposed if carries and entry.model else None


def grants(data: Mapping[str, Node], asked: "Proposal") -> bool:
    """Whether an entry says all that is asked for."""
    if asked.level is not None and Level.named(data.get("level")) is not asked.level:
        return False
    return all(_same(at(dict(data), _path(key)), key, text) for key, text in asked.set.items())


def fulfilled(status: FeatureStatus, edits: Edits) -> list[KeyPath]:
    """The key of the request that the entry carries, where it says all that is asked for after these edits;
    nothing where it does not, or where they touch the request itself.
    """
    asked = _request(status.entry)
    touched = any(path[:1] == PROPOSED for path in (*edits[0], *edits[1]))
    after = edited(status.entry.document.data or {}, edits)
    return [PROPOSED] if asked is not None and not touched and grants(after, asked) else []


def _same(there: Node, key: str, text: str | None) -> bool:
    if text is None:
        return there is None or there in ("", [], {})
    if there == _value(_path(key), text):
        return True
    if _path(key) == DATE and isinstance(there, str):
        with suppress(ValueError):
            return parse_day(there) == parse_day(text)
    return False


def granting(status: FeatureStatus, asked: "Proposal") -> Edits:
    """The edits that grant this proposal, and take out the one that the entry carries."""
    sets: dict[KeyPath, Node] = {}
    removals: list[KeyPath] = [PROPOSED]
    if asked.level is not None:
        sets["level",] = asked.level.value
        removals += [] if asked.level.needs_signature else [DATE]
    for key, value in asked.set.items():
        path = key_path(key)
        if value is None:
            removals.append(path)
        else:
            sets[path] = _value(path, value)
    return sets, [path for path in removals if _is_written(status.entry.document.data, path)]


def _is_written(data: Node, path: KeyPath) -> bool:
    above = at(data, path[:-1])
    return isinstance(above, dict) and path[-1] in above


def objections(status: FeatureStatus, edits: Edits, may_be_ignored: MayBeIgnored) -> tuple[Problem, ...]:
    """What would be wrong with the entry after these edits, so that nobody could sign it."""
    data = edited(status.entry.document.data or {}, edits)
    return read_feature(status.entry.where, Document(data), may_be_ignored).problems


def lacking(status: FeatureStatus, asked: "Proposal") -> tuple[KeyPath, ...]:
    """What the level that is asked for needs, and neither the entry nor the proposal says."""
    level = asked.level or status.declared
    data = status.entry.document.data or {}
    said = {tuple(key.split(".")) for key, text in asked.set.items() if text}
    left_out = {tuple(key.split(".")) for key, text in asked.set.items() if not text}
    needs = level.row.needs if level else ()
    return tuple(path for path in needs if path not in said and (path in left_out or not at(data, path)))


def obstacles(status: FeatureStatus, asked: "Proposal", may_be_ignored: MayBeIgnored) -> tuple[str, ...]:
    """Why the proposal could not be signed as it is, a clause each; nothing where it could."""
    try:
        found = objections(status, granting(status, asked), may_be_ignored)
    except UsageError as error:
        return (error.message,)
    return tuple(problem.message for problem in found)


def with_values(asked: "Proposal", values: Mapping[str, str | None]) -> "Proposal":
    """The same proposal with these values in place of its own, or beside them."""
    return asked.model_copy(update={"set": {**asked.set, **values}})


def edited(data: Mapping[str, Node], edits: Edits) -> dict[str, Node]:
    """The same data with these values set and those removed; what it was made from stays as it is."""
    sets, removals = edits
    changed = dict(data)
    for path in removals:
        _remove(changed, path)
    for path, value in sets.items():
        _set(changed, path, value)
    return changed


def _set(data: dict[str, Node], path: KeyPath, value: Node) -> None:
    key, *rest = (str(step) for step in path)
    if not rest:
        data[key] = value
        return
    below = data.get(key)
    inner = dict(below) if isinstance(below, dict) else {}
    _set(inner, tuple(rest), value)
    data[key] = inner


def _remove(data: dict[str, Node], path: KeyPath) -> None:
    key, *rest = (str(step) for step in path)
    below = data.get(key)
    if not rest:
        data.pop(key, None)
    elif isinstance(below, dict):
        inner = dict(below)
        _remove(inner, tuple(rest))
        data[key] = inner


def asked_values(pairs: Iterable[str]) -> dict[str, str | None]:
    """What `--set KEY=TEXT` asks for, by dotted key: no text takes the key out, a list is given item by item.

    Raises `UsageError` for what sets nothing, for a key that is given twice, and for one that is not asked
    for in this way.
    """
    found: dict[str, str | None] = {}
    for pair in pairs:
        key, equals, text = pair.partition("=")
        if not equals:
            raise UsageError(f"'{pair}' sets nothing", help="write --set delivery.date=2027-06-30")
        path = key_path(key)
        name = dotted(path)
        if path[0] in _NOT_ASKED_FOR:
            raise UsageError(
                f"'{name}' is not set by a proposal", help="the level stands behind the id; leave this out"
            )
        if name in found and path not in LISTS:
            raise UsageError(f"'{name}' is set twice", help="give it once")
        text = written_due(text) if path == DATE and text else text
        known = found.get(name)
        found[name] = f"{known}\n{text}" if known and text else text or None
    return found


def changes_asked_for(before: Mapping[str, Node], after: Mapping[str, Node]) -> dict[str, str | None] | None:
    """A change of an entry as what a proposal sets, the level apart; None where a proposal cannot say it."""
    found: dict[str, str | None] = {}
    outside = UNCOVERED[EntryKind.FEATURE] | _NOT_ASKED_FOR
    for path in dict.fromkeys((*_leaves(before), *_leaves(after))):
        old, new = at(dict(before), path), at(dict(after), path)
        if path[0] in outside or old == new:
            continue
        items = [item for item in new if isinstance(item, str)] if isinstance(new, list) else []
        if new is None or isinstance(new, str):
            found[dotted(path)] = new or None
        elif path in LISTS and len(items) == len(new):
            found[dotted(path)] = "\n".join(items) or None
        else:
            return None
    return found


def _leaves(data: Mapping[str, Node]) -> Iterator[KeyPath]:
    """The paths of all values, looked into as deep as mappings go."""
    for key, value in data.items():
        if isinstance(value, dict) and value:
            yield from ((key, *path) for path in _leaves(value))
        else:
            yield (key,)


def propose_command(
    feature: str, level: Level, values: Mapping[str, str | None], reason: str | None = None
) -> str:
    """The command that asks engineering for this, ready for a shell."""
    return proposing(feature, level, values)(reason or SAY_WHY)


def proposing(feature: str, level: Level, values: Mapping[str, str | None]) -> Callable[[str], str]:
    """The same command, whatever the reason: what gives it with one."""
    options: list[str] = []
    for key, text in values.items():
        if not text:
            options += ("--unset", key)
            continue
        for item in text.splitlines() if _path(key) in LISTS else [text]:
            options += ("--set", f"{key}={item}")
    return line_but_for_a_word("feature propose", feature, level.value, options=(*options, "--reason"))


def asked_words(asked: "Proposal") -> str:
    """What is asked for in one line, such as `committed with delivery.date: 2027-06-30`."""
    values = [
        f"{key}: {' / '.join(text.splitlines())}" if text else f"no {key}" for key, text in asked.set.items()
    ]
    level = asked.level.value if asked.level else ""
    return " with ".join(part for part in (level, ", ".join(values)) if part) or "nothing"


def _value(path: KeyPath, text: str) -> Node:
    return [line.strip() for line in text.splitlines() if line.strip()] if path in LISTS else text


def _path(key: str) -> KeyPath:
    return tuple(key.split("."))


def key_path(written: str) -> KeyPath:
    """`delivery.date` as a key path. Raises `UsageError` for an empty part."""
    parts = tuple(written.split("."))
    if not all(parts):
        raise UsageError(f"'{written}' is no key", help="write it as delivery.date")
    return parts
