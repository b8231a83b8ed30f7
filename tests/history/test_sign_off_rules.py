"""The rules about sign-off and the roster, on real histories: what `check` says, where, and until when."""

import datetime as dt

import pytest

from readyctl.workspace.reading.checking import check
from readyctl.workspace.reading.opening import Workspace
from support.people import ADA, BOB, CARA, PAT, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

NOW = dt.datetime(2026, 1, 10, 12, tzinfo=dt.UTC)
FX = feature_path("fx")


def found(repo: RepoBuilder, *, now: dt.datetime = NOW, pin: str | None = None) -> dict[tuple[str, str], str]:
    """What `check` says about sign-off and freshness: (code, path) to message."""
    report = check(Workspace.open(repo.top, now=now, use_cache=False, trust_root=pin))
    return {(d.code, d.path): d.message for d in report.diagnostics if d.code[:4] in {"RDY2", "RDY3"}}


def test_only_one_lead_is_all_there_is_to_say_at_the_start(repo: RepoBuilder) -> None:
    assert list(found(repo)) == [("RDY205", ROSTER)]
    repo.write(ROSTER, roster(lead(ADA), lead(BOB))).commit("a second lead", by=ADA)
    assert found(repo) == {}


def test_an_unsigned_level_names_who_set_it_until_an_engineer_confirms_it(repo: RepoBuilder) -> None:
    commit = repo.write(FX, feature("fx", "shipped")).commit("ship it", by=SAM)
    message = found(repo)["RDY201", FX]
    assert "'shipped' and counts as 'planned'" in message
    assert commit[:12] in message
    assert SAM.email in message
    repo.write(FX, feature("fx", "shipped", accurate_as_of="2026-01-06")).commit("sign", by=BOB)
    assert ("RDY201", FX) not in found(repo)


def test_what_is_not_committed_is_not_signed(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("ship it", by=BOB)
    assert ("RDY201", FX) not in found(repo)
    repo.put(FX, feature("fx", "shipped", summary="And much more."))
    assert ("RDY201", FX) in found(repo)


def test_a_date_that_engineering_did_not_write_is_not_confirmed(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped", accurate_as_of="2026-01-05")).commit("ship", by=BOB)
    assert ("RDY202", FX) not in found(repo)
    repo.write(FX, feature("fx", "shipped", accurate_as_of="2026-01-09")).commit("still so", by=SAM)
    assert "'2026-01-09', and engineering's last act is of 2026-01-05" in found(repo)["RDY202", FX]


@pytest.mark.parametrize(
    ("path", "text", "undone"),
    [
        (ROSTER, roster(lead(ADA), engineer(BOB), engineer(PAT)), roster(lead(ADA), engineer(BOB))),
        (SETTINGS, settings("stale_after: {default: 900d}\n"), settings()),
    ],
)
def test_an_unentitled_change_is_an_error_until_it_is_undone(
    repo: RepoBuilder, path: str, text: str, undone: str
) -> None:
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB))).commit("plain", by=ADA)
    commit = repo.write(path, text).commit("let me", by=PAT)
    message = found(repo)["RDY203", path]
    assert commit[:12] in message
    assert PAT.email in message
    repo.write(path, undone).commit("undo", by=PAT)
    assert ("RDY203", path) not in found(repo)


def test_a_lead_may_adopt_what_stands_there(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA), engineer(PAT))).commit("let me", by=PAT)
    repo.write(ROSTER, roster(lead(ADA), engineer(PAT), more="confirmed: yes\n")).commit("fine", by=ADA)
    assert ("RDY203", ROSTER) not in found(repo)


def test_two_roots_are_an_error_until_one_is_pinned(repo: RepoBuilder) -> None:
    ours = repo.head
    repo.write(FX, feature("fx", "shipped")).commit("ship", by=BOB)
    repo.orphan("theirs").write(ROSTER, roster(lead(PAT))).commit("theirs", by=PAT)
    repo.checkout("main").merge("theirs", by=ADA, files={ROSTER: roster(lead(ADA), engineer(BOB))})
    said = found(repo)
    assert ours[:12] in said["RDY204", ROSTER]
    assert ("RDY201", FX) in said
    pinned = found(repo, pin=ours)
    assert ("RDY204", ROSTER) not in pinned
    assert ("RDY201", FX) not in pinned


@pytest.mark.parametrize("kept", ["--theirs", "--ours", "both"])
def test_merged_rosters_that_differ_are_unsettled_until_a_lead_settles_them(
    repo: RepoBuilder, kept: str
) -> None:
    ours, theirs = roster(lead(ADA), lead(BOB)), roster(lead(ADA), engineer(BOB), engineer(CARA))
    repo.branch("side").write(ROSTER, theirs).commit("side", by=ADA)
    repo.checkout("main").write(ROSTER, ours).commit("main", by=ADA)
    assert ("RDY206", ROSTER) not in found(repo)
    merged = {"--ours": ours, "--theirs": theirs, "both": roster(lead(ADA), lead(BOB), engineer(CARA))}[kept]
    repo.merge("side", by=ADA, files={ROSTER: merged})
    assert ("RDY206", ROSTER) in found(repo)
    repo.write(ROSTER, f"{merged}confirmed: settled\n").commit("settle", by=ADA)
    assert ("RDY206", ROSTER) not in found(repo)


def test_a_broken_roster_is_an_error_and_the_last_valid_one_judges(repo: RepoBuilder) -> None:
    repo.write(ROSTER, "engineers: nobody\n").commit("oops", by=ADA)
    repo.write(FX, feature("fx", "shipped")).commit("ship", by=BOB)
    said = found(repo)
    assert ("RDY207", ROSTER) in said
    assert ("RDY201", FX) not in said


def test_signed_claims_grow_stale_and_dates_pass(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "committed")).commit("commit to it", by=BOB)
    assert not [code for code, path in found(repo) if path == FX]
    later = found(repo, now=NOW.replace(year=2027, month=7))
    assert {code for code, path in later if path == FX} == {"RDY301", "RDY302"}
