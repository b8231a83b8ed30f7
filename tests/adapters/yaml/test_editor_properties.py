"""Edits of generated texts: the data is what was asked for, and no other character moved."""

import copy
import difflib
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from readyctl.adapters.yaml.editor import EditRefused, dump, edit
from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.edit import Append, Edit, Remove, Set
from support.yaml_documents import EXAMPLES, KEYS, LEAVES, documents, mappings, nodes

Path = tuple[str | int, ...]


def data_of(text: str) -> Any:
    return read(text.encode()).data


def paths(value: Any, here: Path = ()) -> list[Path]:
    found = [here] if here else []
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        found += paths(item, (*here, key))
    return found


def at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def meant(data: Any, change: Edit) -> Any:
    """The data after a change, written down naively."""
    data = copy.deepcopy(data)
    *way, last = change.path
    parent = at(data, tuple(way))
    match change:
        case Set(_, value):
            parent[last] = value
        case Append(_, value):
            parent[last] = [
                *(parent.get(last) or [] if isinstance(parent, dict) else parent[last] or []),
                value,
            ]
        case Remove():
            del parent[last]
    return data


@st.composite
def changes(draw: Any, data: dict[str, Any]) -> Edit:
    path = draw(st.sampled_from(paths(data)))
    kind = draw(st.sampled_from(["scalar", "scalar", "scalar", "value", "add", "append", "remove"]))
    found = at(data, path)
    if kind == "add":
        owners = [(), *(p for p in paths(data) if isinstance(at(data, p), dict))]
        return Set((*draw(st.sampled_from(owners)), draw(KEYS)), draw(nodes()))
    if kind == "append" and (found is None or isinstance(found, list)):
        return Append(path, draw(nodes()))
    if kind == "remove" and (len(path) > 1 or len(data) > 1):
        return Remove(path)
    return Set(path, draw(nodes() if kind == "value" else LEAVES))


@settings(max_examples=4 * EXAMPLES, deadline=None)
@given(documents(), st.data())
def test_an_edit_does_what_was_asked_or_nothing(
    document: tuple[str, dict[str, Any]], draw: st.DataObject
) -> None:
    text, data = document
    change = draw.draw(changes(data))
    try:
        edited = edit(text, [change])
    except EditRefused:
        event("refused")
        return
    event("made")
    assert data_of(edited) == meant(data, change)
    assert edited.endswith("\n") == text.endswith("\n")
    if "\r\n" in text:
        assert edited.count("\n") == edited.count("\r\n")


@settings(max_examples=2 * EXAMPLES, deadline=None)
@given(documents(), st.data())
def test_a_changed_scalar_moves_nothing_else(
    document: tuple[str, dict[str, Any]], draw: st.DataObject
) -> None:
    text, data = document
    scalars = [path for path in paths(data) if isinstance(at(data, path), str)]
    if not scalars:
        return
    path = draw.draw(st.sampled_from(scalars))
    source = read(text.encode()).source.value(path)
    edited = edit(text, [Set(path, "new")])
    old_lines, new_lines = text.split("\n"), edited.split("\n")
    moved = [
        op for op in difflib.SequenceMatcher(None, old_lines, new_lines).get_opcodes() if op[0] != "equal"
    ]
    assert len(moved) <= 1
    for _, first, last, _, _ in moved:
        assert first == source.line - 1
        assert old_lines[first][: source.column - 1] == new_lines[first][: source.column - 1]
        assert last - first == 1 or at(data, path).count("\n") > 0 or "|" in old_lines[first]


@settings(max_examples=EXAMPLES, deadline=None)
@given(documents(), st.data())
def test_comments_stay(document: tuple[str, dict[str, Any]], draw: st.DataObject) -> None:
    text, data = document
    change = draw.draw(changes(data))
    if isinstance(change, Remove) or isinstance(at(data, change.path[:-1]), list):
        return
    old = at(data, change.path) if change.path in paths(data) else ""
    if isinstance(old, dict | list) and isinstance(change, Set):
        return
    try:
        edited = edit(text, [change])
    except EditRefused:
        return
    for comment in ("# first", "# last", "# between", "# why", "# c\n", "# d\n"):
        assert edited.count(comment) >= text.count(comment)


@settings(max_examples=EXAMPLES, deadline=None)
@given(documents(), st.data())
def test_there_and_back_again(document: tuple[str, dict[str, Any]], draw: st.DataObject) -> None:
    text, data = document
    key = draw.draw(KEYS.filter(lambda key: key not in data))
    try:
        added = edit(text, [Set((key,), draw.draw(LEAVES))])
    except EditRefused:
        return
    assert edit(added, [Remove((key,))]) == text


@settings(max_examples=EXAMPLES, deadline=None)
@given(documents(), st.data())
def test_several_edits_in_sequence(document: tuple[str, dict[str, Any]], draw: st.DataObject) -> None:
    text, data = document
    made: list[Edit] = []
    for _number in range(3):
        change = draw.draw(changes(data))
        made.append(change)
        data = meant(data, change)
    try:
        edited = edit(text, made)
    except EditRefused:
        return
    assert data_of(edited) == data


@settings(max_examples=2 * EXAMPLES, deadline=None)
@given(mappings())
def test_a_dumped_file_reads_back(data: dict[str, Any]) -> None:
    text = dump(data)
    assert data_of(text) == data
    assert dump(data_of(text)) == text
