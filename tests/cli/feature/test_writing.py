"""Entries written from the command line: what each command changes, asks, refuses and says."""

import json

import pytest

from support.cli import registry, run
from support.people import ADA, BOB, PAT, SAM
from support.printed import commands
from support.repo import RepoBuilder
from support.terminal import ended, typing
from support.texts import feature, feature_path

FX = feature_path()


@pytest.fixture
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    return registry(tmp_path_factory.mktemp("writing"), level="planned")


def status(repo: RepoBuilder, feature_id: str = "fx") -> dict[str, object]:
    listed = json.loads(run(repo, "feature", "list", "--json", READYCTL_TODAY="2026-01-06").out)
    found: dict[str, object] = next(f for f in listed["features"] if f["id"] == feature_id)
    return found


def head_text(repo: RepoBuilder) -> str:
    return repo.run("show", f"HEAD:{FX}").stdout.decode()


COMMITTED = ("--date", "2027-Q2", "--scope", "12 currencies", "--capacity", "2 engineers")


def test_new_writes_the_least_that_an_entry_needs(repo: RepoBuilder) -> None:
    done = run(
        repo, "feature", "new", "bulk", "--area", "payments", "--name", "Bulk", "--summary", "Many.", "--yes"
    )
    assert done.code == 0
    written = (repo.top / feature_path("bulk")).read_text()
    assert written == "id: bulk\nname: Bulk\nsummary: Many.\nlevel: planned\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("fx", "--area", "other", "--name", "x", "--summary", "x"), "already"),
        (("bulk", "--area", "payments", "--summary", "x"), "--name"),
        (("bulk", "--name", "x", "--summary", "x"), "--area"),
        (("bulk", "--area", "../up", "--name", "x", "--summary", "x"), "area"),
        (("bulk", "--area", "payments", "--name", "x", "--summary", "x", "--level", "beta"), "set-level"),
    ],
)
def test_new_refuses_what_would_be_no_entry(repo: RepoBuilder, args: tuple[str, ...], said: str) -> None:
    done = run(repo, "feature", "new", *args, "--yes")
    assert done.code == 2
    assert said in done.err
    assert not (repo.top / feature_path("bulk")).exists()


@pytest.mark.parametrize(
    ("level", "named"),
    [
        ("committed", ("--date", "--scope", "--capacity")),
        ("beta", ("--caveat",)),
        ("shipped", ("production", "tests", "docs", "support")),
    ],
)
def test_set_level_names_exactly_what_the_level_needs(
    repo: RepoBuilder, level: str, named: tuple[str, ...]
) -> None:
    done = run(repo, "feature", "set-level", "fx", level)
    assert done.code == 2
    wanted = ("--date", "--scope", "--capacity", "--caveat", "production", "tests", "docs", "support")
    help_line = done.err.splitlines()[-1]
    assert [word for word in wanted if word in help_line] == [word for word in wanted if word in named]


def test_set_level_asks_for_nothing_that_the_entry_says_already(repo: RepoBuilder) -> None:
    repo.write(FX, feature(level="planned", more="delivery: {scope: All, capacity: 2 people}\n")).commit(
        "more"
    )
    done = run(repo, "feature", "set-level", "fx", "committed", "--yes")
    assert (done.code, "--date" in done.err, "--scope" in done.err) == (2, True, False)


def test_set_level_changes_the_lines_it_must_and_no_other(repo: RepoBuilder) -> None:
    text = feature(level="committed", more="# a comment\nnotes:   'odd   style'\n")
    repo.write(FX, text).commit("style")
    done = run(repo, "feature", "set-level", "fx", "beta", "--caveat", "EUR only", "--yes")
    assert done.code == 0
    after = (repo.top / FX).read_text()
    assert after.replace("level: beta", "level: committed").replace("caveats: [EUR only]\n", "") == text


def test_set_level_down_takes_the_date_with_it(repo: RepoBuilder) -> None:
    repo.write(FX, feature(level="committed")).commit("dated")
    done = run(repo, "feature", "set-level", "fx", "planned", "--yes")
    assert (done.code, "carries no date" in done.err) == (0, True)
    assert "2027-06-30" not in (repo.top / FX).read_text()


