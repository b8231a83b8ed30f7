"""What the reader accepts, what it refuses, and the exact places it names."""

import pytest

from readyctl.adapters.yaml._refusals import RULES
from readyctl.adapters.yaml.reader import read, read_version
from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import MANY
from readyctl.core.entry.path import EntryKind

FEATURE = EntryKind.FEATURE
UTF8_CASES = [
    # rule, text, line, column, key
    ("empty-file", "", 1, 1, ()),
    ("empty-file", "# only a comment\n", 1, 1, ()),
    ("empty-file", "---\n", 1, 1, ()),
    ("not-a-mapping", "# c\n- a\n", 2, 1, ()),
    ("not-a-mapping", "just text\n", 1, 1, ()),
    ("several-documents", "a: 1\n---\nb: 2\n", 2, 1, ()),
    ("several-documents", "a: 1\n---\n", 2, 1, ()),
    ("directive", "%TAG ! tag:x,\n---\na: 1\n", 1, 1, ()),
    ("directive", "%YAML 1.1\n---\na: 1\n", 1, 1, ()),
    ("directive", "%OTHER x\n---\na: 1\n", 1, 7, ()),
    ("duplicate-key", "a: 1\nb: 2\na: 3\n", 3, 1, ("a",)),
    ("duplicate-key", 'a: 1\n"a": 1\n', 2, 1, ("a",)),
    ("duplicate-key", "x:\n  - {k: 1, k: 2}\n", 2, 12, ("x", 0, "k")),
    ("anchor-or-alias", "a: &x 1\n", 1, 4, ("a",)),
    ("anchor-or-alias", "a: &x {}\n", 1, 4, ("a",)),
    ("anchor-or-alias", "&x a: 1\n", 1, 1, ()),
    ("anchor-or-alias", "a: *x\n", 1, 4, ("a",)),
    ("anchor-or-alias", "a: *\n", 1, 5, ()),
    ("merge-key", "a: 1\nb:\n  <<: {c: 1}\n", 3, 3, ("b",)),
    ("tag", "a: !x 1\n", 1, 4, ("a",)),
    ("tag", "a: !!str 1\n", 1, 4, ("a",)),
    ("tag", "a: ! 1\n", 1, 4, ("a",)),
    ("tag", "a: !<tag:x> 1\n", 1, 4, ("a",)),
    ("tag", "a: !y!x 1\n", 1, 4, ()),
    ("complex-key", "? [a]\n: 1\n", 1, 3, ()),
    ("complex-key", "? {a: 1}\n: 1\n", 1, 3, ()),
    ("complex-key", "b: {null: 1}\n", 1, 5, ("b",)),
    ("complex-key", "~: 1\n", 1, 1, ()),
    ("complex-key", "?\n: 1\n", 1, 2, ()),
    ("too-deep", "a: {b: {c: {d: {e: {f: {g: {h: {}}}}}}}}\n", 1, 32, tuple("abcdefgh")),
    ("too-deep", "a: " + "[" * 8 + "]" * 8, 1, 11, ("a", *[0] * 7)),
    ("too-deep", "a: " + "[" * 900, 1, 11, ("a", *[0] * 7)),
    ("too-deep", "a:\n " + "- " * 30000, 2, 16, ("a", *[0] * 7)),
    ("complex-key", "? " * 30000, 1, 3, ()),
    ("too-large", "a: " + "x" * 65536, 1, 1, ()),
    ("forbidden-character", "a: x\x1b[31m\n", 1, 5, ()),
    ("forbidden-character", "a: 1\nb: \x00\n", 2, 4, ()),
    ("forbidden-character", "a: \x7f\n", 1, 4, ()),
    ("forbidden-character", "a: x\x85y\n", 1, 5, ()),
    ("forbidden-character", "a: x\u2028y\n", 1, 5, ()),
    ("forbidden-character", "# 😀\u2029\na: 1\n", 1, 4, ()),
    ("forbidden-character", "a: 😀😀\u202ex\n", 1, 6, ()),
    ("forbidden-character", "a: \u2066x\n", 1, 4, ()),
    ("forbidden-character", "a: 1\ufeff\n", 1, 5, ()),
    ("forbidden-character", "a: 1\rb: 2\n", 1, 5, ()),
    ("forbidden-character", 'k:\n  a: "x\\u202ey"\n', 2, 8, ("k", "a")),
    ("forbidden-character", 'a: "\\\\\\x1b"\n', 1, 7, ("a",)),
    ("forbidden-character", 'a: "\\e"\n', 1, 5, ("a",)),
    ("forbidden-character", 'a: "\\N"\n', 1, 5, ("a",)),
    ("forbidden-character", 'a: "\\L"\n', 1, 5, ("a",)),
    ("forbidden-character", 'a: "\\0"\n', 1, 5, ("a",)),
    ("forbidden-character", 'a: "\\r"\n', 1, 5, ("a",)),
    ("forbidden-character", 'a: "\\U00002067"\n', 1, 5, ("a",)),
    ("forbidden-character", '"\\u2029": 1\n', 1, 2, ("\u2029",)),
    ("forbidden-character", 'a: "\\ud800"\n', 1, 7, ()),
    ("conflict-marker", "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", 2, 1, ()),
    ("conflict-marker", "<<<<<<< HEAD\r\na: 1\r\n=======\r\na: 2\r\n>>>>>>> x\r\n", 1, 1, ()),
    ("conflict-marker", "a: [1,\n<<<<<<<\n2,\n||||||| base\n3,\n=======\n4,\n>>>>>>> x]\n", 2, 1, ()),
    ("conflict-marker", "a: 1\na: 2\n>>>>>>> forgotten\n", 3, 1, ()),
    ("invalid-yaml", "a: 1\n=======\nb: 2\n", 3, 1, ()),
    ("invalid-yaml", "a: b: c\n", 1, 5, ()),
    ("invalid-yaml", ": 1\n", 1, 1, ()),
    ("invalid-yaml", "a: [1\nb: 2\n", 2, 2, ()),
    ("invalid-yaml", 'a: "x\n', 2, 1, ()),
    ("invalid-yaml", "\ta: 1\n", 1, 1, ()),
    ("invalid-yaml", "a: @x\n", 1, 4, ()),
    ("invalid-yaml", "a:\n  b: 1\n c: 2\n", 3, 2, ()),
    ("invalid-yaml", 'a: "\\q"\n', 1, 5, ()),
]
BYTE_CASES = [
    ("not-utf8", b"a: 1\nb: \xff\xfe\n", 2, 4),
    ("not-utf8", b"a: \xc3\n", 1, 4),
    ("not-utf8", b"a: \xed\xa0\x80\n", 1, 4),
    ("not-utf8", "a: 1\n".encode("utf-16"), 1, 1),
    ("not-utf8", "é: ".encode() + b"\xe9\n", 1, 4),
]


