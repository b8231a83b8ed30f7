"""In an editor, without any set-up: what its server for YAML makes of a registry as readyctl writes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readyctl.core.level.table import Level
from readyctl.render.schema_words import word_meaning
from support.agreement import problems
from support.cli import run
from support.damage import damaged
from support.language_server import LanguageServer, language_server
from support.repo import RepoBuilder

pytestmark = [pytest.mark.editors, pytest.mark.timeout(300)]
EVERY = 211


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of the demo, as the program built it."""
    folder = tmp_path_factory.mktemp("demo")
    done = run(RepoBuilder(folder / "outside"), "demo", str(folder / "story"))
    assert done.code == 0, done.err
    return folder / "story"


@pytest.fixture(scope="module")
def server(top: Path) -> Iterator[LanguageServer]:
    with language_server(top) as started:
        yield started


@pytest.fixture(scope="module")
def entry(top: Path) -> Path:
    (found,) = top.glob("registry/features/*/multi-currency-reconciliation.yaml")
    return found


def place(file: Path, key: str) -> int:
    return next(n for n, line in enumerate(file.read_text().splitlines()) if line.startswith(f"{key}:"))


def test_a_registry_as_it_is_written_has_nothing_wrong(server: LanguageServer, top: Path) -> None:
    files = sorted(top.glob("registry/**/*.yaml"))
    assert {file.parent.name for file in files} == {"registry", "sample", "payments", "syncs", "handoffs"}
    assert {str(file.relative_to(top)): server.problems(file) for file in files} == {
        str(file.relative_to(top)): [] for file in files
    }


def test_each_kind_of_file_has_its_schema_by_its_first_line(server: LanguageServer, top: Path) -> None:
    for file in sorted(top.glob("registry/**/*.yaml")):
        (said,) = server.problems(file, f"{file.read_text()}nosuchkey: 1\n")
        assert "nosuchkey" in said, file
        without = file.read_text().partition("\n")[2]
        assert server.problems(file, f"{without}nosuchkey: 1\n") == [], file


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("level", "shiped", "Value is not accepted"),
        ("ends", "2026-02-30", "Write a day of the calendar"),
        ("fresh_for", "soon", "Write a number of days"),
        ("delivery", "{date: soon}", "Write a day of the calendar, such as 2027-06-30, or a quarter"),
        ("levl", "beta", "levl is not allowed"),
    ],
)
def test_a_damaged_entry_is_underlined_where_it_is_damaged(
    server: LanguageServer, entry: Path, key: str, value: str, said: str
) -> None:
    lines = [line for line in entry.read_text().splitlines() if not line.startswith(f"{key}:")]
    text = "\n".join([*lines, f"{key}: {value}"]) + "\n"
    found = [each for each in server.problems(entry, text) if each.startswith(f"{len(lines)}: ")]
    assert any(said in each for each in found), server.problems(entry, text)


def test_resting_on_a_key_says_what_it_means_and_on_a_level_what_each_allows(
    server: LanguageServer, entry: Path
) -> None:
    assert "What it does, in a sentence." in server.hover(entry, place(entry, "summary"), 2)
    said = server.hover(entry, place(entry, "level"), 2)
    assert "counts only when engineering signed it" in said
    for level in Level:
        assert f"`{level.value}`: {word_meaning(level)}" in said


def test_the_levels_are_offered_with_what_each_means(server: LanguageServer, entry: Path) -> None:
    lines = entry.read_text().splitlines()
    at = place(entry, "level")
    lines[at] = "level: "
    offered = server.offers(entry, "\n".join(lines), at, len("level: "))
    assert {level.value for level in Level} <= offered.keys()
    for level in Level:
        assert offered[level.value] == word_meaning(level)


def test_the_keys_are_offered_with_what_each_means(server: LanguageServer, entry: Path) -> None:
    text = entry.read_text()
    offered = server.offers(entry, f"{text}\n", text.count("\n"), 0)
    assert "nobody may outbid" in offered["limits"]
    assert "level" not in offered


def test_the_editor_and_readyctl_agree_on_damaged_entries(server: LanguageServer, entry: Path) -> None:
    some = [one for one in damaged() if one.kind == "entry"][::EVERY]
    first = entry.read_text().partition("\n")[0]
    apart = [
        f"{one.what}: {[problem.message for problem in problems(one)]} {said}"
        for one in some
        for said in [server.problems(entry, f"{first}\n{one.text}")]
        if bool(problems(one)) is not bool(said)
    ]
    assert len(some) > 30
    assert len(apart) <= len(some) * 0.05, apart
