"""Changing values in a YAML text, and nothing else: comments, order, quotes and line ends stay as they are.

An edit replaces single spans of the text. The result is parsed twice, by the strict reader and by
ruamel.yaml; where either does not find exactly the intended data, the edit is refused.
"""

from collections.abc import Mapping, Sequence

from readyctl.adapters.yaml._changes import applied, dotted, steps_of
from readyctl.adapters.yaml._characters import BOM
from readyctl.adapters.yaml._proof import EditRefused, prove, strict_data
from readyctl.adapters.yaml._spans import MappingSpan, SequenceSpan, Span, spans_of
from readyctl.adapters.yaml._splice import (
    Page,
    Splice,
    add_pair,
    append_item,
    page_of,
    remove_item,
    remove_pair,
    replace_in_mapping,
    replace_in_sequence,
)
from readyctl.adapters.yaml._text import Unwritable, mapping_lines
from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Append, Edit, Remove, Set
from readyctl.core.entry.keypath import KeyPath
from readyctl.errors import UsageError

__all__ = [
    "EditRefused",
    "Unwritable",
    "append",
    "dump",
    "dump_quickly",
    "edit",
    "edit_file",
    "remove",
    "set_value",
]


def edit(text: str, changes: Sequence[Edit], *, order: Sequence[str] = ()) -> str:
    """The text with these changes made, one after another.

    A new top-level key goes behind the last present key that stands before it in `order`, else to the end.
    Raises EditRefused where the text is outside the strict subset, a path leads nowhere, or the result
    cannot be proven, and Unwritable where a value has characters that no file may contain.
    """
    mark = BOM if text.startswith(BOM) else ""
    original = text.removeprefix(BOM)
    body, data = original, strict_data(original)
    for change in changes:
        for step in list(steps_of(data, change)):
            body = _spliced(body, _splices(body, step, order))
            data = _proceed(data, step, body)
    if body != original:
        prove(body, data)
    return mark + body


def edit_file(data: bytes, changes: Sequence[Edit], *, order: Sequence[str] = ()) -> bytes:
    """`edit` for a file as it lies there. Raises `UsageError` too, where its bytes are no UTF-8."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        problem = read(data).problems[0]
        place = f"line {problem.position.line}: " if problem.position else ""
        raise UsageError(f"{place}{problem.message}", help=problem.help) from None
    return edit(text, changes, order=order).encode()


def _proceed(data: dict[str, Node], step: Edit, body: str) -> dict[str, Node]:
    intended = applied(data, step)
    try:
        found = strict_data(body)
    except EditRefused:
        found = {}
    if found != intended:
        raise EditRefused(
            f"{dotted(step.path)} cannot be changed without touching something else",
            help="Edit the file by hand.",
        )
    return found


def _splices(body: str, step: Edit, order: Sequence[str]) -> list[Splice]:
    root = spans_of(body)
    page = page_of(body, root)
    *way, last = step.path
    owner: Span = root
    for at in way:
        owner = _child(owner, at)
    if isinstance(step, Append):
        target = _child(owner, last)
        return append_item(page, target, step.value) if isinstance(target, SequenceSpan) else []
    if isinstance(owner, SequenceSpan) and isinstance(last, int):
        if isinstance(step, Remove):
            return remove_item(page, owner, last)
        return replace_in_sequence(page, owner, last, step.value)
    if isinstance(owner, MappingSpan) and isinstance(last, str):
        return _in_mapping(page, owner, step, () if way else order)
    return []


def _in_mapping(page: Page, owner: MappingSpan, step: Set | Remove, order: Sequence[str]) -> list[Splice]:
    key = str(step.path[-1])
    index = owner.find(key)
    if index is None:
        value = None if isinstance(step, Remove) else step.value
        return add_pair(page, owner, key, value, _place(owner, key, order))
    if isinstance(step, Remove):
        return remove_pair(page, owner, index)
    return replace_in_mapping(page, owner, index, step.value)


def _child(span: Span, at: str | int) -> Span:
    match span, at:
        case MappingSpan(), str(key):
            return next(value for name, value in span.pairs if name.text == key)
        case SequenceSpan(), int(index):
            return span.items[index]
        case _:
            return span


def _place(mapping: MappingSpan, key: str, order: Sequence[str]) -> int:
    """The index of the pair that a new key goes behind."""
    earlier = set(order[: order.index(key)]) if key in order else set()
    present = [index for index, (name, _) in enumerate(mapping.pairs) if name.text in earlier]
    return present[-1] if present else len(mapping.pairs) - 1


def _spliced(text: str, splices: Sequence[Splice]) -> str:
    for cut in sorted(splices, key=lambda cut: (cut.start, cut.end), reverse=True):
        text = text[: cut.start] + cut.text + text[cut.end :]
    return text


def set_value(text: str, path: KeyPath, value: Node) -> str:
    """`edit` with a single `Set`."""
    return edit(text, [Set(path, value)])


def append(text: str, path: KeyPath, value: Node) -> str:
    """`edit` with a single `Append`."""
    return edit(text, [Append(path, value)])


def remove(text: str, path: KeyPath) -> str:
    """`edit` with a single `Remove`."""
    return edit(text, [Remove(path)])


def dump(data: Mapping[str, Node]) -> str:
    """A new file in the house style; reading it gives `data`. Raises EditRefused where it would not."""
    text = "".join(f"{line}\n" for line in mapping_lines(data, 0)) or "{}\n"
    prove(text, dict(data))
    return text


def dump_quickly(data: Mapping[str, Node]) -> str:
    """`dump` for files of one known shape by the thousand, proven by the strict reader alone.

    The second parser takes some milliseconds a file: nothing for one, half a minute for a whole pipeline.
    Raises EditRefused where the text would not read back as `data`, Unwritable as `edit` does.
    """
    text = "".join(f"{line}\n" for line in mapping_lines(data, 0))
    if strict_data(text) != data:
        raise EditRefused(
            "the note cannot be written as it is", help="Shorten or simplify what the export says."
        )
    return text
