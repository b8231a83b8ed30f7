"""The single steps that edits come down to, and the data they lead to."""

from collections.abc import Iterator

from readyctl.adapters.yaml._proof import EditRefused
from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Append, Edit, Remove, Set
from readyctl.core.entry.keypath import KeyPath


def steps_of(data: dict[str, Node], change: Edit) -> Iterator[Edit]:
    """The steps of a change, each of which touches one place.

    A `Set` step replaces an existing value or adds one key to an existing mapping that is not empty; an
    `Append` step finds a list that is not empty; a `Remove` step leaves something beside it.
    Raises EditRefused where the path leads nowhere.
    """
    depth, found = _reach(data, change.path)
    missing = change.path[depth:]
    match change:
        case Set(path, value) if missing:
            yield _added(path[:depth], missing, found, value)
        case Set(path, value):
            yield from _turned(path, found, value)
        case Append(path, value) if missing or found is None or found == []:
            yield from steps_of(data, Set(path, [value]))
        case Append(path) if not isinstance(found, list):
            raise EditRefused(f"{dotted(path)} is not a list", help="Set it, or edit the file by hand.")
        case Append():
            yield change
        case Remove(path) if missing or not path:
            raise EditRefused(f"there is no {dotted(path)} to remove", help="Check the key's name.")
        case Remove(path):
            yield _removed(data, path)


def _reach(data: Node, path: KeyPath) -> tuple[int, Node]:
    """How much of the path exists, and what is there."""
    for depth, step in enumerate(path):
        if (isinstance(data, dict) and isinstance(step, str) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)
        ):
            data = data[step]  # type: ignore[index]
        else:
            return depth, data
    return len(path), data


def _added(base: KeyPath, missing: KeyPath, found: Node, value: Node) -> Set:
    if not all(isinstance(step, str) for step in missing) or not (found is None or isinstance(found, dict)):
        raise EditRefused(
            f"{dotted((*base, *missing))} has no place in the file: {dotted(base)} is not a mapping",
            help="Check the key's name, or edit the file by hand.",
        )
    if found or not base:
        return Set((*base, missing[0]), _nested(missing[1:], value))
    return Set(base, _nested(missing, value))


def _nested(keys: KeyPath, value: Node) -> Node:
    for key in reversed(keys):
        value = {str(key): value}
    return value


def _turned(path: KeyPath, old: Node, new: Node) -> Iterator[Edit]:
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        for key, value in new.items():
            if key in old:
                yield from _turned((*path, key), old[key], value)
            else:
                yield Set((*path, key), value)
        yield from (Remove((*path, key)) for key in old if key not in new)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        for index, (was, value) in enumerate(zip(old, new, strict=False)):
            yield from _turned((*path, index), was, value)
        yield from (Append(path, value) for value in new[len(old) :])
        yield from (Remove((*path, index)) for index in range(len(old) - 1, len(new) - 1, -1))
    elif old != new:
        if not path:
            raise EditRefused("a file cannot become empty", help="Delete the file instead.")
        yield Set(path, new)


def _removed(data: dict[str, Node], path: KeyPath) -> Edit:
    _, parent = _reach(data, path[:-1])
    if isinstance(parent, dict | list) and len(parent) > 1:
        return Remove(path)
    if len(path) == 1:
        raise EditRefused("the last key of a file cannot be removed", help="Delete the file instead.")
    return Set(path[:-1], {} if isinstance(parent, dict) else [])


def applied(data: Node, step: Edit, path: KeyPath | None = None) -> Node:
    """A copy of the data with one step of `steps_of` made."""
    path = step.path if path is None else path
    if not path:
        if isinstance(step, Set):
            return step.value
        return [*data, step.value] if isinstance(step, Append) and isinstance(data, list) else data
    head, rest = path[0], path[1:]
    goes = isinstance(step, Remove) and not rest
    if isinstance(data, list):
        items = [applied(item, step, rest) if i == head and not goes else item for i, item in enumerate(data)]
        return [item for i, item in enumerate(items) if not (goes and i == head)]
    if not isinstance(data, dict):
        return data
    changed = {key: value for key, value in data.items() if not (goes and key == head)}
    if not goes:
        changed[str(head)] = applied(data.get(str(head)), step, rest)
    return changed


def dotted(path: KeyPath) -> str:
    """A key path as people write it: `delivery.date`, `limits[0].at_most`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or "the file"
