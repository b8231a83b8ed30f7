"""Starting, importing, completing; and the habits that every writing command shares."""

import json
import shlex
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.texts import feature_path

WRITING = (
    ("feature", "new", "bulk", "--area", "payments", "--name", "Bulk", "--summary", "Many."),
    ("feature", "set-level", "fx", "beta", "--caveat", "EUR only"),
    ("feature", "edit", "fx", "--set", "owner=somebody"),
    ("feature", "sign", "fx"),
    ("feature", "propose", "fx", "beta", "--set", "caveats=slow", "--reason", "it works"),
    ("feature", "rename", "fx", "currency"),
    ("roster", "add", "--name", "Cara Cable", "--email", "cara@example.com"),
    ("roster", "remove", "Bob Byte"),
    ("import", "csv", "table.csv", "--area", "payments"),
)
EACH = pytest.mark.parametrize("args", WRITING, ids=lambda args: " ".join(args[:2]))


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path).put("table.csv", "Title,Status\nBulk,idea\n")


def state(repo: RepoBuilder) -> tuple[str, str, bytes]:
    return repo.head, repo.git("status", "--porcelain"), (repo.top / feature_path()).read_bytes()


@EACH
def test_a_dry_run_shows_the_change_and_touches_nothing(repo: RepoBuilder, args: tuple[str, ...]) -> None:
    before = state(repo)
    done = run(repo, *args, "--dry-run")
    assert done.code == 0
    assert done.out.startswith("--- ")
    assert "nothing was written" in done.err
    assert state(repo) == before


@EACH
def test_nobody_is_asked_off_a_terminal(repo: RepoBuilder, args: tuple[str, ...]) -> None:
    before = state(repo)
    for more in ((), ("--no-input",)):
        done = run(repo, *args, *more, stdin="y\n")
        assert (done.code, "--yes" in done.err) == (2, True)
    assert state(repo) == before


@EACH
def test_commit_takes_exactly_its_own_files(repo: RepoBuilder, args: tuple[str, ...]) -> None:
    repo.write("staged.txt", "x")
    before = repo.head
    done = run(repo, *args, "--yes", "--commit")
    assert done.code == 0, done.err
    assert repo.git("rev-list", "--count", f"{before}..HEAD") == "1"
    named = repo.git("show", "--name-only", "--format=", "HEAD").split()
    assert all(name.startswith("registry/") for name in named)
    assert repo.git("diff", "--cached", "--name-only") == "staged.txt"


@EACH
def test_a_change_is_a_patch_that_git_can_apply(repo: RepoBuilder, args: tuple[str, ...]) -> None:
    patch = run(repo, *args, "--dry-run").out
    assert repo.run("apply", "--check", "-", data=patch.encode()).returncode == 0, patch


