"""What a check of many deals does once, whatever the number of rules and of notes."""

import datetime as dt
from pathlib import Path

import pytest

from readyctl.adapters import two_processes
from readyctl.adapters.git.door import Git
from readyctl.adapters.yaml import reader as yaml
from readyctl.core.deal import reading
from readyctl.core.deal.summary import HandoffSummary
from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.subject import Subject
from readyctl.rules import engine
from readyctl.rules.promise import overpromised
from readyctl.workspace.reading import ledger
from readyctl.workspace.reading.checking import check, facts_of
from readyctl.workspace.reading.deal_notes import deal_notes
from readyctl.workspace.reading.notes_told import told_of_notes
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.reviews import Reviews
from readyctl.workspace.reading.summaries import summaries
from support.calling import readyctl
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, feature, feature_path, lead, roster

DEALS = 4
SAID = "fx-matching is live for every customer"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    """One feature that may not be promised, and deals that all promise it in the same words."""
    repo = RepoBuilder(tmp_path_factory.mktemp("deals") / "repo")
    repo.write(ROSTER, roster(lead(ADA))).write(SETTINGS, "version: 1\n")
    repo.write(feature_path("fx-matching"), feature("fx-matching", level="planned"))
    repo.commit("start", by=ADA, at="2026-01-05")
    for number in range(DEALS):
        repo.write(f"registry/handoffs/deal-{number}.yaml", note(number))
    repo.commit("deals", by=SAM, at="2026-01-06")
    return repo


def note(number: int) -> str:
    return (
        f"id: deal-{number}\ncustomer: Acme {number}\nowner: sam@example.com\nstage: evaluation\npromises:\n"
        f"  - {{feature: fx-matching, kind: demo, quote: {SAID}, said_on: 2026-01-06, status: confirmed}}\n"
    )


def opened(top: Path) -> Workspace:
    return Workspace.open(top, as_of=dt.date(2026, 1, 25), use_cache=False)


