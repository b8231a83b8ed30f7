"""One feature file: its shape, its names, what its level needs."""

import pytest

from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.document import Node
from readyctl.core.entry.path import EntryKind, EntryPath, classify
from readyctl.core.feature.reading import at, read_feature
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.level.table import Level
from readyctl.rules.catalogue import may_be_ignored


def entry(text: str, path: str = "registry/features/payments/x.yaml") -> FeatureEntry:
    where = classify(path, "registry")
    assert where is not None
    return read_feature(where, read(text.encode()), may_be_ignored)


def names(found: FeatureEntry) -> list[str]:
    return [problem.rule for problem in found.problems]


GOOD = "id: x\nname: X\nsummary: s\nlevel: {level}\n"
WHOLE = {
    Level.EXPLORATORY: "",
    Level.PLANNED: "",
    Level.COMMITTED: "delivery: {date: 2027-Q2, scope: all, capacity: 2 engineers}\n",
    Level.BETA: "caveats: [slow]\n",
    Level.SHIPPED: "evidence: {production: a, tests: b, docs: c, support: d}\n",
}


@pytest.mark.parametrize("level", list(Level))
def test_an_entry_needs_what_its_level_needs_and_no_more(level: Level) -> None:
    assert entry(GOOD.format(level=level) + WHOLE[level]).valid
    bare = entry(GOOD.format(level=level))
    assert [problem.key for problem in bare.problems] == list(level.row.needs)
    assert set(names(bare)) <= {"missing-for-level"}
    assert bare.declared is level


def test_the_declared_level_is_known_even_where_the_entry_is_invalid() -> None:
    found = entry("id: x\nlevel: shipped\nzzz: 1\n")
    assert not found.valid
    assert found.model is None
    assert found.declared is Level.SHIPPED
    assert entry("id: x\nlevel: Shipped\n").declared is None
    assert entry("id: x\nlevel: [shipped]\n").declared is None
    assert entry("id: x\nid: y\nlevel: shipped\n").declared is None


@pytest.mark.parametrize(
    ("given", "aliases"),
    [
        ("zzz: 1\naliases: [many, too]\n", ("many", "too")),
        ("aliases: [many, {a: b}, [c], '']\n", ("many",)),
        ("zzz: 1\naliases: many\n", ("many",)),
        ("aliases: {a: many}\n", ()),
        ("zzz: 1\n", ()),
    ],
)
def test_what_it_is_called_is_known_even_where_the_entry_is_invalid(
    given: str, aliases: tuple[str, ...]
) -> None:
    found = entry(f"id: x\nname: Bulk payouts\nlevel: beta\n{given}")
    assert not found.valid
    assert (found.called, found.aliases) == ("Bulk payouts", aliases)


def test_what_it_is_called_is_known_even_where_the_file_cannot_be_read() -> None:
    found = entry("id: x\nid: y\nname: Bulk payouts\naliases: [many, too]\n")
    assert not found.legible
    assert (found.called, found.aliases) == ("Bulk payouts", ("many", "too"))
    assert (entry("- a list\n").called, entry("- a list\n").aliases) == (None, ())


def test_replaced_by_without_a_level_is_a_tombstone() -> None:
    stone = entry("id: x\nreplaced_by: y\n")
    assert stone.valid
    assert stone.tombstone is not None
    assert stone.tombstone.replaced_by == ("y",)
    assert entry(GOOD.format(level="planned") + "replaced_by: y\n").tombstone is None
    assert names(entry("id: x\nreplaced_by: null\nname: X\nsummary: s\n")) == ["missing-key"]
    assert names(entry("id: z\nreplaced_by: [y, Z]\n")) == ["wrong-value", "id-mismatch"]


def test_a_date_needs_capacity() -> None:
    assert names(entry(GOOD.format(level="exploratory") + "delivery: {date: 2027-06-30}\n")) == [
        "date-without-capacity"
    ]


def test_findings_about_sign_off_cannot_be_ignored() -> None:
    ignoring = GOOD.format(level="planned") + "ignore: [{code: RDY201, reason: r, until: 2027-01-01}]\n"
    assert names(entry(ignoring)) == ["forbidden-ignore"]
    assert names(entry(ignoring.replace("RDY201", "RDY301"))) == []


@pytest.mark.parametrize(
    ("path", "rules"),
    [
        ("registry/features/payments/y.yaml", ["id-mismatch"]),
        ("registry/features/Payments/x.yaml", ["malformed-name"]),
        ("registry/features/a b/x.yaml", ["malformed-name"]),
        (f"registry/features/{'a' * 65}/x.yaml", ["malformed-name"]),
        ("registry/features/payments/X.yaml", ["id-mismatch", "malformed-name"]),
    ],
)
def test_names_are_ids_and_agree(path: str, rules: list[str]) -> None:
    assert names(entry(GOOD.format(level="planned"), path)) == rules


def test_one_problem_is_not_told_twice() -> None:
    assert names(entry(GOOD.format(level="committed") + "delivery: soon\n")) == ["wrong-value"]


def test_values_by_key_path() -> None:
    data: Node = {"a": {"b": ["c", None]}}
    assert at(data, ("a", "b", 0)) == "c"
    assert at(data, ("a", "b", 7)) is None
    assert at(data, ("a", 0)) is None
    assert at(data, ()) == data


def test_where_is_kept() -> None:
    assert entry("").where == EntryPath(
        "registry/features/payments/x.yaml", EntryKind.FEATURE, "x", "payments"
    )
    assert names(entry("")) == ["empty-file"]
