"""Edits of hand-written files, character by character, and the edits that are refused."""

import pytest

from readyctl.adapters.yaml import _proof as yaml_proof
from readyctl.adapters.yaml.editor import EditRefused, Unwritable, append, dump, edit, remove, set_value
from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Append, Edit, Remove, Set

ENTRY = """\
# yaml-language-server: $schema=../feature.json
id: fx
name: 'FX matching'
level: committed   # claimed
aliases: [one, two]
delivery:
  date: 2027-06-30           # a day
  scope: "One way"
caveats: []                  # none yet
limits:
  - {metric: latency, at_least: 80 ms}   # p95
  - metric: currencies
    at_most: 12
evidence: {}
owner:
proposed: ~
notes: |
  Anybody.

  May edit.

# the end
"""
CASES: list[tuple[str, Edit, list[tuple[str, str]]]] = [
    ("plain scalar", Set(("level",), "beta"), [("level: committed ", "level: beta ")]),
    ("single quotes stay", Set(("name",), "it's"), [("'FX matching'", "'it''s'")]),
    ("double quotes stay", Set(("delivery", "scope"), 'a "b" \\'), [('"One way"', '"a \\"b\\" \\\\"')]),
    ("empty value", Set(("owner",), "team"), [("owner:", "owner: team")]),
    ("null to text", Set(("proposed",), "no"), [("proposed: ~", 'proposed: "no"')]),
    ("text to null", Set(("name",), None), [("'FX matching'", "null")]),
    ("same value", Set(("delivery", "date"), "2027-06-30"), []),
    ("null is null", Set(("proposed",), None), []),
    ("block scalar to one line", Set(("notes",), "x"), [("|\n  Anybody.\n\n  May edit.", "x")]),
    ("block scalar again", Set(("notes",), "p\nq\n"), [("Anybody.\n\n  May edit.", "p\n  q")]),
    ("several lines", Set(("owner",), "p\nq"), [("owner:", "owner: |-\n  p\n  q")]),
    ("several lines before a comment", Set(("level",), "p\nq"), [("committed", '"p\\nq"')]),
    ("append to brackets", Append(("aliases",), "x, y"), [("two]", 'two, "x, y"]')]),
    ("append to empty brackets", Append(("caveats",), "slow"), [("[]", "[slow]")]),
    ("append a long text", Append(("caveats",), "w " * 30 + "z"),
     [("caveats: []            ", "caveats:            "), ("# none yet", f"# none yet\n  - {'w ' * 30}z")]),
    ("append below", Append(("limits",), {"metric": "m", "at_most": "012"}),
     [("    at_most: 12\n", '    at_most: 12\n  - metric: m\n    at_most: "012"\n')]),
    ("append to nothing", Append(("owner",), "a"), [("owner:", "owner: [a]")]),
    ("new key", Set(("tags",), ["a"]), [("  May edit.\n", "  May edit.\ntags: [a]\n")]),
    ("new key in a block", Set(("delivery", "capacity"), "2"),
     [('"One way"\n', '"One way"\n  capacity: 2\n')]),
    ("new key in brackets", Set(("limits", 0, "x"), "a, b"), [("80 ms}", '80 ms, x: "a, b"}')]),
    ("new key in empty braces", Set(("evidence", "docs"), "url"),
     [("evidence: {}", "evidence:\n  docs: url")]),
    ("new keys in null", Set(("proposed", "set", "delivery.date"), "2027-Q3"),
     [("proposed: ~", "proposed:\n  set: {delivery.date: 2027-Q3}")]),
    ("remove a key", Remove(("delivery", "date")), [("  date: 2027-06-30           # a day\n", "")]),
    ("remove the last key", Remove(("limits", 1, "at_most")), [("    at_most: 12\n", "")]),
    ("remove a key behind a dash", Remove(("limits", 1, "metric")), [("metric: currencies\n    ", "")]),
    ("remove in brackets", Remove(("aliases", 0)), [("one, ", "")]),
    ("remove last in brackets", Remove(("aliases", 1)), [(", two", "")]),
    ("remove a pair in braces", Remove(("limits", 0, "metric")), [("metric: latency, ", "")]),
    ("remove an item", Remove(("limits", 0)), [("  - {metric: latency, at_least: 80 ms}   # p95\n", "")]),
    ("block to text", Set(("delivery",), "soon"),
     [('delivery:\n  date: 2027-06-30           # a day\n  scope: "One way"', "delivery: soon")]),
    ("list key by key", Set(("limits",), [{"metric": "latency", "at_least": "90 ms"}]),
     [("80 ms", "90 ms"), ("  - metric: currencies\n    at_most: 12\n", "")]),
    ("mapping key by key", Set(("delivery",), {"date": "2027-Q3", "scope": "One way"}),
     [("2027-06-30 ", "2027-Q3 ")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_these_characters_change(
    change: Edit, expected: list[tuple[str, str]], line_end: str, mark: str
) -> None:
    wanted = ENTRY
    for old, new in expected:
        assert wanted.count(old) == 1
        wanted = wanted.replace(old, new)
    text = mark + ENTRY.replace("\n", line_end)
    assert edit(text, [change]) == mark + wanted.replace("\n", line_end)


@pytest.mark.parametrize(
    ("text", "change", "wanted"),
    [
        ("a: 1", Set(("b",), "2"), "a: 1\nb: 2"),
        ("a: 1\nb: 2", Remove(("b",)), "a: 1"),
        ("a: 1\r\nb: 2", Remove(("b",)), "a: 1"),
        ("{a: 1}\n", Set(("b",), "2"), "{a: 1, b: 2}\n"),
        ("{a, b: }\n", Set(("a",), "2"), "{a: 2, b: }\n"),
        ("{a, b: }\n", Set(("b",), "2"), "{a, b: 2 }\n"),
        ("l:\n- a\n-\n", Set(("l", 1), "b"), "l:\n- a\n- b\n"),
        ("l:\n- a\nm: null\n", Set(("m",), ["b" * 50]), "l:\n- a\nm:\n- " + "b" * 50 + "\n"),
        ("l:\n- - a\n  - b\n", Remove(("l", 0, 0)), "l:\n- - b\n"),
        ("l:\n-\n  a: 1\n-\n  b: 2\n", Remove(("l", 1)), "l:\n-\n  a: 1\n"),
        ("a: # c\n  b: 1\nd: 2\n", Remove(("a", "b")), "a: {} # c\nd: 2\n"),
        ("a: |+ # c\n  x\n\nb: 1\n", Set(("a",), "z"), "a: z # c\nb: 1\n"),
        ("a: |+\n  x\n\n", Set(("b",), "1"), "a: |+\n  x\n\nb: 1\n"),
        ("a: 1\n...\n", Set(("b",), "2"), "a: 1\nb: 2\n...\n"),
        ("😀: 😀 # 😀\nb: x\n", Set(("b",), "שלום"), "😀: 😀 # 😀\nb: שלום\n"),
        ("a: long\n  text   # c\n", Set(("a",), "b"), "a: b   # c\n"),
        ('a: "long\n  text"   # c\n', Set(("a",), "b"), 'a: "b"   # c\n'),
    ],
)
def test_odd_corners(text: str, change: Edit, wanted: str) -> None:
    assert edit(text, [change]) == wanted


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("no", '"no"'), ("Yes", '"Yes"'), ("null", '"null"'), ("~", '"~"'), ("", '""'), ("012", '"012"'),
        ("0x1f", '"0x1f"'), ("1_000", '"1_000"'), ("12:30", '"12:30"'), ("1e3", '"1e3"'), (".5", '".5"'),
        ("1.50", '"1.50"'), ("y", '"y"'), ("TRUE", '"TRUE"'), ("2026-01-01 12:00", '"2026-01-01 12:00"'),
        ("- x", '"- x"'), ("a: b", '"a: b"'), ("a:", '"a:"'), ("a #b", '"a #b"'),
        (" a", '" a"'), ("a ", '"a "'),
        ("#a", '"#a"'), ("@a", '"@a"'), ("[a", '"[a"'), ("<<", '"<<"'), ("=", '"="'), ("---", '"---"'),
        ("a\tb", '"a\\tb"'), ("\n", '"\\n"'), ("'a'", "\"'a'\""),
        ("a, b", "a, b"), ("it's", "it's"), ("a:b", "a:b"), ("a#b", "a#b"), ("12", "12"), ("0.5", "0.5"),
        ("2026-01-01", "2026-01-01"), ("2027-Q2", "2027-Q2"), ("80 ms", "80 ms"), ("https://a.example/b#c", "https://a.example/b#c"),
        ("true", "true"), ("ada@example.com", "ada@example.com"), ("Who pays?", "Who pays?"),
    ],
)  # fmt: skip
def test_quotes_where_some_parser_would_read_something_else(text: str, written: str) -> None:
    assert set_value("a: x\n", ("a",), text) == f"a: {written}\n"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("a: 1\n", Set(("a", "b"), "2")),
        ("a: [1]\n", Set(("a", "b"), "2")),
        ("a: [1]\n", Set(("a", 3), "2")),
        ("a: [1]\n", Set(("a", -1), "2")),
        ("a: 1\n", Append(("a",), "2")),
        ("a: 1\n", Append((), "2")),
        ("a: 1\n", Remove(("b",))),
        ("a: 1\n", Remove(("a",))),
        ("a: 1\n", Remove(())),
        ("a: 1\n", Set((), {})),
        ("a: 1\n", Set((), "x")),
        ("a: &x 1\n", Set(("a",), "2")),
        ("a: [\n", Set(("a",), "2")),
        ("a: \ud800\n", Set(("a",), "2")),
        ("? a\n: 1\nb: 2\n", Remove(("a",))),
        ("n: |\n  text", Set(("b",), "2")),
        (
            "a: {b: {c: {d: {e: {f: {g: {}}}}}}}\n",
            Set(("a", "b", "c", "d", "e", "f", "g", "h", "i"), {"j": "1"}),
        ),
    ],
)
def test_refuses_what_it_cannot_do(text: str, change: Edit) -> None:
    with pytest.raises(EditRefused) as refused:
        edit(text, [change])
    assert refused.value.help