def test_a_file_that_changed_meanwhile_is_not_overwritten(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from readyctl.cli import changes

    target = repo.top / feature_path()

    def interrupted(*_args: object, **_options: object) -> None:
        target.write_text("somebody else's words")

    monkeypatch.setattr(changes, "confirm", interrupted)
    done = run(repo, "feature", "edit", "fx", "--set", "owner=me", "--yes")
    assert (done.code, "changed since" in done.err) == (1, True)
    assert target.read_text() == "somebody else's words"


def test_of_several_files_all_are_written_or_none(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    from readyctl.cli import changes

    def interrupted(*_args: object, **_options: object) -> None:
        (repo.top / feature_path()).write_text("somebody else's words")

    monkeypatch.setattr(changes, "confirm", interrupted)
    done = run(repo, "feature", "rename", "fx", "currency", "--yes")
    assert (done.code, "changed since" in done.err) == (1, True)
    assert not (repo.top / feature_path("currency")).exists()
    assert (repo.top / feature_path()).read_text() == "somebody else's words"


def test_init_makes_a_registry_that_passes_check(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "fresh")
    done = run(repo, "init", "--hooks", "--ci", "github", "--yes")
    assert done.code == 0, done.err
    assert "merge commits" in done.err
    assert run(repo, "check").code == 0
    assert "lead" in run(repo, "roster", "list").out
    workflow = (repo.top / ".github/workflows/readyctl.yml").read_text()
    assert "fetch-depth: 0" in workflow
    assert "check --range" in workflow
    assert (repo.top / ".git/hooks/pre-commit").exists()
    assert repo.git("status", "--porcelain") == ""
    assert run(repo, "init", "--yes").code == 2


def test_init_for_gitlab_and_elsewhere_than_registry(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "fresh")
    assert run(repo, "init", "--registry", "docs/ready", "--ci", "gitlab", "--yes").code == 0
    assert (repo.top / "docs/ready/roster.yaml").exists()
    assert 'GIT_DEPTH: "0"' in (repo.top / ".gitlab/readyctl.gitlab-ci.yml").read_text()
    assert run(repo, "check", "--registry", "docs/ready").code == 0


def test_init_leaves_a_pipeline_that_is_there_alone(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "fresh")
    repo.write(".github/workflows/readyctl.yml", "mine").commit("mine")
    assert run(repo, "init", "--ci", "github", "--yes").code == 2
    assert not (repo.top / "registry").exists()


def test_init_without_an_identity_says_how_to_get_one(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "fresh")
    done = run(repo, "init", "--yes", GIT_AUTHOR_NAME="", GIT_AUTHOR_EMAIL="")
    assert (done.code, "git config user.name" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("word", "level", "proposed"),
    [
        ("GA", "planned", "shipped"),
        ("Public Preview", "planned", "beta"),
        ("in-development", "planned", "committed"),
        ("Upcoming", "planned", None),
        ("under consideration", "exploratory", None),
    ],
)
def test_a_spreadsheets_words_become_levels_and_an_import_signs_nothing(
    repo: RepoBuilder, word: str, level: str, proposed: str | None
) -> None:
    repo.put("t.csv", f"Feature,Status,Team,Owner\nBulk refunds,{word},Payments,pat\n")
    assert run(repo, "import", "csv", "t.csv", "--yes").code == 0
    text = (repo.top / feature_path("bulk-refunds")).read_text()
    assert f"level: {level}\n" in text
    assert (f"level: {proposed}" in text) == (proposed is not None)
    assert ("by: ada@example.com" in text) == (proposed is not None)
    assert run(repo, "check", "--as-of", "2026-01-06").code == 0


def test_alpha_has_to_be_explained(repo: RepoBuilder) -> None:
    repo.put("t.csv", "Feature,Status\nBulk,Alpha\n")
    done = run(repo, "import", "csv", "t.csv", "--area", "x", "--yes")
    assert (done.code, "--level alpha=exploratory" in done.err) == (2, True)
    assert run(repo, "import", "csv", "t.csv", "--area", "x", "--yes", "--level", "alpha=beta").code == 0
    assert "level: beta" in (repo.top / feature_path("bulk", "x")).read_text()


def test_all_words_that_are_not_known_are_told_at_once_with_the_options_to_type(repo: RepoBuilder) -> None:
    repo.put("j.csv", "Summary,Status\nA,In UAT\nB,Parked\nC,In UAT\nD,Done\n")
    command = ("import", "jira", "j.csv", "--area", "x", "--yes")
    done = run(repo, *command)
    assert done.code == 2
    assert "'in uat' is no level that is known here (2 rows)\n'parked' is no level" in done.err
    options = done.err.partition(" --level ")[2].strip()
    assert options == "'in uat=planned' --level parked=planned"
    assert run(repo, *command, *shlex.split(f"--level {options}")).code == 0
    done = run(repo, *command, "--level", "in uat=none", "--level", "parked=none", "--dry-run")
    assert "line 2 is 'in uat' and was left out" in done.err


def test_catalogs_and_enhancements_are_read_and_their_words_ask_engineering(repo: RepoBuilder) -> None:
    repo.put("c.yaml", "kind: API\nmetadata: {name: pay}\nspec: {lifecycle: production, system: core}\n")
    repo.put("kep.yaml", "title: Multicast\nkep-number: 31\nowning-sig: sig-net\nstage: beta\n")
    assert run(repo, "import", "backstage", "c.yaml", "--yes").code == 0
    assert "level: shipped" in (repo.top / feature_path("pay", "core")).read_text()
    assert run(repo, "import", "kep", "kep.yaml", "--yes").code == 0
    assert "links: [kep:31]" in (repo.top / feature_path("kep-31", "sig-net")).read_text()
    done = run(repo, "import", "kep", "kep.yaml", "--map", "name=Title")
    assert (done.code, "has no columns" in done.err) == (2, True)
    assert run(repo, "import", "csv", "t.csv", "--dates", "year first").code == 2


@pytest.mark.parametrize(
    ("table", "args", "code", "said"),
    [
        ("A,B\n1,2\n", (), 2, "--map name=COLUMN"),
        ("Name,Status\nBulk,idea\n", (), 1, "--area"),
        ("Name,Area\n,x\n", (), 1, "line 2"),
        ("Name,Area\nBulk,x\nBulk,x\n", (), 1, "line 3"),
        ("", (), 2, "heading"),
        ("Name,Area\nBulk,x\n", ("--map", "colour=Name"), 2, "KEY=COLUMN"),
        ("Name,Area\nBulk,x\n", ("--map", "name=Title"), 2, "no column 'Title'"),
        ('Name,Area\n"Bulk,x\n', (), 2, "line 2"),
        ("Area,Name\nx,y\n", ("--map", "level=Phase"), 2, "the columns are Area, Name"),
    ],
)
def test_a_table_that_cannot_be_read_writes_nothing(
    repo: RepoBuilder, table: str, args: tuple[str, ...], code: int, said: str
) -> None:
    repo.put("t.csv", table)
    done = run(repo, "import", "csv", "t.csv", *args, "--yes")
    assert (done.code, said in done.err) == (code, True), done.err
    assert repo.git("status", "--porcelain") == "?? t.csv\n?? table.csv"


def test_a_table_may_come_from_standard_input(repo: RepoBuilder) -> None:
    done = run(repo, "import", "csv", "-", "--yes", stdin="Name,Area\nBulk,x\n")
    assert done.code == 0, done.err
    assert (repo.top / feature_path("bulk", "x")).exists()


def test_latin_1_and_semicolons_are_read(repo: RepoBuilder) -> None:
    repo.put("t.csv", "Name;Area\nGebühren;x\n".encode("latin-1"))
    assert run(repo, "import", "csv", "t.csv", "--yes").code == 0
    assert "Gebühren" in (repo.top / feature_path("gebuhren", "x")).read_text()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_features_are_read_in_whatever_form_deals_are(
    repo: RepoBuilder, encoding: str, separator: str
) -> None:
    rows = [
        ["Features of März"],
        [],
        ["Key", "Title", "Note", "Note", "Team"],
        ["abc", "Abc für alle", "a", "b", "pay"],
        [],
        ["Grand Totals (1 Record)"],
    ]
    text = "\r\n".join(separator.join(row) for row in rows)
    repo.put("t.csv", text.encode(encoding))
    done = run(repo, "import", "csv", "t.csv", "--yes")
    assert done.code == 0, done.err
    assert "line 6 is no row and was left out: Grand Totals (1 Record)" in done.err
    assert "name: Abc für alle\n" in (repo.top / feature_path("abc", "pay")).read_text(encoding="utf-8")
    assert not (repo.top / feature_path("grand-totals-1-record", "pay")).exists()


def test_of_two_columns_of_one_name_the_first_is_read_and_said(repo: RepoBuilder) -> None:
    repo.put("t.csv", "Name,Area,Area\nBulk,x,\n")
    done = run(repo, "import", "csv", "t.csv", "--yes")
    assert (done.code, "several columns 'Area'" in done.err) == (0, True), done.err
    assert (repo.top / feature_path("bulk", "x")).exists()


def test_schemas_are_printed_by_name(repo: RepoBuilder) -> None:
    names = run(repo, "schema").out.split()
    assert {"feature", "handoff", "roster", "readyctl"} <= set(names)
    for name in names:
        assert json.loads(run(repo, "schema", name).out)["$schema"].startswith(
            "http://json-schema.org/draft-07"
        )


def test_who_commits_is_whoever_git_says(repo: RepoBuilder) -> None:
    run(repo, "feature", "edit", "fx", "--set", "owner=sam", "--yes", "--commit", by=SAM)
    assert repo.git("log", "-1", "--format=%ae") == SAM.email
    assert repo.git("log", "-2", "--format=%ae").split() == [SAM.email, ADA.email]


def test_a_registry_at_the_top_lives_beside_other_yaml(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo").write(".github/workflows/ci.yml", "on: push\n")
    repo.write("deploy/values.yaml", "a: 1\n").commit("code", by=ADA)
    done = run(repo, "init", "--registry", ".", "--ci", "github", "--yes")
    assert done.code == 0, done.err
    checked = run(repo, "check", "--registry", ".")
    assert (checked.code, "misplaced-file" in checked.out) == (0, False), checked.out
    repo.write("features/lost.yaml", "id: lost\n").commit("lost", by=ADA)
    assert "misplaced-file" in run(repo, "check", "--registry", ".").out


def test_inside_another_repository_it_says_whose_registry_it_would_be(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "clone").put("acme/notes.md", "mine")
    inside = RepoBuilder(repo.top / "acme", create=False)
    done = run(inside, "init", "--yes", by=ADA)
    own = "run `git init` here first if it should have its own"
    assert f"• of the repository {repo.top}, which this folder is part of; {own}" in done.err
    again = run(inside, "init", by=ADA)
    assert again.code == 2
    assert f"there is a registry in {repo.top / 'registry'} already, and this folder is part of" in again.err
    assert own in again.err
    assert own not in run(repo, "init", by=ADA).err
