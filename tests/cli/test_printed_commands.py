"""Every command that a finding prints runs in a registry that has the finding; so do those of refusals."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from readyctl.core.entry.path import ROSTER_FILE, SETTINGS_FILE
from readyctl.errors import Exit
from readyctl.rules import engine
from readyctl.rules.catalogue import rules
from support.case_files import Registry, case_files, registries
from support.cli import registry, run
from support.people import ADA, SAM
from support.printed import commands
from support.repo import RepoBuilder
from support.texts import feature, feature_path, lead, roster, settings

CASES = Path(__file__).parent.parent / "rules" / "cases"
CHANGES = frozenset(
    ["sign", "propose", "set-level", "withdraw", "review", "promise", "rename", "decline", "new", "edit"]
)
TO_FILL_IN = {"DATE", "NEW", "DECK", "NEW-DECK", "PLACE=LINE", "~/.ssh/id_ed25519.pub"}
"""What only the reader knows: a day, a name, a file. A command with one of these cannot be run as it is."""
ELSEWHERE = {"vanished-promise"}
"""What a case file only claims to have happened; its command runs in `deal/test_promise_commands.py`."""
ASKS = re.compile(r"^help: .*--[a-z]", re.MULTILINE)
"""What is said where nobody sits at a terminal, and somebody there would be asked."""


def printed(cases: Registry) -> dict[tuple[str, ...], str]:
    """The commands in the findings of a registry, each once, with the rule that prints it."""
    facts, subjects = cases.facts_and_subjects()
    found: dict[tuple[str, ...], str] = {}
    for finding in engine.run(rules(), subjects, facts):
        for words in commands(finding.help or ""):
            if words[0] == "readyctl" and not TO_FILL_IN & set(words) and finding.rule not in ELSEWHERE:
                found.setdefault(tuple(words), finding.rule)
    return found


def all_cases() -> Iterator[tuple[str, Registry, dict[tuple[str, ...], str]]]:
    """The registries whose findings print what none before them printed, whatever the ids in it."""
    seen: set[tuple[str, str]] = set()
    for path in case_files(CASES):
        for number, cases in enumerate(registries(path.read_text(encoding="utf-8"))):
            fresh = {
                words: rule
                for words, rule in printed(cases).items()
                if rule == "overpromised" or (rule, " ".join(words[:3])) not in seen
            }
            seen |= {(rule, " ".join(words[:3])) for words, rule in fresh.items()}
            if fresh:
                yield f"{path.stem}-{number}", cases, fresh


FOUND = list(all_cases())


def built(cases: Registry, folder: Path) -> RepoBuilder:
    """The registry of a case in git: what is signed there by Ada, everything else by Sam."""
    repo = RepoBuilder(folder / "repo")
    written = {file.path: file for file in cases.files if file.where or file.path.endswith(".md")}
    repo.write(f"registry/{ROSTER_FILE}", roster(lead(ADA)))
    repo.write(f"registry/{SETTINGS_FILE}", settings())
    for path, file in written.items():
        if "signed-by" in file.options:
            repo.write(f"registry/{path}", file.text)
    repo.commit("signed", by=ADA, at="2026-01-05")
    for path, file in written.items():
        if "signed-by" not in file.options and path not in {ROSTER_FILE, SETTINGS_FILE}:
            repo.write(f"registry/{path}", file.text)
    repo.commit("not signed", by=SAM, at="2026-01-06")
    return repo


@pytest.mark.parametrize(("cases", "fresh"), [pytest.param(c, f, id=name) for name, c, f in FOUND])
def test_what_a_finding_prints_runs(
    tmp_path: Path, cases: Registry, fresh: dict[tuple[str, ...], str]
) -> None:
    repo = built(cases, tmp_path)
    today = cases.option("today") or "2026-11-22"
    for words, rule in fresh.items():
        changes = words[2:3] and words[2] in CHANGES
        by = SAM if "propose" in words else ADA
        done = run(repo, *words[1:], *(("--dry-run",) if changes else ()), by=by, READYCTL_TODAY=today)
        asks = done.code == Exit.USAGE and ASKS.search(done.err) is not None
        assert done.code in ({0} if changes else {0, 1}) or asks, (rule, words, done.err)
        assert "propose" not in words or done.code == 0, (rule, words, done.err)


def test_what_the_refusal_of_a_signature_prints_runs(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.write(feature_path("b2"), feature("b2", "beta")).commit("b2", by=SAM)
    refused = run(repo, "feature", "sign", "b2", "--yes", by=SAM)
    assert refused.code == 1
    (propose,) = commands(refused.err)
    assert run(repo, *propose[1:], "--yes", "--commit", by=SAM).code == 0
    again = run(repo, "feature", "sign", "b2", "--yes", by=SAM)
    assert (again.code, list(commands(again.err))) == (1, [])
    assert run(repo, "feature", "sign", "b2", "--accept", "--yes").code == 0
    refused = run(repo, "feature", "sign", "b2", "--yes", by=SAM)
    assert (refused.code, list(commands(refused.err))) == (1, [])