def test_set_level_refuses_a_date_that_is_none_and_leaves_the_file(repo: RepoBuilder) -> None:
    before = (repo.top / FX).read_bytes()
    args = ("--date", "June", "--scope", "x", "--capacity", "x", "--yes")
    done = run(repo, "feature", "set-level", "fx", "committed", *args)
    assert (done.code, "'June'" in done.err) == (2, True)
    assert (repo.top / FX).read_bytes() == before


def test_a_date_that_is_none_is_asked_again_at_once_and_no_answer_is_lost(repo: RepoBuilder) -> None:
    setting = ("feature", "set-level", "fx", "committed", "--dry-run")
    child = typing(repo.top, *setting, env={**repo.env, **repo.identity(ADA)})
    for prompt, answer in (
        ("Delivery date", "Q3"),
        ("'Q3' is not a date", ""),
        ("Delivery date", "2027-Q3"),
        ("What will be delivered", "one way"),
        ("Who builds it", "two engineers"),
    ):
        child.expect(prompt)
        if answer:
            child.sendline(answer)
    code, rest = ended(child)
    assert code == 0
    assert all(words in rest for words in ("2027-Q3", "one way", "two engineers"))


def test_somebody_who_may_not_sign_is_told_what_her_level_is_worth(repo: RepoBuilder) -> None:
    done = run(repo, "feature", "set-level", "fx", "committed", *COMMITTED, "--yes", by=SAM)
    assert done.code == 0
    assert "sam@example.com is not on the roster" in done.err
    assert "hook will refuse it" in done.err
    assert "see at most planned" in done.err
    back, propose, accept = [words for words in commands(done.err) if words[1:2] != ["set-level"]]
    assert "Ada Lovelace then runs" in done.err
    repo.git(*back[1:])
    assert repo.git("status", "--porcelain") == ""
    assert propose[-1] == "SAY WHY"
    assert run(repo, *propose[1:], "--yes", "--commit", by=SAM).code == 0
    assert run(repo, *accept[1:], "--yes").code == 0
    assert status(repo)["effective_level"] == "committed"


def test_an_engineer_of_another_area_is_told_too(repo: RepoBuilder) -> None:
    done = run(repo, "feature", "set-level", "fx", "committed", *COMMITTED, "--dry-run", by=BOB)
    assert "this is not signed" in done.err
    done = run(repo, "feature", "set-level", "fx", "committed", *COMMITTED, "--dry-run", by=ADA)
    assert "this is not signed" not in done.err


def test_the_whole_way_from_a_wish_to_a_signature(repo: RepoBuilder) -> None:
    run(repo, "feature", "set-level", "fx", "committed", *COMMITTED, "--yes", "--commit", by=PAT)
    seen = status(repo)
    assert (seen["level"], seen["effective_level"], seen["signed"]) == ("committed", "planned", False)
    assert "pat@example.com is not on the roster" in str(seen["why"])
    assert run(repo, "feature", "sign", "fx", "--yes").code == 0
    seen = status(repo)
    assert (seen["effective_level"], seen["signed_by"]) == ("committed", "ada@example.com")
    assert seen["commit"] == repo.head
    run(repo, "feature", "edit", "fx", "--set", "delivery.scope=Everything", "--yes", "--commit", by=SAM)
    assert status(repo)["signed"] is False
    run(repo, "feature", "sign", "fx", "--yes")
    repo.write(FX, head_text(repo) + "# a comment\n").commit("comment", by=SAM)
    run(repo, "feature", "edit", "fx", "--set", "notes=hello", "--yes", "--commit", by=SAM)
    assert status(repo)["signed"] is True


def test_propose_changes_nothing_and_accept_applies_it(repo: RepoBuilder) -> None:
    repo.write(FX, feature(level="committed")).commit("by engineering", by=ADA)
    sets = ("--set", "delivery.date=2027-09-30", "--set", "delivery.scope=Less")
    done = run(
        repo, "feature", "propose", "fx", "committed", *sets, "--reason", "late", "--yes", "--commit", by=SAM
    )
    assert (done.code, "readyctl feature sign fx --accept" in done.err) == (0, True)
    assert status(repo)["signed"] is True
    done = run(repo, "feature", "sign", "fx", "--accept", "--yes")
    assert (done.code, "apply the proposal and sign fx" in done.err) == (0, True)
    text = head_text(repo)
    assert "2027-09-30" in text
    assert "Less" in text
    assert "proposed" not in text
    assert status(repo)["signed"] is True


