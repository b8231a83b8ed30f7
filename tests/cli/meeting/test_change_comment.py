"""The comment on a range of commits: what its ends' meeting point and its tip make of it."""

from pathlib import Path

from support.cli import registry, run
from support.people import ADA, PAT
from support.texts import feature, feature_path


def test_a_range_is_told_from_where_it_left_the_other_branch(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.git("branch", "-M", "main")
    repo.git("checkout", "-q", "-b", "sold")
    repo.write(feature_path("new"), feature("new")).commit("sold", by=PAT)
    asked = run(
        repo,
        "feature",
        "propose",
        "fx",
        "beta",
        "--reason",
        "a pilot",
        "--set",
        "caveats=slow",
        "--commit",
        "--yes",
        by=PAT,
    )
    assert asked.code == 0, asked.err
    repo.git("checkout", "-q", "main")
    repo.write(feature_path("other"), feature("other", "planned")).commit("meanwhile", by=ADA)
    done = run(repo, "diff", "--range", "main..sold", "--format", "comment")
    assert done.code == 0, done.err
    assert "### Engineering has to sign one claim" in done.out
    assert "`readyctl feature sign new`" in done.out
    assert "### Engineering has to decide one request" in done.out
    assert "other" not in done.out
    nothing = run(repo, "diff", "--range", "HEAD~1..main", "--format", "comment", "--registry", "registry")
    assert "**Feature other** (other): it is planned." in nothing.out
    quiet = run(repo, "diff", "--range", "main..main", "--format", "comment")
    assert quiet.out.splitlines()[1] == "<!-- readyctl:nothing -->"


def test_what_a_comment_cannot_be_about_is_told(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    for args in (
        ("HEAD", "--format", "comment"),
        ("--range", "HEAD", "--format", "comment"),
        ("HEAD", "--range", "HEAD..HEAD"),
        ("--range", "HEAD..HEAD", "--since", "2026-01-01"),
    ):
        assert run(repo, "diff", *args).code == 2
