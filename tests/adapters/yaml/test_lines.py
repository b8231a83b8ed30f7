"""The short way by lines: whatever it reads, the full parser reads the same."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from readyctl.adapters.yaml._blocks import blocks_of
from readyctl.adapters.yaml._by_events import tree_of_events
from readyctl.adapters.yaml._careful import read_carefully
from readyctl.adapters.yaml._lines import blocks_of_lines
from readyctl.adapters.yaml._places import LinePlaces
from readyctl.adapters.yaml._unusual import Unusual
from readyctl.core.entry.document import Places
from support.yaml_documents import EXAMPLES

ENTRY = """\
# yaml-language-server: $schema=../feature.json
id: fx
name: "FX: matching"
level: committed   # claimed
aliases: [one, two words]
delivery:
  date: 2027-06-30           # a day
  scope: 'One way; #1'

caveats: []
limits:
  - {metric: latency, at_least: 80 ms}   # p95
  - {metric: Ada, emails: [ada@x.example, a b ], areas: [], lead: true}
  - metric: currencies
    at_most: 12
evidence: {}
links:
  - https://example.com/a#b
owner:
replaced_by: null
proposed: ~
notes: Grüße 😀
"""
GOOD = [
    "x",
    "a b, c",
    "no",
    "null",
    "~",
    '"q # x: "',
    "'s'",
    "''",
    "[]",
    "{}",
    "[a, b c]",
    "{a: b, c: 2 d}",
    "{a: [b, null, c d] , e: [ ], f: [  g ,h ]}",
    "a:b#c",
    "é 😀",
]
ODD = [
    "a: b",
    "a :b",
    "a #b",
    "a# b",
    "",
    " ",
    "'it''s'",
    '"a"b',
    '"a',
    "[a, ]",
    "[,]",
    "[ null , ~ ]",
    "{a: b, a: c}",
    "{a:b}",
    "{null: a}",
    "{a: }",
    "[a: b]",
    "[a]x",
    "{a: b}: c",
    "|",
    ">",
    "- x",
    "-",
    "?",
    "&a x",
    "*a",
    "!t x",
    "%x",
    "@x",
    "`x",
    "a]",
    "...",
    "---",
    "=",
    "<<",
    "+1",
    "a:",
    ":",
    ",",
    "x  ",
    "x # c",
    "x #",
    "# c",
    "[a] # c",
    "[a]# c",
    '"q"# c',
    "~ # c",
    "~# c",
    "a::",
    "a:#b",
    "a #: b",
    "##",
    "[a -b, c - d]",
    "{a: - b}",
    "[- b]",
    "'a' 'b'",
]
KEYS = ["a", "b", "c", "delivery", "x-y", "null", "Null", "_k", "no", "a b", "9", '"q"', "<<", "~"]


@st.composite
def outlines(draw: Any) -> str:
    """Files of one key or item to a line, mostly well formed, with the odd value, key or indentation."""
    lines: list[str] = []

    def block(indent: int, depth: int) -> None:
        for key in draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3, unique=True)):
            kind = draw(st.integers(0, 9))
            if kind < 6 or depth > 3:
                lines.append(f"{' ' * indent}{key}: {draw(st.sampled_from(GOOD))}")
            elif kind < 8:
                lines.append(f"{' ' * indent}{key}:{draw(st.sampled_from(['', ' # c', ' ']))}")
                block(indent + draw(st.integers(1, 3)), depth + 1)
            else:
                lines.append(f"{' ' * indent}{key}:")
                items(indent + draw(st.integers(1, 3)), depth)

    def items(indent: int, depth: int) -> None:
        for plain in draw(st.lists(st.booleans(), min_size=1, max_size=3)):
            first = len(lines)
            if plain:
                lines.append(f"{' ' * indent}- {draw(st.sampled_from(GOOD))}")
            else:
                block(indent + 2, depth + 1)
                lines[first] = f"{' ' * indent}- {lines[first].lstrip(' ')}"

    block(0, 0)
    for _ in range(draw(st.integers(0, 2))):
        number = draw(st.integers(0, len(lines) - 1))
        line = lines[number]
        at = draw(st.integers(0, len(line)))
        new = draw(st.sampled_from([*ODD, *KEYS, ": ", "- ", "  ", "\n", "\n  ", "\n# c\n"]))
        lines[number] = line[:at] + new + line[at + draw(st.integers(0, 2)) :]
    end: str = draw(st.sampled_from(["\n", "", "\n\n", "\n  "]))
    return "\n".join(lines) + end


def assert_the_same_places(text: str) -> None:
    """Hold the places by lines to those of the careful way."""
    carefully = read_carefully(text.encode())
    data = {key: node for key, _, node in blocks_of_lines(text)}
    for held in (data, None):
        places = LinePlaces(text, held)
        keys: Places = {}
        values: Places = {(): places.first()}
        for top in data:
            below = places.under(top)
            keys |= below[0]
            values |= below[1]
        assert (keys, values) == (carefully.keys, carefully.values)
        assert places.under("none-of-them") == ({}, {})
        for path, place in values.items():
            if len(path) == len(("key", 0, "key")):
                assert places.in_item(path) in {place, None}
            if len(path) == 1:
                assert places.beside(str(path[0])) in {place, None}
        assert places.beside("none-of-them") is None


@settings(max_examples=6 * EXAMPLES, deadline=None)
@given(outlines())
@example("a:\n  b:\n    c:\n      d:\n        e:\n          f:\n            g: {h: x}\n")
@example("a:\n - a:\n    a:\n     a:\n      - a: {a: [b, null, c d] , e: [ ], f: [  g ,h ]}\n")
@example("a: x\n  y: z\n")
@example("a: x\n\n  y\n")
@example("a:\n- x\n")
@example("a: 'x\nb: y'\n")
def test_the_full_parser_reads_the_same(text: str) -> None:
    try:
        blocks = blocks_of_lines(text)
    except Unusual:
        return
    assert blocks == blocks_of(tree_of_events(text.encode()))
    assert blocks_of_lines(text) == blocks, "what is known of a block is what was read"
    assert_the_same_places(text)


@st.composite
def collections(draw: Any) -> str:
    """A key with lines below it, nearly all alike: now and then another indentation, kind, key or value."""
    dash, column = draw(st.booleans()), draw(st.integers(0, 3))

    def line() -> str:
        odd = draw(st.integers(0, 9))
        spaces = " " * (draw(st.integers(0, 4)) if odd == 0 else column)
        value = draw(
            st.sampled_from(ODD if odd == 1 else ["x", "a b", "null", "~", "a:b#c", "é 😀", "x # c"])
        )
        key = draw(st.sampled_from(KEYS if odd == 2 else ["a", "b", "c", "d"]))
        start = "- " if (odd == 3) != dash else f"{key}: "
        return f"{spaces}{start}{value}"

    lines = [line() for _ in range(draw(st.integers(0, 4)))]
    behind = draw(st.sampled_from(["", "", "\n", "  # c\n"])), draw(st.sampled_from(["", "z: 1\n"]))
    return "".join([*(f"{each}\n" for each in ["k:", *lines]), *behind])


@settings(max_examples=6 * EXAMPLES, deadline=None)
@given(collections())
@example("k:\n\nz: 1\n")
@example("k:\n  a: x\n  a: y\n")
@example("k:\n  a: x\n   b: y\n")
@example("k:\n  a: x\n b: y\n")
@example("k:\n  - x\n   - y\n")
@example("k:\n  - x\n - y\n")
@example("k:\n  - x\n  a: y\n")
@example("k:\n  null: x\n")
@example("k: [a, null, b c]\nl: [ a,b ]\nm: [a]x\n")
@example("null: [a]\n")
def test_a_mapping_or_a_list_of_lines_is_read_the_same(text: str) -> None:
    try:
        blocks = blocks_of_lines(text)
    except Unusual:
        return
    assert blocks == blocks_of(tree_of_events(text.encode()))
    assert_the_same_places(text)


@pytest.mark.parametrize("value", [*GOOD, *ODD])
@pytest.mark.parametrize(
    "frame", ["a: {}\nb: 1\n", "a:\n  - {}\n", "a:\n  - k: {}\n    l: 1\n", "a:\n  k: {}"]
)
def test_each_value_in_each_place(value: str, frame: str) -> None:
    text = frame.format(value)
    try:
        blocks = blocks_of_lines(text)
    except Unusual:
        assert value not in GOOD
        return
    assert blocks == blocks_of(tree_of_events(text.encode()))
    assert_the_same_places(text)


@pytest.mark.parametrize("key", KEYS)
def test_each_key(key: str) -> None:
    text = f"x: 1\n{key}: 2\n"
    try:
        blocks = blocks_of_lines(text)
    except Unusual:
        return
    assert blocks == blocks_of(tree_of_events(text.encode()))


def test_the_usual_entry_goes_this_way() -> None:
    assert blocks_of_lines(ENTRY) == blocks_of(tree_of_events(ENTRY.encode()))
    assert_the_same_places(ENTRY)
    assert LinePlaces(ENTRY, None).beside("level"), "it is found without what the value says"


def test_as_deep_as_the_full_parser_and_no_deeper() -> None:
    def nested(levels: int) -> str:
        return "".join(f"{'  ' * level}a:\n" for level in range(levels - 1)) + f"{'  ' * (levels - 1)}a: x\n"

    assert blocks_of_lines(nested(7)) == blocks_of(tree_of_events(nested(7).encode()))
    for levels in (9, 12):
        with pytest.raises(Unusual):
            blocks_of_lines(nested(levels))
        with pytest.raises(Unusual):
            tree_of_events(nested(levels).encode())