@pytest.mark.parametrize("value", ["a\x1bb", "a\u2028b", "\u202e", "a\rb", "\x00", "\ufeff"])
def test_never_writes_what_it_would_not_read(value: str) -> None:
    with pytest.raises(Unwritable, match=r"U\+"):
        set_value("a: x\n", ("a",), value)
    with pytest.raises(Unwritable):
        set_value("a: x\n", (value,), "b")
    with pytest.raises(Unwritable):
        dump({"a": value})


def test_new_keys_keep_the_order_of_the_house() -> None:
    text = "id: x\nlevel: beta\nnotes: n\n"
    order = ("id", "name", "level", "delivery", "notes")
    assert edit(text, [Set(("name",), "M")], order=order) == "id: x\nname: M\nlevel: beta\nnotes: n\n"
    assert edit(text, [Set(("other",), "M")], order=order).endswith("notes: n\nother: M\n")
    two = edit(text, [Set(("delivery", "date"), "2027-Q2"), Set(("delivery", "scope"), "s")], order=order)
    assert two == "id: x\nlevel: beta\ndelivery:\n  date: 2027-Q2\n  scope: s\nnotes: n\n"


def test_one_call_for_one_change() -> None:
    assert append("a: [b]\n", ("a",), "c") == "a: [b, c]\n"
    assert remove("a: 1\nb: 2\n", ("a",)) == "b: 2\n"


