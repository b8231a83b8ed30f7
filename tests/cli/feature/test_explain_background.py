"""What `explain` tells beside the verdict, and the names that it and `show` understand."""

import re
import shlex
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, PAT, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path

FX = feature_path()
DEAL = """\
id: acme
customer: Acme
owner: sam@example.com
stage: proposal
value: {amount: 120000, currency: EUR}
promises:
  - {feature: fx, kind: contract, due: 2028-01-01, status: confirmed}
"""


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """fx, signed on 5 January and promised to Acme."""
    repo = registry(tmp_path)
    repo.write("registry/handoffs/acme.yaml", DEAL).commit("deal", by=SAM, at="2026-01-06")
    return repo


def test_a_signed_feature_says_until_when_and_who_counts_on_it(repo: RepoBuilder) -> None:
    told = run(repo, "explain", "fx", "--as-of", "2026-01-07").out
    assert "fresh until 2026-01-12" in told
    assert "promised to Acme (acme, 120,000 EUR): contract for 2028-01-01" in told
    late = run(repo, "explain", "fx", "--as-of", "2026-02-05").out
    assert "stale: last confirmed 31 days ago, and 'committed' is fresh for 7; ask engineering" in late


def test_what_changed_since_the_signature_is_told_with_the_way_back(repo: RepoBuilder) -> None:
    signed = repo.head
    repo.write(FX, feature().replace("One way only.", "Both ways."))
    pending = run(repo, "explain", "fx").out
    assert "to take it back: `git checkout HEAD -- :/registry/features/payments/fx.yaml`" in pending
    repo.commit("scope", by=PAT, at="2026-01-08")
    told = run(repo, "explain", "fx").out
    assert "changed since the signature of 2026-01-05, by pat@example.com:" in told
    assert "delivery.scope: 'One way only.' → 'Both ways.'" in told
    command = re.search(r"to take it back: Ada Lovelace runs `([^`]+)` and `git commit`", told)
    assert command is not None
    program, *arguments = shlex.split(command[1])
    assert program == "git"
    repo.git(*arguments)
    assert (repo.top / FX).read_text() == repo.read(FX, signed)


def test_only_what_anybody_may_commit_is_taken_back_by_anybody(repo: RepoBuilder) -> None:
    idea = feature_path("idea")
    repo.write(idea, feature("idea", "planned")).commit("idea", by=ADA, at="2026-01-06")
    repo.write(idea, feature("idea", "beta")).commit("a beta", by=PAT, at="2026-01-07")
    told = run(repo, "explain", "idea").out
    assert "to take it back: `git checkout " in told
    assert "since engineering called it planned on 2026-01-06, which needs no signature, by pat@" in told
    assert "signature of" not in told


def test_a_date_that_has_passed_is_for_engineering_to_change(repo: RepoBuilder) -> None:
    told = run(repo, "explain", "fx", "--as-of", "2035-01-01").out
    assert "to change that: Ada Lovelace runs `readyctl feature s" in told


def test_a_signature_that_a_squash_left_behind_is_named(repo: RepoBuilder) -> None:
    repo.branch("pull").checkout("pull")
    repo.write(FX, feature(level="shipped")).commit("shipped", by=PAT, at="2026-01-08")
    lost = repo.write(FX, feature(level="shipped", accurate_as_of="2026-01-09")).commit(
        "sign", by=ADA, at="2026-01-09"
    )
    repo.checkout()
    repo.write(FX, feature(level="shipped", accurate_as_of="2026-01-09"))
    squash = repo.commit("squashed", by=PAT, at="2026-01-10")
    told = run(repo, "explain", "fx").out
    assert (
        f"it was signed in {lost[:12]} by {ADA.name}, before the squash or rebase that made {squash[:12]}"
        in told
    )
    repo.write(FX, feature(level="beta")).commit("never signed anywhere", by=PAT, at="2026-01-11")
    assert "it was signed in" not in run(repo, "explain", "fx").out


@pytest.mark.parametrize("command", [("explain",), ("feature", "show")])
def test_names_lead_to_the_feature_as_ask_understands_them(
    repo: RepoBuilder, command: tuple[str, ...]
) -> None:
    assert run(repo, *command, "Feature", "fx").code == 0
    assert run(repo, *command, "feature FX").code == 0
    wrong = run(repo, *command, "fax")
    assert (wrong.code, "there is no feature 'fax'" in wrong.err) == (2, True)
    repo.write(feature_path("fy"), feature("fy", "planned", name="Feature fx")).commit("namesake", by=ADA)
    several = run(repo, *command, "Feature fx")
    assert (several.code, "may mean" in several.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "help_"),
    [
        ("RDY9999", "see them all with `readyctl help rules`"),
        ("stale", "did you mean stale-entry"),
        ("RDY20", "did you mean RDY"),
        ("beta", "see `readyctl levels`"),
    ],
)
def test_what_is_no_feature_leads_to_the_rule_or_the_level_that_is_meant(
    repo: RepoBuilder, words: str, help_: str
) -> None:
    told = run(repo, "explain", words)
    assert (told.code, help_ in told.err) == (2, True)


def test_that_a_date_has_passed_is_told_once(repo: RepoBuilder) -> None:
    told = run(repo, "explain", "fx", "--as-of", "2035-01-01").out
    assert "overdue: no contract" in told
    assert told.count("passed") == 1


def test_show_and_list_agree_that_a_plan_needs_no_signature(repo: RepoBuilder) -> None:
    repo.write(feature_path("idea"), feature("idea", "planned")).commit("idea", by=PAT, at="2026-01-06")
    shown = run(repo, "feature", "show", "idea").out
    assert "not needed" in shown
    assert "does not count" not in shown
    assert "not needed" in run(repo, "feature", "list").out
