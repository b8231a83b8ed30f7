"""How long engineering's word is fresh: by age, by what happened to the code, and what will be stale soon."""

import datetime as dt
import json
from email import message_from_string
from email.policy import default
from pathlib import Path

import pytest
from icalendar import Calendar

from readyctl.adapters.git import walk
from support.cli import registry, run
from support.people import ADA, PAT
from support.repo import RepoBuilder
from support.texts import SETTINGS, feature, feature_path

FX = feature_path()
CODE = 'code: [src/fx, "!src/fx/gen"]\n'


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """fx: committed by Ada with its code on 5 January; since then four commits that touched it, one merge."""
    repo = registry(tmp_path)
    repo.write(SETTINGS, "version: 1\nname: Acme\nstale_after: {default: 30d}\n")
    repo.write(FX, feature(more=CODE, accurate_as_of="2026-01-05"))
    repo.commit("code", by=ADA, at="2026-01-05T12:00:00+00:00")
    repo.write("src/fx/a.py", "1\n").commit("one", by=PAT)
    repo.write("src/fx/gen/b.py", "1\n").write("docs/x.md", "x\n").commit("generated, and docs", by=PAT)
    repo.branch("side").checkout("side")
    repo.write("src/fx/a.py", "2\n").commit("two", by=PAT)
    repo.checkout()
    repo.write("src/fx/c.py", "3\n").write(FX, feature(accurate_as_of="2026-01-05")).commit(
        "three, and the key is gone", by=PAT
    )
    repo.merge("side", by=PAT)
    return repo


def commits(repo: RepoBuilder, *options: str) -> object:
    answer = json.loads(
        run(repo, "stale", "--within", "99d", "--as-of", "2026-01-06", "--json", *options).out
    )
    return [(each["id"], each["stale"], each["code_commits"]) for each in answer["features"]]


def test_ordinary_commits_to_the_code_as_it_stood_at_the_act_are_counted(repo: RepoBuilder) -> None:
    assert commits(repo) == [("fx", False, 3)]
    assert "3 commits since" in run(repo, "stale", "--within", "99d", "--as-of", "2026-01-06").out
    run(repo, "feature", "sign", "fx", "--yes", by=ADA, at="2026-01-07")
    assert commits(repo) == [("fx", False, None)]


@pytest.mark.parametrize(("limit", "code"), [(3, 1), (4, 0)])
def test_so_many_commits_make_an_entry_stale_before_its_time(
    repo: RepoBuilder, limit: int, code: int
) -> None:
    more = f"stale_after: {{default: 30d}}\nrecheck_after_commits: {limit}\n"
    repo.write(SETTINGS, f"version: 1\nname: Acme\n{more}").commit("recheck", by=ADA, at="2026-01-06")
    found = run(repo, "check", "--as-of", "2026-01-06", "--select", "stale-entry")
    assert ("last confirmed 1 day ago, and 3 commits touched its code since" in found.out) == bool(code)
    assert run(repo, "stale", "--as-of", "2026-01-06").code == code
    at_index = json.loads(
        run(repo, "feature", "list", "--at", "index", "--as-of", "2026-01-06", "--json").out
    )
    assert [each["stale"] for each in at_index["features"]] == [bool(code)]
    assert run(repo, "stale", "--as-of", "2026-03-06").code == 1, "never later than by its age"