def test_a_depth_that_the_parser_itself_refuses_is_refused() -> None:
    document = read(b"a: " + b"[" * 60000)
    assert document.data is None
    assert [problem.rule for problem in document.problems] in (["too-deep"], ["invalid-yaml"])


@pytest.mark.parametrize(("rule", "text", "line", "column", "key"), UTF8_CASES)
def test_refuses_with_the_place(
    rule: str, text: str, line: int, column: int, key: tuple[str | int, ...]
) -> None:
    document = read(text.encode())
    assert document.data is None
    assert not read_version(text.encode(), FEATURE).readable
    (problem,) = document.problems
    assert (problem.rule, problem.position, problem.key) == (rule, Position(line, column), key)
    assert problem.help.endswith(".")
    assert problem.message[0].islower() or problem.message[0] == "'"
    assert not problem.message.endswith(".")


@pytest.mark.parametrize("text", ["a: [*x" + ",*x" * 20000 + "]", "a: 1\n" * 9000, "a: '" + "\x01" * 60000])
def test_of_thousands_of_refusals_a_hundred_are_told_and_that_there_are_more(text: str) -> None:
    problems = read(text.encode()).problems
    assert len(problems) == MANY + 1
    assert "more is wrong" in problems[-1].message


@pytest.mark.parametrize(("rule", "blob", "line", "column"), BYTE_CASES)
def test_refuses_bytes_with_the_place(rule: str, blob: bytes, line: int, column: int) -> None:
    (problem,) = read(blob).problems
    assert (problem.rule, problem.position) == (rule, Position(line, column))


@pytest.mark.parametrize(
    "code",
    [
        *range(0x09),
        0x0B,
        0x0C,
        *range(0x0E, 0x20),
        *range(0x7F, 0xA0),
        0x2028,
        0x2029,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
    ],
)
def test_refuses_each_forbidden_character_raw_and_escaped(code: int) -> None:
    for text in (f"a: x{chr(code)}y\n", f"# {chr(code)}\na: 1\n", f'a: "\\U{code:08X}"\n'):
        assert [p.rule for p in read(text.encode()).problems] == ["forbidden-character"]
    if code < 0x100:
        escaped = f'a: "\\x{code:02x}"\n'.encode()
        assert [p.rule for p in read(escaped).problems] == ["forbidden-character"]


def test_every_rule_has_a_case() -> None:
    assert {case[0] for case in UTF8_CASES} | {case[0] for case in BYTE_CASES} == RULES