def test_propose_needs_a_reason(repo: RepoBuilder) -> None:
    done = run(repo, "feature", "propose", "fx", "beta", "--set", "caveats=slow", "--yes")
    assert (done.code, "--reason" in done.err) == (2, True)


def test_accept_without_a_proposal_is_a_2(repo: RepoBuilder) -> None:
    assert run(repo, "feature", "sign", "fx", "--accept", "--yes").code == 2


def test_edit_says_when_it_takes_a_signature_away(repo: RepoBuilder) -> None:
    repo.write(FX, feature(level="committed")).commit("by engineering", by=ADA)
    done = run(repo, "feature", "edit", "fx", "--set", "summary=Other", "--yes", by=SAM)
    assert "not signed any more" in done.err
    repo.git("checkout", "--", FX)
    done = run(repo, "feature", "edit", "fx", "--set", "owner=sam", "--add", "tags=new", "--yes", by=SAM)
    assert "not signed any more" not in done.err
    assert "tags: [new]" in (repo.top / FX).read_text()


def test_edit_refuses_to_break_an_entry(repo: RepoBuilder) -> None:
    for args in (("--set", "colour=blue"), ("--unset", "summary"), ("--set", "level=alpha")):
        before = (repo.top / FX).read_bytes()
        assert run(repo, "feature", "edit", "fx", *args, "--yes").code == 2
        assert (repo.top / FX).read_bytes() == before


def test_rename_leaves_a_pointer_and_the_old_id_resolves(repo: RepoBuilder) -> None:
    done = run(repo, "feature", "rename", "fx", "currency", "--yes", "--commit")
    assert done.code == 0
    assert "replaced_by: currency" in (repo.top / FX).read_text()
    assert "id: currency" in (repo.top / feature_path("currency")).read_text()
    assert "(currency, area payments)" in run(repo, "feature", "show", "fx").out
    assert run(repo, "check", "--as-of", "2026-01-06").code == 0


def test_rename_to_another_area_moves_the_file(repo: RepoBuilder) -> None:
    done = run(repo, "feature", "rename", "fx", "--area", "ledger", "--yes", "--commit")
    assert done.code == 0
    assert not (repo.top / FX).exists()
    assert (repo.top / feature_path("fx", "ledger")).exists()
    assert repo.git("status", "--porcelain") == ""
    assert run(repo, "check", "--as-of", "2026-01-06").code == 0


def test_rename_to_an_id_that_is_taken_is_refused(repo: RepoBuilder) -> None:
    repo.write(feature_path("other"), feature("other", level="planned")).commit("other")
    assert run(repo, "feature", "rename", "fx", "other", "--yes").code == 2


def test_list_filters(repo: RepoBuilder) -> None:
    repo.write(feature_path("a1", "search"), feature("a1", level="committed", more="owner: team-a\n"))
    repo.commit("unsigned", by=SAM)
    repo.write(feature_path("b2", "search"), feature("b2", level="shipped")).commit(
        "signed", by=BOB, at="2026-02-01"
    )

    def ids(*args: str) -> list[str]:
        out = run(repo, "feature", "list", *args, "--json", READYCTL_TODAY="2026-03-01").out
        return [f["id"] for f in json.loads(out)["features"]]

    assert ids() == ["a1", "b2", "fx"]
    assert ids("--area", "search") == ["a1", "b2"]
    assert ids("--level", "planned") == ["a1", "fx"]
    assert ids("--owner", "team-a") == ["a1"]
    assert ids("--unsigned") == ["a1"]
    assert ids("--stale") == ["b2"]


def test_an_unreadable_entry_is_listed_all_the_same(repo: RepoBuilder) -> None:
    repo.write(FX, "id: fx\nid: fx\n").commit("broken")
    seen = status(repo)
    assert (seen["level"], seen["effective_level"], seen["signed"]) == (None, "planned", False)
    assert "id" in str(seen["why"])
    assert run(repo, "feature", "list").code == 0
    assert run(repo, "check").code == 1