def test_nothing_is_walked_for_code_where_no_question_needs_it(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(walk, "touched", refuse)
    assert run(repo, "feature", "list").code == 0
    assert run(repo, "check", "--as-of", "2026-01-06").code == 0
    assert run(repo, "stale", "--as-of", "2026-01-06").code == 0
    assert run(repo, "stale", "--as-of", "2026-03-06").code == 4, "the age is shown beside the commits"


def test_what_will_be_stale_is_a_warning_and_fails_nothing(repo: RepoBuilder) -> None:
    day = ("--as-of", "2026-02-03")
    assert run(repo, "stale", *day).out == ""
    assert run(repo, "stale", *day, "--within", "1d").out == ""
    soon = run(repo, "stale", *day, "--within", "2d")
    assert (soon.code, "until 2026-02-04" in soon.out) == (0, True)
    assert run(repo, "stale", *day, "--within", "1w", "--strict").code == 1
    said = run(repo, "stale", *day, "--within", "3", "--format", "github")
    assert (said.code, said.out.count("::warning ")) == (0, 1)
    assert "RDY303 nearly-stale" in said.out
    late = run(repo, "stale", "--as-of", "2026-02-05", "--within", "3d", "--format", "github")
    assert (late.code, late.out.count("::error ")) == (1, 1)


def test_what_is_stale_goes_to_who_is_asked_about_it_and_to_nobody_else(repo: RepoBuilder) -> None:
    repo.write(feature_path("find", "search"), feature("find", "beta", more=f"owner: {PAT.email}\n"))
    repo.commit("find", by=ADA, at="2026-01-06")
    late = ("stale", "--as-of", "2026-03-06")

    def subjects(*asked: str) -> list[str]:
        return [each["id"] for each in json.loads(run(repo, *late, "--json", *asked).out)["features"]]

    assert subjects("--for", PAT.email) == ["find"], "its owner"
    assert subjects("--for", "Bob Byte") == ["find"], "whom the roster names for its area"
    assert subjects("--for", "Ada Lovelace") == ["fx"], "who answers where it names nobody"
    found = run(repo, *late, "--for", PAT.email, "--format", "github").out
    assert ("find.yaml" in found, "fx.yaml" in found) == (True, False)
    nobody = run(repo, *late, "--for", "pet@example.com", "--format", "slack")
    assert (nobody.code, f"did you mean {PAT.email}" in nobody.err) == (2, True)
    done = run(repo, *late, "--for", PAT.email, "--format", "eml", by=ADA)
    mail = message_from_string(done.out, policy=default)
    assert (done.code, mail["To"], mail["From"]) == (1, PAT.email, ADA.email)
    assert "readyctl feature sign find" in mail.get_content()
    slack = json.loads(run(repo, *late, "--format", "slack").out)
    assert slack["text"] == "2026-03-06: two features need a fresh word from engineering"
    assert json.loads(run(repo, *late, "--format", "teams").out)["type"] == "message"


def test_the_calendar_of_what_will_be_stale_has_the_last_day_of_each_word(repo: RepoBuilder) -> None:
    def last_days(*asked: str) -> list[tuple[str, dt.date]]:
        read = Calendar.from_ical(run(repo, "stale", "--as-of", "2026-01-06", "--format", "ics", *asked).out)
        return [(str(e["UID"]).partition("@")[0], e.decoded("DTSTART")) for e in read.walk("VEVENT")]

    assert last_days() == [("confirm-fx", dt.date(2026, 2, 4))]
    assert last_days("--within", "3d") == []


@pytest.mark.parametrize(
    "wrong",
    [
        ("--json", "--format", "slack"),
        ("--format", "ics", "--output-file", "x"),
        ("--output-file", "x"),
        ("--format", "eml", "--for", "Zoe"),
    ],
)
def test_a_message_is_asked_for_by_itself(repo: RepoBuilder, wrong: tuple[str, ...]) -> None:
    refused = run(repo, "stale", *wrong)
    assert (refused.code, refused.out) == (2, "")


@pytest.mark.parametrize("wrong", ["soon", "3m", "-1d", "", "99999d", "١d"])
def test_a_time_that_is_none_is_refused(repo: RepoBuilder, wrong: str) -> None:
    assert run(repo, "stale", f"--within={wrong}").code == 2


def test_a_list_says_what_it_counts_and_refuses_what_nothing_has(repo: RepoBuilder) -> None:
    repo.write(feature_path("new", "search"), feature("new", "planned", more=f"owner: {PAT.email}\n"))
    repo.commit("new", by=PAT)
    done = run(repo, "feature", "list", "--as-of", "2026-03-06")
    assert done.err == "2 features: 1 committed, 1 planned, 1 stale\n"
    assert "2027-06-30" in done.out
    mine = run(repo, "feature", "list", "--mine", "--csv", "--as-of", "2026-03-06", by=PAT)
    assert [line.split(",")[0] for line in mine.out.splitlines()] == ["id", "new"]
    wrong = run(repo, "feature", "list", "--area", "payment")
    assert (wrong.code, wrong.out, "did you mean payments?" in wrong.err) == (2, "", True)
    assert run(repo, "feature", "list", "--json", "--csv").code == 2
    assert run(repo, "feature", "list", "--due", "soon").code == 2


def test_coverage_tells_features_without_code_and_code_without_a_feature(repo: RepoBuilder) -> None:
    repo.write(feature_path("lost"), feature("lost", "beta", more="code: [lib/lost]\n"))
    repo.write(feature_path("kept"), feature("kept", "beta", more=CODE)).link("lib/link", "../src")
    repo.write(SETTINGS, "version: 1\nname: Acme\ncoverage: {ignore: docs}\n").commit("more", by=ADA)
    found = json.loads(run(repo, "coverage", "--json").out)
    assert (found["without_code"], found["unmatched"]) == (["fx"], [{"id": "lost", "glob": "lib/lost"}])
    assert [each["path"] for each in found["uncovered"]] == ["lib/", "src/fx/gen/"]
    done = run(repo, "coverage")
    assert (done.code, "src/fx/gen/" in done.out, "2 of 4 files" in done.err) == (0, True, True)
    assert run(repo, "feature", "edit", "fx", "--add", "code=path/to/its/code/**", "--yes").code == 0
    checked = run(repo, "check", "--select", "unmatched-code")
    assert checked.out.count("matches no file of this repository") == 2
    assert run(repo, "check", "--at", "index", "--select", "unmatched-code").code == 0
