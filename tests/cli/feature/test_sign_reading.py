"""Signing that means something: what an engineer is shown, and that she is asked about each entry."""

from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, PAT, SAM
from support.printed import commands
from support.repo import RepoBuilder
from support.terminal import ended, typing
from support.texts import feature, feature_path

SHIPPED = feature("fx", "shipped", more="code: [src/fx/**]\n").replace(
    "docs: the handbook", "docs: docs/fx.md"
)
DEAL = """\
id: acme
customer: Acme
owner: sam@example.com
stage: proposal
value: {amount: 120000, currency: EUR}
"""
PROMISE = "promises:\n  - {feature: fx, kind: demo, status: confirmed}\n"


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """fx: shipped on 5 January; since then its code and its page were changed, and Acme was promised it."""
    repo = registry(tmp_path, level="planned")
    repo.write("src/fx/a.py", "1\n").write("docs/fx.md", "All of it.\n")
    repo.write("registry/handoffs/acme.yaml", DEAL).commit("deal", by=SAM)
    repo.write(feature_path(), SHIPPED).commit("ship", by=ADA, at="2026-01-05T20:00:00+00:00")
    for number in range(1, 5):
        repo.write("src/fx/a.py", f"{number}{number}\n").commit(f"rework {number}", by=PAT)
    repo.write("registry/handoffs/acme.yaml", DEAL + PROMISE).commit("promise", by=SAM)
    return repo


def told(text: str) -> list[str]:
    """The lines about what happened around the entry."""
    return [
        line.strip() for line in text.splitlines() if line.startswith("  ") and not line.startswith("  +")
    ]


def test_what_happened_around_an_entry_is_shown_before_it_is_signed_and_by_explain(repo: RepoBuilder) -> None:
    repo.move("docs/fx.md", "docs/currencies.md").commit("tidy", by=PAT)
    shown = told(run(repo, "feature", "sign", "fx", "--dry-run").err)
    heads = [repo.rev(f"HEAD~{back}")[:12] for back in (2, 3, 4)]
    assert shown[:4] == [
        "4 commits touched its code since",
        *(f"{head} rework {number}" for head, number in zip(heads, (4, 3, 2), strict=True)),
    ]
    assert shown[4].endswith("`readyctl feature edit fx --set evidence.docs=docs/currencies.md`")
    assert shown[5:] == [
        "one open deal leans on it (120,000 EUR), only since then",
        "promised to Acme (acme, 120,000 EUR): demo (since then)",
    ]
    explained = run(repo, "explain", "fx", "--as-of", "2026-01-06").out
    assert all(line in explained for line in shown)
    words = next(commands(shown[4]))
    assert run(repo, *words[1:], "--yes", "--commit", by=ADA).code == 0
    after = told(run(repo, "feature", "sign", "fx", "--dry-run").err)
    assert after == ["one open deal leans on it (120,000 EUR)", "promised to Acme (acme, 120,000 EUR): demo"]
    repo.write("docs/currencies.md", "Half of it.\n").commit("less", by=PAT)
    assert "'evidence.docs' is 'docs/currencies.md', which was changed since" in told(
        run(repo, "feature", "sign", "fx", "--dry-run").err
    )


def test_of_an_unsigned_claim_it_is_told_since_engineering_last_signed(repo: RepoBuilder) -> None:
    repo.write(feature_path(), SHIPPED.replace("ci,", "ci twice,")).commit("tests", by=PAT)
    assert "4 commits touched its code since" in told(run(repo, "feature", "sign", "fx", "--dry-run").err)


@pytest.mark.parametrize("which", [("--stale",), ("--mine",), ("--area=payments", "--stale")])
def test_without_a_terminal_nothing_is_signed_unread_unless_that_is_said(
    repo: RepoBuilder, which: tuple[str, ...]
) -> None:
    before, later = repo.head, "2026-03-05"
    refused = run(repo, "feature", "sign", *which, "--yes", READYCTL_TODAY=later)
    assert (refused.code, repo.head) == (2, before)
    assert "one entry would be signed here with nobody reading it" in refused.err
    by_name, unread = commands(refused.err.partition("help: ")[2])
    assert by_name == ["readyctl", "feature", "sign", "fx"]
    assert unread == ["readyctl", "feature", "sign", *which, "--all-unread"]
    assert run(repo, *unread[1:], "--yes", READYCTL_TODAY=later).code == 0
    assert repo.git("log", "-1", "--format=%s") == "Sign fx"


def test_at_a_terminal_each_is_asked_about_by_itself(repo: RepoBuilder) -> None:
    for name in ("a1", "b2", "c3", "d4", "e5"):
        repo.write(feature_path(name), feature(name, "beta"))
    repo.commit("five", by=ADA, at="2026-01-06")
    child = typing(
        repo.top, "feature", "sign", "--stale",
        env=repo.env | repo.identity(ADA) | {"READYCTL_TODAY": "2026-01-29"},
    )  # fmt: skip
    for name, answer in (("a1", "k"), ("b2", "perhaps"), ("", "skip"), ("c3", "c")):
        child.expect(f"{name}[^?]*s it still true[^:]*: ")
        child.sendline(answer)
    child.expect("KEY=TEXT:")
    for line in ("nonsense", "caveats=", "caveats=EUR only", ""):
        child.sendline(line)
        child.expect("KEY=TEXT:" if line else "d4")
    child.expect("s it still true[^:]*: ")
    child.sendline("l")
    child.expect("To which level")
    child.sendline("shipped")
    child.expect("is not one of")
    child.sendline("planned")
    child.expect("Why")
    child.sendline("too slow\tfor anybody")
    child.expect("e5.*s it still true[^:]*: ")
    child.sendline("q")
    child.expect(r"Go on\?")
    child.sendline("y")
    code, _ = ended(child)
    assert code == 0
    assert repo.git("log", "-1", "--format=%B") == (
        "Sign a1, c3, d4\n\n- c3: caveats: EUR only\n- d4: beta → planned: too slow for anybody"
    )
    assert repo.git("show", "--name-only", "--format=", "HEAD").split() == [
        feature_path(name) for name in ("a1", "c3", "d4")
    ]
    assert "caveats: [EUR only]" in repo.read(feature_path("c3")) or "- EUR only" in repo.read(
        feature_path("c3")
    )
    assert "level: planned" in repo.read(feature_path("d4"))


def test_confirmations_that_changed_nothing_are_counted_in_log_and_on_the_page_for_engineering(
    repo: RepoBuilder,
) -> None:
    for day in ("2026-02-01", "2026-02-02", "2026-02-03"):
        assert run(repo, "feature", "sign", "fx", "--yes", at=day).code == 0
    said = "confirmed 3 times in a row with nothing changed"
    assert said in run(repo, "log", "fx").err
    assert "unchanged" not in run(repo, "log", "fx", "--json").out
    for audience, shown in (("engineering", True), ("sales", False)):
        assert run(repo, "site", "build", "--audience", audience, "--output", audience).code == 0
        assert (said in (repo.top / audience / "index.html").read_text()) is shown
    assert said in run(repo, "feature", "sign", "fx", "--dry-run").err
    assert said in run(repo, "inbox", "--as-of", "2026-06-01").out
