"""A sixth level is one row of the table: every surface knows it."""

import json
import subprocess
import sys

import pytest

from architecture.source import TOP
from support.people import ADA
from support.repo import RepoBuilder
from support.sixth_level import BEFORE, ROW, TABLE
from support.texts import ROSTER, SETTINGS, feature, feature_path, lead, roster

HEAD = "id: old\nname: Fax bridge\nsummary: Sends invoices by fax.\nowner: payments\n"
OLD = HEAD + "level: deprecated\ncaveats: [ends in spring]\n"
NOTE = """id: acme
customer: Acme
owner: sam@example.com
stage: proposal
value: {amount: 1000, currency: EUR}
promises:
  - {feature: old, kind: mention, status: confirmed}
  - {feature: old, kind: contract, status: confirmed}
  - {feature: fx, kind: contract, due: 2027-06-30, status: confirmed}
"""
DOCUMENT = """Fax bridge is available today.

Fax bridge is generally available in production.

Fax bridge is on our roadmap for 2027.

We shall deliver Fax bridge by 2027-06-30.

The deprecated Fax bridge is available today, and ends in spring.
"""
DECK = "# Fax bridge\n\n<!-- readyctl:old -->Shipped<!-- /readyctl:old -->\n"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    made = RepoBuilder(tmp_path_factory.mktemp("sixth") / "repo")
    made.write(ROSTER, roster(lead(ADA))).write(SETTINGS, "version: 1\nname: Acme\n")
    made.write(feature_path(), feature())
    made.write(feature_path("old"), HEAD + "level: beta\ncaveats: [ends in spring]\n")
    made.commit("start", by=ADA, at="2026-01-05")
    made.write(feature_path("old"), OLD).write("registry/handoffs/acme.yaml", NOTE)
    made.commit("going away", by=ADA, at="2026-01-06")
    made.write("a.md", DOCUMENT).write("deck.md", DECK)
    made.write("f.csv", "id,name,summary,area,level\nz,Z,does,pay,End of life\n")
    return made


COMMANDS: dict[str, tuple[int, str]] = {
    "levels": (0, "deprecated: in production, and going away"),
    "levels --json": (0, '"level": "deprecated"'),
    "feature list": (0, "deprecated"),
    "feature list --level deprecated": (0, "Fax bridge"),
    "feature list --json": (0, '"mention": "with its caveats"'),
    "feature show old": (0, "may contract"),
    "feature set-level fx deprecated --dry-run --no-input --caveat soon": (0, "+level: deprecated"),
    "feature propose fx deprecated --set caveats=soon --reason why --dry-run --no-input": (0, "deprecated"),
    "feature sign old --dry-run --no-input": (0, "accurate_as_of"),
    "import csv f.csv --dry-run --no-input": (0, "level: deprecated"),
    "ask old": (0, "Fax bridge is available, and will go away. What to know: ends in spring."),
    "ask old --kind contract": (1, "not while it is deprecated"),
    "ask old --json": (0, '"level": "deprecated"'),
    "explain old": (0, "everybody else sees: deprecated"),
    "badge old": (0, "\u25a0 Deprecated"),
    "badge old --as svg": (0, "M1 1h10v10H1z"),
    "badge old --as shields": (0, "7a3b12"),
    "badge --check deck.md": (1, "it is deprecated"),
    "site build --output page --audience sales": (0, ""),
    "site build --output customers --audience customer": (0, ""),
    "site build --output inside --audience engineering": (0, ""),
    "diff HEAD~1 HEAD": (0, "beta → deprecated; demo it: no; offer early access: no"),
    "log old": (0, "deprecated"),
    "check": (1, "contract of 'old' is promised: not while it is deprecated"),
    "stale --as-of 2026-03-01": (1, "old"),
    "handoff show acme": (0, "not while it is deprecated"),
    "handoff check acme": (1, "not while it is deprecated"),
    "sync agenda": (0, "Fax bridge is deprecated"),
    "sync agenda --json": (0, '"deprecated"'),
    "impact fx --to deprecated": (0, "not while it is deprecated"),
    "impact old --to shipped": (0, ""),
    "doc check a.md": (1, "1 error, 3 notes"),
    "doc check a.md --select overclaim": (1, "says of old that it will be delivered, and it is deprecated"),
    "doc check a.md --select missing-caveat": (0, "speaks of old, which is deprecated, without its caveats"),
    "deck check deck.md": (1, "it is deprecated"),
    "schema feature": (0, '"deprecated"'),
}


@pytest.fixture(scope="module")
def done(repo: RepoBuilder) -> dict[str, tuple[int, str, str]]:
    finished = subprocess.run(
        [sys.executable, "-m", "support.sixth_level", str(repo.top)],
        input=json.dumps([command.split() for command in COMMANDS]),
        env=repo.env | {"PYTHONPATH": str(TOP / "tests")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return dict(zip(COMMANDS, json.loads(finished.stdout), strict=True))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_surface_knows_a_level_of_one_row(command: str, done: dict[str, tuple[int, str, str]]) -> None:
    code, out, err = done[command]
    expected, words = COMMANDS[command]
    assert (code, words in out + err) == (expected, True), out + err


def test_pages_show_the_new_level_in_its_own_words(
    repo: RepoBuilder, done: dict[str, tuple[int, str, str]]
) -> None:
    assert done["site build --output page --audience sales"][0] == 0
    page = (repo.top / "page" / "index.html").read_text(encoding="utf-8")
    assert ".level.deprecated{background:#7a3b12;color:#ffffff}" in page
    assert "in production, and going away" in page
    assert "Going away" in (repo.top / "customers" / "index.html").read_text(encoding="utf-8")


def test_without_the_row_there_is_no_such_level(repo: RepoBuilder) -> None:
    from support.cli import run

    done = run(repo, "feature", "list", "--json", at="2026-01-10")
    assert '"effective_level": "deprecated"' not in done.out
    assert (BEFORE + ROW).count("= (\n") == 2
    assert TABLE not in ROW
