"""What readers of the registry see: differences, logs, reasons, what is stale, who may sign."""

import json
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, BOB, FORGE, PAT, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, engineer, feature, feature_path, lead, roster

FX = feature_path()
DEAL = """\
id: acme
customer: Acme
owner: sam@example.com
stage: proposal
promises:
  - {feature: fx, kind: contract, due: 2028-01-01, status: confirmed}
"""


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """fx: planned in January, committed and signed in February, slipped in March, unsigned in April."""
    repo = registry(tmp_path, level="planned")
    repo.write("registry/handoffs/acme.yaml", DEAL).commit("deal", by=SAM, at="2026-01-20")
    repo.write(FX, feature()).commit("committed", by=ADA, at="2026-02-01")
    repo.write(FX, feature().replace("2027-06-30", "2027-09-30")).commit("slip", by=ADA, at="2026-03-01")
    repo.write(FX, feature(level="shipped")).commit("forced", by=PAT, at="2026-04-01")
    repo.write(feature_path("new"), feature("new", level="planned")).commit("new", by=PAT, at="2026-05-01")
    return repo


def changes(repo: RepoBuilder, *args: str) -> dict[str, list[str]]:
    answer = json.loads(run(repo, "diff", *args, "--json").out)
    found: dict[str, list[str]] = {}
    for change in answer["changes"]:
        found.setdefault(change["meaning"], []).append(change["feature"])
    return found


@pytest.mark.parametrize(
    ("moments", "meanings"),
    [
        (("2026-01-25", "2026-02-02"), {"may_say_more": ["fx"], "signatures_won": ["fx"]}),
        (("2026-02-02", "2026-03-02"), {"dates_moved": ["fx"]}),
        (("2026-03-02", "2026-04-02"), {"may_say_less": ["fx"], "signatures_lost": ["fx"]}),
        (("2026-04-02", "2026-05-02"), {"new": ["new"]}),
        (("2026-05-02", "2026-04-02"), {"gone": ["new"]}),
        (("2026-05-02", "2026-05-02"), {}),
    ],
)
def test_changes_by_what_they_mean_for_sales(
    repo: RepoBuilder, moments: tuple[str, str], meanings: dict[str, list[str]]
) -> None:
    assert changes(repo, *moments) == meanings


def test_a_date_that_moved_says_how_far_and_which_deal(repo: RepoBuilder) -> None:
    done = run(repo, "diff", "2026-02-02", "2026-03-02")
    assert "fx: 2027-06-30 → 2027-09-30, 92 days later" in done.out
    assert "deals: acme" in done.out


def test_what_is_withheld_is_in_no_form_of_the_difference(repo: RepoBuilder) -> None:
    repo.write(FX, feature(level="beta", more="limits: [{metric: SECRET, at_most: 3}]\n")).commit("x", by=SAM)
    for form in ("text", "markdown", "json"):
        out = run(repo, "diff", "2026-03-02", "--format", form).out
        assert "SECRET" not in out
        assert "beta" not in out


def test_since_a_day_to_the_work_tree_and_since_the_last_sync(repo: RepoBuilder) -> None:
    repo.put(FX, feature(level="planned"))
    assert "fx" in changes(repo, "--since", "2026-03-02")["may_say_less"]
    assert run(repo, "diff", "--since", "last-sync").code == 2
    record = f"date: 2026-02-15\nrevision: {repo.rev('HEAD~3')}\nattendees: []\n"
    repo.write("registry/syncs/2026-02-15.yaml", record).commit("sync", by=SAM)
    assert "fx" in changes(repo, "--since", "last-sync")["may_say_less"]