def test_places_do_not_depend_on_line_ends_or_byte_order_mark() -> None:
    text = "a: 1\nb:\n  - x\n  - k: &n 1\n    k: 2\n"
    plain = read(text.encode()).problems
    assert [(p.rule, p.position) for p in plain] == [
        ("anchor-or-alias", Position(4, 8)), ("duplicate-key", Position(5, 5))
    ]  # fmt: skip
    assert read(text.replace("\n", "\r\n").encode()).problems == plain
    assert read(text.encode("utf-8-sig")).problems == plain


def test_all_problems_of_a_file_are_found() -> None:
    text = "a: 1\na: 2\na: 3\nb: &x \u202e\n<<: {}\nc: !t [*x, {d: 1, d: 2}]\n? [q]\n: 1\ne: 'open\n"
    found = [(p.rule, p.position.line if p.position else 0) for p in read(text.encode()).problems]
    assert found == [
        ("duplicate-key", 2), ("duplicate-key", 3), ("anchor-or-alias", 4), ("forbidden-character", 4),
        ("merge-key", 5), ("tag", 6), ("anchor-or-alias", 6), ("duplicate-key", 6), ("complex-key", 7),
        ("invalid-yaml", 10),
    ]  # fmt: skip


def test_same_key_in_two_values_of_a_duplicate_is_no_second_duplicate() -> None:
    problems = read(b"a: {x: 1}\na: {x: 1}\n").problems
    assert [(p.rule, p.key) for p in problems] == [("duplicate-key", ("a",))]


def test_duplicate_shows_both_values() -> None:
    (problem,) = read(b"level: planned\nlevel: shipped\n").problems
    assert problem.message == "the key 'level' is written twice: 'planned' on line 1, 'shipped' here"


def test_every_scalar_keeps_its_text() -> None:
    text = 'a: no\nb: 012\nc: 12:30\nd: 2026-01-05\ne: 1_000\nf: "null"\ng: True\nh: 0x1F\ni: =\nj: "<<"\n'
    assert read(text.encode()).data == {
        "a": "no", "b": "012", "c": "12:30", "d": "2026-01-05", "e": "1_000", "f": "null", "g": "True",
        "h": "0x1F", "i": "=", "j": "<<",
    }  # fmt: skip


def test_plain_nulls_are_none_and_quoted_ones_are_text() -> None:
    text = "a: null\nb: Null\nc: NULL\nd: ~\ne:\nf: ''\ng: \"~\"\nh: [null, 'null', nUll]\n"
    assert read(text.encode()).data == {
        "a": None, "b": None, "c": None, "d": None, "e": None, "f": "", "g": "~", "h": [None, "null", "nUll"]
    }  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        "مرحبا بالعالم",
        "שלום עולם",
        "👩\u200d💻 done",
        "中文",
        "naïve café",
        "a\u00a0b",
        "\u200fx",
        '"tab\\tand\\nline"',
    ],
)
def test_every_script_is_welcome(value: str) -> None:
    assert read(f"a: {value}\n".encode()).data is not None


@pytest.mark.parametrize(
    "text",
    [
        "%YAML 1.2\n---\na: 1\n",
        "---\na: 1\n...\n",
        "\ufeffa: 1\n",
        "? a\n: 1\n",
        "{a: 1}\n",
        "a: 1",
        '"a": 1\n',
    ],
)
def test_harmless_forms_are_read(text: str) -> None:
    assert read(text.encode()).data == {"a": "1"}


def test_eight_levels_are_read() -> None:
    assert read(b"a: {b: {c: {d: {e: {f: {g: {h: x}}}}}}}\n").data is not None
    assert read(b"a: " + b"x" * (65536 - 3)).data is not None


def test_source_map_knows_keys_values_and_items() -> None:
    text = "😀: x\na:\n  b: y # c\n  l:\n    - 1\n    - {k: v}\nn:\n"
    source = read(text.encode()).source
    assert source.value(("😀",)) == Position(1, 4)
    assert source.key(("a", "b")) == Position(3, 3)
    assert source.value(("a", "b")) == Position(3, 6)
    assert source.value(("a", "l", 1, "k")) == Position(6, 11)
    assert source.key(("a", "l", 1)) == Position(6, 7)
    assert source.key(("a", "missing")) == Position(2, 1)
    assert source.value(("n",)) == Position(7, 3)


BASE = "id: x\nlevel: beta\ncaveats: [a, b]\ndelivery:\n  date: 2027-Q2\naccurate_as_of: 2026-11-16\n"


def claim(text: str, kind: EntryKind = FEATURE) -> str:
    return read_version(text.encode(), kind).claim


@pytest.mark.parametrize(
    "same",
    [
        "# c\nlevel: 'beta'   # d\nid: x\ncaveats:\n- \"a\"\n- b\ndelivery: {date: 2027-Q2}\n",
        BASE.replace("\n", "\r\n"),
        BASE + "owner: somebody\nproposed: {level: shipped}\nlinks: [a]\ntags: [b]\nnotes: c\n",
        BASE.replace("accurate_as_of: 2026-11-16\n", ""),
        "\ufeff" + BASE,
    ],
)
def test_equal_claims(same: str) -> None:
    assert claim(same) == claim(BASE)