def counting(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[str]:
    """One item for each call of a function from here on."""
    calls: list[str] = []
    work = getattr(owner, name)

    def counted(*things: object, **named: object) -> object:
        calls.append(name)
        return work(*things, **named)

    monkeypatch.setattr(owner, name, counted)
    return calls


def test_each_note_is_validated_once_for_all_rules_and_followed_only_where_it_was_touched_again(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    validated = counting(monkeypatch, reading, "validate")
    followed = counting(monkeypatch, ledger, "promise_lines")
    found = check(opened(repo.top)).diagnostics
    assert {each.path for each in found if each.rule == "overpromised"} == {
        f"registry/handoffs/deal-{number}.yaml" for number in range(DEALS)
    }
    assert (len(validated), len(followed)) == (DEALS, 0)
    repo.write("registry/handoffs/deal-0.yaml", note(0).replace("stage: evaluation", "stage: proposal"))
    check(opened(repo.top))
    repo.write("registry/handoffs/deal-0.yaml", note(0))
    assert len(followed) == len({"as it was", "as it is"})


@pytest.fixture
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_processes, "FEW", 2)
    monkeypatch.setattr(two_processes, "_cores", lambda: 2)


@pytest.mark.usefixtures("_two_cores")
@pytest.mark.parametrize("kept", [False, True])
def test_two_processes_tell_of_notes_what_one_tells(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch, *, kept: bool
) -> None:
    if kept:  # another day asks of all notes anew, by what is kept of the features
        Workspace.open(repo.top, as_of=dt.date(2026, 1, 24)).inventory()
    with monkeypatch.context() as one:
        one.setattr(two_processes, "_cores", lambda: 1)
        expected = check(opened(repo.top)).diagnostics
    validated = counting(monkeypatch, reading, "validate")
    workspace = Workspace.open(repo.top, as_of=dt.date(2026, 1, 25), use_cache=kept)
    assert (check(workspace).diagnostics, len(validated)) == (expected, DEALS / 2)
    assert ("snapshot" in vars(workspace)) is not kept, "notes are read once, and features not at all"


@pytest.mark.usefixtures("_two_cores")
def test_two_processes_list_notes_as_one_lists_them(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed() -> list[HandoffSummary]:
        workspace = opened(repo.top)
        return summaries(workspace, facts_of(workspace))

    with monkeypatch.context() as one:
        one.setattr(two_processes, "_cores", lambda: 1)
        expected = listed()
    looked = counting(monkeypatch, overpromised, "check")
    validated = counting(monkeypatch, reading, "validate")
    assert (listed(), len(looked), len(validated)) == (expected, DEALS / 2, DEALS / 2)
    assert [each.id for each in expected] == [f"deal-{number}" for number in range(DEALS)]
    assert all(each.findings for each in expected)


@pytest.mark.usefixtures("_two_cores")
def test_what_the_second_process_looked_at_counts_for_whether_the_answer_may_be_kept(
    repo: RepoBuilder,
) -> None:
    workspace = opened(repo.top)

    def tell(note: Subject) -> tuple[Diagnostic, ...]:
        workspace.asked.seen.beyond = note.id == f"deal-{DEALS - 1}"
        return ()

    assert (list(told_of_notes(workspace, tell)), workspace.asked.seen.beyond) == ([], True)


def test_what_is_only_counted_is_not_put_into_words_and_no_note_is_held(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = counting(monkeypatch, engine, "_diagnostic")
    workspace = opened(repo.top)
    found = check(workspace).diagnostics
    assert {each.rule for each in found} >= {"overpromised", "incomplete-note"}
    assert len(told) == len(found)
    before = counting(monkeypatch, reading, "validate")
    assert len(deal_notes(workspace).read) == len([*deal_notes(workspace)]) == len(before) == DEALS


def test_no_note_costs_a_process_of_its_own(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    def processes() -> int:
        with monkeypatch.context() as patch:
            started = [counting(patch, Git, name) for name in ("pipe", "start", "run")]
            check(opened(repo.top))
        return sum(map(len, started))

    few = processes()
    more = [f"registry/handoffs/more-{number}.yaml" for number in range(2 * DEALS)]
    for number, path in enumerate(more):
        repo.write(path, note(number).replace("id: deal", "id: more"))
    repo.commit("more deals", by=SAM, at="2026-01-07")
    assert processes() == few


def test_a_check_of_one_note_reads_and_follows_that_note_alone(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("registry/handoffs/first.yaml", note(90).replace("id: deal-90", "id: first"))
    repo.write("registry/handoffs/alone.yaml", note(91).replace("id: deal-91", "id: alone"))
    repo.commit("two deals", by=SAM, at="2026-01-08")
    repo.move("registry/handoffs/first.yaml", "registry/handoffs/second.yaml")
    repo.write("registry/handoffs/second.yaml", note(90).replace("id: deal-90", "id: second"))
    repo.commit("it goes by another name", by=SAM, at="2026-02-01")
    validated = counting(monkeypatch, reading, "validate")
    followed = counting(monkeypatch, ledger, "promise_lines")
    read = counting(monkeypatch, yaml, "read_entry")
    env = {"READYCTL_TODAY": "2026-02-02", "READYCTL_NO_CACHE": "1"}
    _, alone, _ = readyctl(repo, "handoff", "check", "alone", "--json", env=env)
    once = (len(validated), len(followed), len(read))
    _, moved, _ = readyctl(repo, "handoff", "check", "second", "--json", env=env)
    assert once == (1, 0, 1)
    assert (len(validated), len(followed)) == (3, 2)  # what it was called before is read and followed too
    assert "overpromised" in alone
    assert "late-record" not in moved  # it was written down in the first file


@pytest.mark.parametrize("one", [False, True])
def test_what_is_loaded_meanwhile_is_so_once_and_after_the_files_were_read(
    repo: RepoBuilder, *, one: bool
) -> None:
    workspace = opened(repo.top)
    there: list[bool] = []
    workspace.while_walking = lambda: there.append("snapshot" in vars(workspace))
    if one:
        _ = Reviews(workspace).entries
    else:
        workspace.inventory()
    assert there == [True]
