"""What waits is told without deals only where it is known that there is none, no meeting, and no request."""

import subprocess
import sys
from pathlib import Path

import pytest

from readyctl.core.meeting.waits import matters
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.inbox import waiting_for_anybody
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.without_deals import waiting_without_deals
from support.cli import registry, run
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path
from support.verdicts import NOW

NOTE = "id: acme\ncustomer: Acme\nowner: sam@example.com\nstage: discovery\n"
MEETING = "date: 2026-01-06\nrevision: HEAD\nattendees: [Ada Lovelace]\n"
PROPOSED = "proposed: {level: beta, by: sam@example.com, reason: a customer asks}\n"
CODE = """import sys
from readyctl.__main__ import main
main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)"""


@pytest.fixture(autouse=True)
def _no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """An entry that waits for a signature, and nothing of sales."""
    repo = registry(tmp_path)
    repo.write(feature_path("fy"), feature("fy", "beta")).commit("claim", by=SAM, at="2026-01-06")
    return repo


def opened(repo: RepoBuilder) -> Workspace:
    """The registry, of which a check has kept what it found."""
    assert run(repo, "check").code == 1
    return Workspace.open(repo.top, now=NOW)


def test_it_is_the_same_as_with_them(repo: RepoBuilder) -> None:
    workspace = opened(repo)
    waiting = waiting_without_deals(workspace)
    assert waiting is not None
    assert [matter.item.subject for matter in matters(waiting)] == ["fx", "fy"]
    assert matters(waiting) == matters(waiting_for_anybody(Selling(opened(repo))))


@pytest.mark.parametrize("committed", [True, False])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("registry/handoffs/acme.yaml", NOTE),
        ("registry/syncs/2026-01-06.yaml", MEETING),
        (feature_path("fz"), feature("fz", "planned", more=PROPOSED)),
    ],
)
def test_not_where_there_is_one(repo: RepoBuilder, path: str, text: str, *, committed: bool) -> None:
    repo.write(path, text)
    if committed:
        repo.commit("more", by=SAM, at="2026-01-07")
    assert waiting_without_deals(opened(repo)) is None


@pytest.mark.parametrize(
    ("path", "text"),
    [("registry/handoffs/acme.yaml", NOTE), (feature_path("fz"), feature("fz", "planned", more=PROPOSED))],
)
def test_not_where_there_was_one(repo: RepoBuilder, path: str, text: str) -> None:
    repo.write(path, text).commit("more", by=SAM, at="2026-01-07")
    repo.delete(path).commit("gone", by=SAM, at="2026-01-08")
    assert waiting_without_deals(opened(repo)) is None


def test_not_where_nothing_is_kept(repo: RepoBuilder) -> None:
    assert waiting_without_deals(Workspace.open(repo.top, now=NOW, use_cache=False)) is None


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_an_inbox_is_the_same_and_loads_no_model_of_theirs(repo: RepoBuilder, form: list[str]) -> None:
    assert run(repo, "check").code == 1
    first = run(repo, "inbox", *form)
    assert "feature sign fy" in first.out
    assert first == run(repo, "inbox", *form, READYCTL_NO_CACHE="1")
    if not form:
        assert run(repo, "inbox", "--for", "ada@example.com").out == first.out
    done = subprocess.run(
        [sys.executable, "-c", CODE, "inbox", *form, "--as-of", "2026-02-02"],
        cwd=repo.top,
        env=repo.env | repo.identity(ADA) | {"COVERAGE_PROCESS_START": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = set(done.stderr.splitlines()[-1].split())
    assert "fy" in done.stdout
    assert "readyctl.workspace.reading.without_deals" in loaded
    assert "yaml" not in loaded
    assert form or "pydantic" not in loaded  # JSON is written by its published model