def test_a_new_file_is_in_the_style_of_the_house() -> None:
    text = dump(
        {
            "id": "fx",
            "name": "FX: matching",
            "level": "committed",
            "aliases": ["FX matching", "automated reconciliation"],
            "delivery": {"date": "2027-06-30", "scope": "One way; 12 currencies.", "capacity": "2 engineers"},
            "caveats": ["Slow above ten currencies, and not yet tested with more than a hundred users."],
            "limits": [{"metric": "match latency", "at_least": "80 ms"}],
            "evidence": {},
            "replaced_by": None,
            "sync": {"every": "month"},
            "notes": "First.\n\nSecond.\n",
        }
    )
    assert (
        text
        == """\
id: fx
name: "FX: matching"
level: committed
aliases: [FX matching, automated reconciliation]
delivery:
  date: 2027-06-30
  scope: One way; 12 currencies.
  capacity: 2 engineers
caveats:
  - Slow above ten currencies, and not yet tested with more than a hundred users.
limits:
  - {metric: match latency, at_least: 80 ms}
evidence: {}
replaced_by: null
sync: {every: month}
notes: |
  First.

  Second.
"""
    )


def test_an_empty_mapping_can_be_written() -> None:
    assert dump({}) == "{}\n"


@pytest.mark.parametrize(
    ("text", "intended"),
    [
        ("a: ~\n", {"a": "~"}),
        ('a: "~"\n', {"a": None}),
        ("a: [b]\n", {"a": ["b", "c"]}),
        ("a: {}\n", {"a": []}),
        ("a: b\nc: d\n", {"a": "b"}),
        ("a: &x b\n", {"a": "b"}),
        ("a: [\n", {"a": []}),
    ],
)
def test_the_second_parser_alone_refuses_too(
    text: str, intended: dict[str, Node], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_proof, "strict_data", lambda _: intended)
    with pytest.raises(EditRefused):
        yaml_proof.prove(text, intended)


TABBED = [
    "owner:\ta", "owner: a\t# who", "tags: [a,\tb]", 'notes: "x"\t', "owner: call\tSam", "owner\t: a",
    "owner:\t", "owner:\t{a:\tb\t}", "notes: |\t\n  a\tb", "notes: >-\t# c\n  x\ty",
    'notes: "a\n \tb"\t# c', "owner: a\n  \tb\tc", "# a\tcomment", "'owner'\t:\t'a\tb'",
]  # fmt: skip


@pytest.mark.parametrize("line", TABBED)
def test_a_file_with_tabs_is_edited_and_keeps_them(line: str) -> None:
    text = f"id: fx\nlevel: planned\n{line}\nlast: 1\n"
    changed = edit(text, [Set(("level",), "beta"), Set(("last",), "2")])
    assert changed == f"id: fx\nlevel: beta\n{line}\nlast: 2\n"


def test_a_value_beside_tabs_is_changed_itself() -> None:
    assert edit("a:\tx\t# why\nb: 1\n", [Set(("a",), "new")]) == "a:\tnew\t# why\nb: 1\n"
    assert edit("a: [x,\ty]\n", [Append(("a",), "z")]) == "a: [x,\ty, z]\n"
    assert edit("a:\tx\nb:\ty\n", [Remove(("a",))]) == "b:\ty\n"