def test_a_rename_is_no_loss(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    before = repo.head
    run(repo, "feature", "rename", "fx", "currency", "--yes", "--commit")
    found = changes(repo, before, "HEAD")
    assert found == {"new": ["currency"]}


def test_log_tells_levels_signatures_and_slips(repo: RepoBuilder) -> None:
    log = json.loads(run(repo, "feature", "log", "fx", "--json").out)
    assert [(line["level"], line["signed"], line["by"]) for line in log["history"]] == [
        ("shipped", False, "pat@example.com"),
        ("committed", True, "ada@example.com"),
        ("committed", True, "ada@example.com"),
        ("planned", True, "ada@example.com"),
    ]
    assert (log["slips"], log["signed_slips"]) == (1, 1)
    text = run(repo, "log", "fx")
    assert "its signed date slipped once" in text.err
    assert "date 2027-06-30 → 2027-09-30" in text.out


def test_explain_gives_reason_commit_rule_and_the_repairing_command(repo: RepoBuilder) -> None:
    out = run(repo, "explain", "fx").out
    assert "declared: shipped" in out
    assert "everybody else sees: planned" in out
    assert "pat@example.com is not on the roster" in out
    assert "readyctl feature sign fx" in out
    run(repo, "feature", "sign", "fx", "--yes")
    out = run(repo, "explain", "fx").out
    assert "Ada Lovelace <ada@example.com> confirmed it as it stands" in out
    assert repo.head[:12] in out
    assert "as a lead" in out
    assert "grade committer" in out


def test_explain_names_a_forge_as_such(tmp_path: Path) -> None:
    repo = registry(tmp_path, level="planned")
    repo.write(FX, feature()).commit("merged in the browser", by=ADA, committer=FORGE)
    assert "via forge" in run(repo, "explain", "fx").out


def test_explain_code_is_the_rules_page(repo: RepoBuilder) -> None:
    for name in ("RDY201", "rdy201", "unsigned-level"):
        assert "## How to fix" in run(repo, "explain", name).out


def test_stale_lists_worst_first_with_the_command_and_exits_1(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.write(feature_path("old"), feature("old", level="beta")).commit("old", by=ADA, at="2025-12-01")
    assert run(repo, "stale", "--as-of", "2025-12-02").code == 0
    done = run(repo, "stale", "--as-of", "2026-02-01")
    assert done.code == 1
    assert done.out.index("old") < done.out.index("fx")
    assert "one by one: readyctl feature sign --stale" in done.err
    assert "readyctl feature sign old\n" in run(repo, "stale", "--as-of", "2025-12-20").err
    assert "stale-entry" in run(repo, "check", "--as-of", "2026-02-01").out


def test_check_selects_by_code_and_by_path(repo: RepoBuilder) -> None:
    def codes(*args: str) -> set[str]:
        out = run(repo, "check", *args, "--json", "--as-of", "2026-05-02").out
        return {d["code"] for d in json.loads(out)["diagnostics"]}

    assert "RDY201" in codes()
    assert codes("--select", "RDY201") == {"RDY201"}
    assert "RDY201" not in codes("--ignore", "RDY201,RDY205")
    assert "RDY201" in codes("registry/features/payments")
    assert codes("registry/syncs") == set()


def test_a_shallow_clone_cannot_tell(repo: RepoBuilder) -> None:
    shallow = repo.clone("shallow", "--depth", "1")
    for args in (("check",), ("feature", "list"), ("explain", "fx")):
        done = run(shallow, *args)
        assert (done.code, "fetch-depth: 0" in done.err, done.out) == (3, True, "")


def test_the_roster_is_listed_as_it_counts_and_kept_by_leads(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.write(ROSTER, roster(lead(ADA), lead(SAM), engineer(BOB))).commit("me too", by=SAM)
    assert "Sam" not in run(repo, "roster", "list").out
    assert run(repo, "roster", "check").code == 1
    told = run(repo, "roster", "check", "--format", "json")
    assert (told.code, {each["path"] for each in json.loads(told.out)["diagnostics"]}) == (1, {ROSTER})
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB, areas=["search"]))).commit("undone", by=ADA)
    done = run(repo, "roster", "add", "--name", "Cara Cable", "--email", "cara@example.com", "--yes")
    assert done.code == 0
    assert "Cara Cable" in run(repo, "roster", "list").out
    done = run(repo, "roster", "add", "--name", "Bob Byte", "--area", "payments", "--lead", "--yes")
    assert "search, payments" in run(repo, "roster", "list").out
    assert run(repo, "roster", "remove", "cara@example.com", "--yes").code == 0
    assert "Cara" not in run(repo, "roster", "list").out
    nobody = run(repo, "roster", "remove", "Nobody", "--yes")
    assert (nobody.code, "readyctl roster list" in nobody.err) == (2, True)
    done = run(repo, "roster", "add", "--name", "Sam", "--email", "sam@example.com", "--dry-run", by=SAM)
    assert "this will not count" in done.err
    assert run(repo, "roster", "check").code == 0
