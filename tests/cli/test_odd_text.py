"""Names and texts with line breaks: none of them may look like a line that this program wrote."""

from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import feature, feature_path

INJECTED = "::error::sold"
EVIL = f'"FX\\n{INJECTED}"'


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path)


def lines_of(repo: RepoBuilder, *args: str) -> list[str]:
    done = run(repo, *args)
    return [line.strip() for line in (done.out + done.err).splitlines()]


@pytest.mark.parametrize(
    "args", [("feature", "list"), ("feature", "show", "fx"), ("explain", "fx"), ("ask", "fx")]
)
@pytest.mark.parametrize(
    "text",
    [
        feature(name=EVIL),
        feature(more=f"aliases: [{EVIL}]\n"),
        feature(more=f"owner: {EVIL}\ntags: [{EVIL}]\nnotes: {EVIL}\n", summary=EVIL),
        feature().replace("level: committed", f"level: {EVIL}"),
        feature(more=f"{EVIL}: x\n"),
    ],
)
def test_no_line_of_a_report_begins_with_what_an_entry_says(
    repo: RepoBuilder, text: str, args: tuple[str, ...]
) -> None:
    repo.write(feature_path(), text).commit("odd", by=ADA)
    assert not [line for line in lines_of(repo, *args) if line.startswith("::")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (feature(name=EVIL), "line break"),
        (feature(name='"  "'), "nothing but space"),
        (feature(more=f"aliases: [{EVIL}]\n"), "line break"),
        (feature(more='aliases: [" "]\n'), "nothing but space"),
    ],
)
def test_names_stand_on_one_line(repo: RepoBuilder, text: str, word: str) -> None:
    repo.write(feature_path(), text).commit("odd", by=ADA)
    done = run(repo, "check")
    assert (done.code, word in done.out) == (1, True), done.out


def test_longer_notes_are_shown_in_full_behind_a_bar(repo: RepoBuilder) -> None:
    repo.write(feature_path(), feature(more="notes: |\n  first\n  second\n")).commit("notes", by=ADA)
    shown = lines_of(repo, "feature", "show", "fx")
    assert any(line.startswith("notes ") and line.endswith(" | first") for line in shown)
    assert "| second" in shown


@pytest.mark.parametrize("name", ["a\nb", "::error::x", "\x1b[31m", "päge", "a b", "%0A", "-x"])
@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_odd_file_names_are_findings_and_no_more(repo: RepoBuilder, name: str, form: str) -> None:
    repo.write(f"registry/features/payments/{name}.yaml", feature("x")).commit("odd", by=ADA)
    done = run(repo, "check", "--format", form)
    assert done.code == 1, done.err
    assert "\x1b" not in done.out
    assert not [line for line in done.out.splitlines() if line.startswith("::error::x")]
