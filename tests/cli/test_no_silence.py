"""A question that finds nothing says what it looked at: silence could be taken for not having looked."""

from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import BOB
from support.repo import RepoBuilder
from support.texts import feature, feature_path


@pytest.fixture
def quiet(tmp_path: Path) -> RepoBuilder:
    """A registry in which nothing is wrong but that there is one lead, and nothing is stale."""
    repo = registry(tmp_path)
    repo.put("mail.txt", "Hello Ann,\n\nsee you on Tuesday.\n")
    repo.put("named.txt", "Hello Ann,\n\nFeature fx is on our roadmap, committed for June 30, 2027.\n")
    repo.put("deck.md", "# Welcome\n\nWho we are.\n")
    return repo


TODAY = "2026-01-06"
CONFIRMS = "of which engineering has to confirm from time to time"
OF_BOB = "looked at 0 features of bob@example.com"
NOTHING = [
    ("check --no-deals --ignore single-lead", "nothing of what was asked for in 3 entries, as of 2026-01-06"),
    ("check --deals", "nothing of what was asked for in 3 entries, as of 2026-01-06"),
    ("check registry/features", "nothing of what was asked for in 3 entries, as of 2026-01-06"),
    ("check --staged", "nothing to report in 0 entries, as of 2026-01-06"),
    ("handoff check", "nothing to report in 0 entries, as of 2026-01-06"),
    (
        "stale",
        f"nothing is stale, as of 2026-01-06: looked at 1 feature, 1 {CONFIRMS}",
    ),
    (
        "stale --within 1d --for bob@example.com",
        f"nothing is stale or will be within 1 day, as of 2026-01-06: {OF_BOB}, 0 {CONFIRMS}",
    ),
    ("stale --format text", "nothing to report in 3 entries, as of 2026-01-06"),
    (
        "doc check mail.txt",
        "nothing to report in 1 mail, as of 2026-01-06: it names no feature that the registry knows",
    ),
    (
        "doc check mail.txt named.txt",
        "nothing to report in 2 mails, as of 2026-01-06: they name Feature fx",
    ),
    (
        "deck check deck.md",
        "nothing to report in 1 deck, as of 2026-01-06: it names no feature that the registry knows",
    ),
]


@pytest.mark.parametrize(("words", "told"), NOTHING)
def test_what_was_looked_at_is_said_where_nothing_was_found(
    quiet: RepoBuilder, words: str, told: str
) -> None:
    for _ in range(2):  # what was asked before is told as it was told then
        done = run(quiet, *words.split(), READYCTL_TODAY=TODAY)
        assert (done.code, done.out, done.err.splitlines()[-1]) == (0, "", told)


@pytest.mark.parametrize("words", ["check --deals", "stale", "doc check mail.txt", "handoff check"])
def test_who_reads_a_machine_format_or_asked_for_quiet_hears_nothing_of_it(
    quiet: RepoBuilder, words: str
) -> None:
    machine = run(quiet, *words.split(), "--json", READYCTL_TODAY=TODAY)
    assert machine.out.startswith("{")
    assert "nothing" not in machine.err
    assert run(quiet, *words.split(), "--quiet", READYCTL_TODAY=TODAY).err == ""


def test_hooks_stay_silent(quiet: RepoBuilder) -> None:
    quiet.write(feature_path("later"), feature("later", level="planned"))
    assert "nothing to report" not in run(quiet, "hooks", "run", "pre-commit", by=BOB).err


def test_a_registry_without_a_second_lead_is_told_by_files(quiet: RepoBuilder) -> None:
    assert run(quiet, "roster", "check").out.splitlines()[-1].startswith("1 warning in 2 files, as of ")
