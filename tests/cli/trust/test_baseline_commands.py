"""A registry that was there before readyctl passes on day one, and cannot hide for ever."""

from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import SAM
from support.repo import RepoBuilder
from support.texts import SETTINGS, feature, feature_path

TAKE = ("--until", "2026-06-30", "--owner", "ada@example.com", "--yes")
TODAY = "2026-01-06"


@pytest.fixture
def taken(tmp_path: Path) -> RepoBuilder:
    """A registry with an unsigned beta, on which a lead has taken a baseline."""
    repo = registry(tmp_path)
    repo.write(feature_path("old"), feature("old", level="beta", name="Old"))
    repo.commit("unsigned", by=SAM, at="2026-01-05")
    assert run(repo, "check", READYCTL_TODAY=TODAY).code == 1
    assert run(repo, "init", "--baseline", *TAKE, at="2026-01-06", READYCTL_TODAY=TODAY).code == 0
    return repo


def test_check_passes_on_day_one_and_sales_sees_planned_all_the_same(taken: RepoBuilder) -> None:
    done = run(taken, "check", READYCTL_TODAY=TODAY)
    assert done.code == 0, done.out
    assert "in the baseline of ada@example.com [RDY201 unsigned-level]" in done.out
    assert "one finding stands until 2026-06-30" in done.err
    assert run(taken, "check", "--strict", READYCTL_TODAY=TODAY).code == 1
    shown = run(taken, "ask", "Old", "--kind", "early_access", READYCTL_TODAY=TODAY)
    assert shown.code == 1, shown.out
    assert "planned (beta?)" in run(taken, "feature", "list", READYCTL_TODAY=TODAY).out


def test_what_is_new_fails_and_another_unsigned_claim_in_the_same_entry_is_new(taken: RepoBuilder) -> None:
    text = feature("old", level="beta", name="Old").replace("summary: ", "summary: Now also ")
    taken.write(feature_path("old"), text)
    taken.commit("again", by=SAM, at="2026-01-06")
    done = run(taken, "check", READYCTL_TODAY=TODAY)
    assert (done.code, "error: the level is 'beta'" in done.out) == (1, True), done.out


def test_no_gate_lets_through_what_it_refuses(taken: RepoBuilder) -> None:
    assert run(taken, "check", "--range", "HEAD~2..HEAD", READYCTL_TODAY=TODAY).code == 1
    taken.write(feature_path("other"), feature("other", level="beta", name="Other"))
    taken.git("add", "-A")
    assert run(taken, "check", "--staged", by=SAM, READYCTL_TODAY=TODAY).code == 1


def test_nobody_outside_the_roster_widens_it(taken: RepoBuilder) -> None:
    taken.write(feature_path("new"), feature("new", level="beta", name="New"))
    taken.commit("another", by=SAM, at="2026-01-06")
    done = run(taken, "baseline", "take", *TAKE, by=SAM, at="2026-01-07", READYCTL_TODAY=TODAY)
    assert "this will not count" in done.err
    checked = run(taken, "check", READYCTL_TODAY=TODAY)
    assert checked.code == 1
    assert "RDY203" in checked.out
    assert "error: the level is 'beta'" in checked.out


def test_it_ends_and_then_everything_fails_again(taken: RepoBuilder) -> None:
    done = run(taken, "check", "--as-of", "2026-07-01")
    assert done.code == 1
    assert "RDY211 expired-baseline" in done.out
    assert "error: the level is 'beta'" in done.out


def test_what_is_settled_is_said_and_taken_out_and_the_last_of_it_takes_the_baseline_along(
    taken: RepoBuilder,
) -> None:
    taken.write(feature_path("old"), feature("old", level="planned", name="Old"))
    taken.commit("mend", by=SAM, at="2026-01-06")
    assert "one finding of the baseline is settled" in run(taken, "check", READYCTL_TODAY=TODAY).err
    assert "settled" in run(taken, "baseline", "list", READYCTL_TODAY=TODAY).out
    done = run(taken, "baseline", "drop", "--yes", at="2026-01-07", READYCTL_TODAY=TODAY)
    assert "settled: RDY201 in features/payments/old.yaml, level" in done.err
    assert "baseline" not in (taken.top / SETTINGS).read_text()
    assert "there is no baseline" in run(taken, "baseline", "drop", "--yes", READYCTL_TODAY=TODAY).err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("init", "--baseline", "--owner", "ada"), "--until DATE"),
        (("init", "--baseline", "--until", "2026-06-30", "--no-input"), "--owner"),
        (("init", "--baseline", "--until", "2027-06-30", "--owner", "ada"), "180 days"),
        (("init", "--baseline", "--until", "2026-01-05", "--owner", "ada"), "180 days"),
        (("init", "--baseline", "--hooks", *TAKE), "by itself"),
        (("baseline", "take", "--new-rules", "new", *TAKE), "is no version"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_what_to_do(
    tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    done = run(registry(tmp_path), *args, READYCTL_TODAY=TODAY)
    assert (done.code, said in done.err) == (2, True), done.err


def test_new_rules_are_listed_apart_and_taken_beside_what_stands(taken: RepoBuilder) -> None:
    assert run(taken, "check", "--new-rules", "0.1.0", READYCTL_TODAY=TODAY).out == ""
    assert "RDY201" in run(taken, "check", "--new-rules", "0.0.9", READYCTL_TODAY=TODAY).out
    done = run(
        taken, "baseline", "take", "--new-rules", "0.1.0", *TAKE, at="2026-01-07", READYCTL_TODAY=TODAY
    )
    assert "one finding may stand" in done.err + done.out or "nothing to change" in done.err
    assert run(taken, "check", READYCTL_TODAY=TODAY).code == 0