@pytest.mark.parametrize(
    "other",
    [
        BASE.replace("[a, b]", "[b, a]"),
        BASE.replace("[a, b]", "'[a, b]'"),
        BASE.replace("2027-Q2", "2027-06-30"),
        BASE + "evidence: {}\n",
        BASE + "evidence: null\n",
        BASE + "evidence: ~\n",
        BASE + "evidence:\n",
        BASE + 'evidence: "null"\n',
        BASE + 'evidence: ""\n',
        BASE + "evidence: []\n",
        BASE + "evidence: '0'\n",
        BASE + "limits: 12\n",
        BASE + "limits: 012\n",
        BASE.replace("id: x", "id: X"),
        BASE.replace("  date", "  Date"),
    ],
)
def test_other_claims(other: str) -> None:
    claims = {claim(text) for text in (BASE, other, BASE + "evidence: Null\n")}
    assert len(claims) == 3


def test_a_claim_has_the_digest_that_baselines_of_earlier_versions_name() -> None:
    plain = "id: fx\nname: Exchange rates\nlevel: beta\nevidence:\ntags: [a, b]\n"
    others = "id: fx\nname: Größe 😀\nlimits:\n  - {metric: m, at_most: 5 €}\n"
    assert claim(plain) == "a690de1b1f85763aac22fde0e2251d22aae911bd97189d98ffce348f6b7628cd"
    assert claim(others) == "41595b7e6f06ac35865dac2214eb9dc9da79c55c5ff6ff1e285a821acbe87390"


def test_each_way_to_write_nothing_is_a_claim_of_its_own() -> None:
    ways = ["null", "Null", "NULL", "~", "", '""', '"null"', "'~'", "nUll", "[]", "{}", "0", "3"]
    assert len({claim(f"a: 1\nevidence: {way}\n") for way in ways}) == len(ways)


def test_twelve_is_twelve_quoted_or_not() -> None:
    assert claim("a: 12\n") == claim('a: "12"\n') != claim("a: 012\n")


def test_line_ends_inside_a_block_scalar_are_not_content() -> None:
    text = "a: |\n  one\n  two\nb: >-\n  three\n  four\n"
    assert claim(text) == claim(text.replace("\n", "\r\n")) == claim('a: "one\\ntwo\\n"\nb: three four\n')


def test_covered_keys_differ_by_kind() -> None:
    assert claim("a: 1\nowner: x\n") == claim("a: 1\n")
    assert claim("a: 1\nowner: x\n", EntryKind.ROSTER) != claim("a: 1\n", EntryKind.ROSTER)
    assert claim("a: 1\nstage: won\n", EntryKind.HANDOFF) == claim("a: 1\n", EntryKind.HANDOFF)


def test_an_uncovered_name_further_down_is_covered() -> None:
    assert claim("a: {owner: x}\n") != claim("a: {owner: y}\n")


@pytest.mark.parametrize(
    ("written", "confirmation"),
    [
        ("accurate_as_of: 2026-11-16", "2026-11-16"), ('accurate_as_of: "2026-11-16"', "2026-11-16"),
        ("accurate_as_of: null", None), ("accurate_as_of: ~", None),
        ("accurate_as_of:", None),
        ("x: 1", None),
        ("accurate_as_of: ''", ""), ("accurate_as_of: 'null'", "null"),
        ("accurate_as_of: {b: 1, a: null}", '{"a":0,"b":"1"}'),
        ("accurate_as_of: '{\"a\":0}'", '"{\\"a\\":0}"'),
    ],
)  # fmt: skip
def test_confirmation(written: str, confirmation: str | None) -> None:
    assert read_version(f"id: x\n{written}\n".encode(), FEATURE).confirmation == confirmation


def test_confirmation_key_differs_by_kind() -> None:
    text = b"accurate_as_of: 1\nreview: {verdict: approved}\n"
    assert read_version(text, EntryKind.HANDOFF).confirmation == '{"verdict":"approved"}'
    assert read_version(text, EntryKind.ROSTER).confirmation is None


def test_unparsable_versions_differ_by_their_bytes() -> None:
    one, other = read_version(b"a: [\n", FEATURE), read_version(b"a: [\r\n", FEATURE)
    assert one.claim != other.claim
    assert not one.readable
    assert one == read_version(b"a: [\n", EntryKind.ROSTER)


def test_tabs_and_line_ends_are_no_part_of_plain_text() -> None:
    assert read(b"a: x\t# c\nb: y\t\n").data == {"a": "x", "b": "y"}
    assert read(b"a: x\r\nb:\r\n  - y z\r\n").data == {"a": "x", "b": ["y z"]}
