"""What a command told before it tells again, byte for byte, where nothing changed that it hangs on."""

import random
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readyctl.adapters.cache import footprints
from readyctl.workspace.reading import memory
from readyctl.workspace.reading.opening import Workspace
from support.calling import readyctl
from support.happenings import Place, as_if_for_long
from support.histories import History, histories
from support.people import ADA, BOB, PAT, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster
from support.texts import settings as settings_file

QUESTIONS = (
    ("check",),
    ("check", "--json"),
    ("check", "--strict", "--deals"),
    ("feature", "list"),
    ("feature", "list", "--json"),
    ("stale", "--within", "90d"),
    ("inbox",),
    ("explain", "fa"),
    ("log", "fb"),
    ("status",),
    ("sync", "agenda"),
    ("diff", "--since", "HEAD~1"),
    ("suggest",),
)
DAYS = ("2026-01-20", "2026-06-01", "2027-07-01")
NOTE = "registry/handoffs/acme.yaml"

pytestmark = pytest.mark.usefixtures("many_parts")


def answer(
    repo: RepoBuilder,
    question: Sequence[str],
    day: str,
    *,
    by: Person = ADA,
    more: Mapping[str, str] | None = None,
) -> tuple[int, str, str]:
    """Exit code, stdout and stderr."""
    env = repo.identity(by, "2026-11-22") | {"READYCTL_TODAY": day} | dict(more or {})
    return readyctl(repo, *question, env=env)


def anew(repo: RepoBuilder, question: Sequence[str], day: str, *, by: Person = ADA) -> tuple[int, str, str]:
    """The same with nothing of what was kept."""
    return answer(repo, question, day, by=by, more={"READYCTL_NO_CACHE": "1"})


def same(repo: RepoBuilder, question: Sequence[str], day: str = DAYS[1], *, by: Person = ADA) -> None:
    """What is told from the cache is what is told without, before and after it is written."""
    expected = anew(repo, question, day, by=by)
    for _ in range(2):
        assert answer(repo, question, day, by=by) == expected


def note(promised: str = "fa", owner: str = "sam@example.com") -> str:
    """A deal that promises one feature."""
    return (
        f"id: acme\ncustomer: Acme\nowner: {owner}\nstage: proposal\nvalue: {{amount: 5000, currency: EUR}}\n"
        f"promises:\n  - {{feature: {promised}, kind: contract, due: 2027-01-01, status: confirmed}}\n"
    )


@settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(history=histories(8), rng=st.randoms(use_true_random=False), patient=st.integers(0, 1))
def test_whatever_happens_it_is_told_as_without_the_cache(
    history: History, rng: random.Random, patient: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("told") / "repo"
    history.write(top)
    repo, place = RepoBuilder(top, create=False), Place(top, rng)
    with pytest.MonkeyPatch.context() as patch:
        if patient:
            as_if_for_long(patch, rng)
        for _ in range(4):
            for question in rng.sample(QUESTIONS, 2):
                same(repo, question, rng.choice(DAYS), by=rng.choice([ADA, PAT]))
            if rng.random() < 0.4:
                place.puts(NOTE, note(rng.choice(["fa", "fb", "fx"])).encode())
            place.happens()
        same(repo, QUESTIONS[0])


@pytest.fixture
def asked(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> RepoBuilder:
    """A registry of which every question was asked, by files that had lain there for long."""
    monkeypatch.setattr(footprints, "TOO_FRESH", 0)
    code = "code: [src/fa/**]\nevidence: {production: since May, tests: ci, docs: docs/fa.md, support: us}\n"
    text = feature("fa", "beta", more=code, accurate_as_of="2026-01-05")
    repo.write("docs/fa.md", "how it works\n").write("src/fa/a.py", "1\n")
    repo.write(SETTINGS, settings_file()).write(NOTE, note()).write(feature_path("fa"), text)
    repo.commit("fa", by=ADA, at="2026-01-06")
    for question in QUESTIONS:
        answer(repo, question, DAYS[1])
    return repo


def _asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def worked_out(_workspace: Workspace) -> None:
        raise AssertionError("it was worked out again")

    monkeypatch.setattr(Workspace, "inventory", worked_out)


@pytest.mark.parametrize("question", QUESTIONS[:7] + QUESTIONS[9:])
def test_nothing_is_worked_out_for_what_was_told_before(
    asked: RepoBuilder, question: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = answer(asked, question, DAYS[1])
    _asks_nobody(monkeypatch)
    assert answer(asked, question, DAYS[1]) == before


def _edit(repo: RepoBuilder, path: str, before: str, after: str) -> None:
    text = (repo.top / path).read_text("utf-8")
    assert before in text
    repo.put(path, text.replace(before, after))


def _another_day(repo: RepoBuilder) -> None:
    assert repo.head  # nothing but the day changes


def _roster(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(PAT), engineer(BOB))).commit("ada leaves", by=PAT)


def _settings(repo: RepoBuilder) -> None:
    repo.write(SETTINGS, settings_file("windows: {beta: 10}\n")).commit("shorter", by=PAT)


def _deal(repo: RepoBuilder) -> None:
    _edit(repo, NOTE, "feature: fa", "feature: fx")


def _evidence(repo: RepoBuilder) -> None:
    repo.delete("docs/fa.md").commit("no docs", by=BOB)


def _code(repo: RepoBuilder) -> None:
    for number in range(3):
        repo.write("src/fa/a.py", f"{number}\n").commit("code", by=BOB)


def _stray(repo: RepoBuilder) -> None:
    repo.put("registry/features/lost.yaml", "id: x\n")


@pytest.mark.parametrize("happened", [_roster, _settings, _deal, _evidence, _code, _stray, _another_day])
def test_whatever_an_answer_hangs_on_makes_it_another(asked: RepoBuilder, happened: object) -> None:
    before = {question: answer(asked, question, DAYS[1]) for question in QUESTIONS}
    assert callable(happened)
    happened(asked)
    day = DAYS[2] if happened is _another_day else DAYS[1]
    after = {question: answer(asked, question, day) for question in QUESTIONS}
    assert after == {question: anew(asked, question, day) for question in QUESTIONS}
    assert after != before


def test_an_inbox_is_whose_it_is(asked: RepoBuilder) -> None:
    for by in (ADA, PAT, BOB, ADA):
        for question in (("inbox",), ("status",), ("inbox", "--for", "sam@example.com", "--format", "eml")):
            same(asked, question, by=by)


def test_a_difference_is_told_again_only_from_where_it_began(asked: RepoBuilder) -> None:
    question = ("diff", "--since", "then")
    for moved in ("HEAD", "HEAD~1", "HEAD"):
        asked.git("branch", "--force", "then", moved)
        same(asked, question)
    for day in ("2025-01-01", "2026-01-06"):
        same(asked, ("diff", "--since", day))
    for by in (ADA, PAT):
        same(asked, ("diff", "--since", "HEAD~1", "--for", "sam@example.com", "--format", "eml"), by=by)


def test_an_answer_for_a_narrow_terminal_is_none_for_a_wide_one(asked: RepoBuilder) -> None:
    def wide(columns: str, **more: str) -> tuple[int, str, str]:
        return answer(asked, ("feature", "list"), DAYS[1], more={"COLUMNS": columns} | more)

    for columns in ("200", "40", "200"):
        assert wide(columns) == wide(columns, READYCTL_NO_CACHE="1")
    assert wide("40") != wide("200")
    assert wide("200", FORCE_COLOR="1") != wide("200")


def test_quiet_and_as_told_are_two_answers(asked: RepoBuilder) -> None:
    for question in (("feature", "list", "-q"), ("feature", "list"), ("stale", "-q"), ("stale",)):
        same(asked, question)


def test_a_pinned_root_is_another_moment(asked: RepoBuilder) -> None:
    for pin in ([], ["--trust-root", "HEAD~1"], ["--trust-root", "HEAD"], []):
        same(asked, ("check", *pin))


def test_what_explains_a_lost_signature_looks_at_other_branches_each_time(asked: RepoBuilder) -> None:
    question = ("explain", "fb")
    asked.git("checkout", "--quiet", "-b", "work")
    asked.write(feature_path("fb"), feature("fb")).commit("fb", by=ADA, at="2026-02-01")
    signed = asked.head
    asked.git("checkout", "--quiet", "main")
    asked.write(feature_path("fb"), feature("fb")).commit("squashed", by=PAT, at="2026-02-02")
    assert "before the squash" in answer(asked, question, DAYS[1])[1]
    same(asked, question)
    asked.git("branch", "-D", "work")
    asked.git("reflog", "expire", "--expire=now", "--all")
    same(asked, question)
    asked.git("branch", "work", signed)
    same(asked, question)


def test_what_was_kept_by_another_program_is_not_told(
    asked: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "program", lambda: "another")
    _asks_nobody(monkeypatch)
    assert "it was worked out again" in answer(asked, ("check",), DAYS[1])[2]


def test_an_answer_of_another_repository_is_not_told(asked: RepoBuilder, tmp_path: Path) -> None:
    other = RepoBuilder(tmp_path / "other")
    other.write(ROSTER, roster(lead(ADA))).write(feature_path("fa"), feature("fa", "shipped"))
    other.commit("begin", by=ADA)
    shutil.copytree(asked.top / ".git/readyctl", other.top / ".git/readyctl")
    for question in QUESTIONS[:5]:
        same(other, question)


def test_a_file_that_changes_while_it_is_looked_at_leaves_no_answer(
    asked: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory = Workspace.inventory

    def interrupted(workspace: Workspace) -> object:
        found = inventory(workspace)
        _ = found.features
        if "accurate" in (asked.top / feature_path("fa")).read_text("utf-8"):
            asked.put(feature_path("fa"), feature("fa", "shipped"))
        return found

    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "inventory", interrupted)
        answer(asked, ("check", "--select", "RDY2"), DAYS[1])
    same(asked, ("check", "--select", "RDY2"))


@pytest.mark.parametrize("forbidden", ["CI", "READYCTL_NO_CACHE"])
def test_a_pipeline_is_told_nothing_from_before_and_leaves_nothing(
    asked: RepoBuilder, forbidden: str
) -> None:
    kept = asked.top / ".git/readyctl/cache.sqlite"
    with sqlite3.connect(kept) as db:
        db.execute("UPDATE kept_1 SET value = NULL")
    before = kept.read_bytes()
    assert answer(asked, ("check",), DAYS[1], more={forbidden: "true"})[0] in {0, 1}
    assert kept.read_bytes() == before


def test_a_file_that_is_asked_for_is_written_each_time(asked: RepoBuilder) -> None:
    for _ in range(2):
        target = asked.top.parent / "found.json"
        answer(asked, ("check", "--format", "json", "--output-file", str(target)), DAYS[1])
        assert target.read_text("utf-8").startswith("{")
        target.unlink()
