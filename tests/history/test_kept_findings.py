"""What a check finds with what earlier ones found is what it finds without, and it looks at what changed."""

import datetime as dt
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import json
from msgspec.structs import asdict

from readyctl.adapters import two_processes
from readyctl.adapters.cache import footprints
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.places import place_of
from readyctl.core.feature.reading import feature_subject
from readyctl.core.trust.baseline import LONGEST, KnownFinding, known_findings
from readyctl.errors import ReadyctlError
from readyctl.rules import engine
from readyctl.rules.catalogue import BUT_FOR_DEALS, may_be_baselined, rules
from readyctl.workspace.reading import findings
from readyctl.workspace.reading.baselines import names_in
from readyctl.workspace.reading.checking import check, facts_of, unlowered
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.remembering import Remembering
from readyctl.workspace.reading.report import Report
from support.happenings import GONE, Place, as_if_for_long
from support.people import ADA, PAT
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster
from support.texts import settings as settings_file
from support.verdicts import NOW

DAYS = (dt.date(2026, 2, 1), dt.date(2026, 11, 22), dt.date(2027, 7, 1))
IDS = ("fa", "fb", "fc", "fd")
PLACES = (*map(feature_path, IDS), feature_path("fa", "ledger"))
FILES = ("src/a/one.py", "src/b/two.py", "docs/fa.md", "docs/more/fb.md")
NOTE = "registry/handoffs/acme.yaml"
SILENT = ("RDY301", "RDY101", "RDY107", "RDY110", "RDY118")
DEAL = """id: acme
customer: Acme
owner: sam@example.com
stage: proposal
promises:
  - {feature: fa, kind: contract, due: 2027-01-01, status: confirmed}
"""

pytestmark = pytest.mark.usefixtures("many_parts")


@pytest.fixture(autouse=True)
def _no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


class Busy(Place):
    """A repository in which entries that lean on each other, and on files, change."""

    def edits(self) -> None:
        path, rng = self.rng.choice(PLACES), self.rng
        self.puts(path, _text(path.rpartition("/")[2].removesuffix(".yaml"), rng).encode())

    def adds(self) -> None:
        """A file of the code or of the documentation comes, or is another."""
        self.puts(self.rng.choice(FILES), str(self.rng.random()).encode())

    def takes(self) -> None:
        """One goes."""
        (self.top / self.rng.choice(FILES)).unlink(missing_ok=True)

    def promises(self) -> None:
        """A deal's note comes, or goes."""
        if self.rng.random() < 0.5:
            self.puts(NOTE, DEAL.encode())
        else:
            (self.top / NOTE).unlink(missing_ok=True)

    def rules(self) -> None:
        """Roster or settings are others."""
        if self.rng.random() < 0.5:
            self.puts(ROSTER, roster(lead(PAT), *self.rng.choice([(), (engineer(ADA),)])).encode())
        else:
            texts = [settings_file(), with_baseline(self.top), "version: 1\n"]
            self.puts(SETTINGS, self.rng.choice(texts).encode())

    def happens(self) -> None:
        """One of these."""
        often = [
            self.edits,
            self.edits,
            self.edits,
            self.adds,
            self.takes,
            self.commits_all,
            self.commits_all,
            self.loses,
        ]
        seldom = [
            self.elsewhere,
            self.merges,
            self.removes,
            self.strays,
            self.promises,
            self.rules,
        ]
        self.rng.choice([*often, *often, *seldom])()


def _text(id_: str, rng: random.Random) -> str:
    """An entry that may be wrong in many ways, of which most have to do with others."""
    if rng.random() < 0.15:
        return f"id: {id_}\nname: Feature {id_}\nreplaced_by: {rng.choice([*IDS, 'nowhere'])}\n"
    until = rng.choice(DAYS)
    more = [
        f"aliases: [{rng.choice(['shared', 'feature fb', 'own ' + id_, 'report'])}]\n",
        f"code: [src/{rng.choice('ab')}/**]\n",
        f"ignore:\n  - {{code: {rng.choice(SILENT)}, reason: x, until: {until}}}\n",
        f"replaced_by: {rng.choice([*IDS, 'nowhere'])}\n",
        "levle: beta\n",
        f"evidence: {{production: since May, tests: ci, docs: {rng.choice(FILES)}, support: docs/more}}\n",
    ]
    chosen = "".join(rng.sample(more, rng.randrange(4)))
    return "\n" * rng.randrange(2) + feature(
        id_, rng.choice(["planned", "beta", "shipped", "committed"]), more=chosen, accurate_as_of="2026-01-05"
    )


def _row(known: KnownFinding) -> str:
    said = {key: value for key, value in asdict(known).items() if value is not None}
    return json.encode(said).decode()


def with_baseline(top: Path) -> str:
    """Settings whose baseline lets all errors stand that are there now."""
    workspace = Workspace.open(top, now=NOW, use_cache=False)
    try:
        known = known_findings(unlowered(workspace), names_in(workspace), may_be_baselined)
    except ReadyctlError:
        known = ()
    rows = ",".join(
        json.encode({key: value for key, value in asdict(each).items() if value is not None}).decode()
        for each in known
    )
    until = NOW.date() + dt.timedelta(LONGEST.days // 2)
    return settings_file(f"baseline: {{until: {until}, owner: ada@example.com, findings: [{rows}]}}\n")


def found(workspace: Workspace) -> Report | tuple[object, ...]:
    """All that a check comes to."""
    try:
        return check(workspace)
    except ReadyctlError as error:
        return (type(error), error.message, error.help)


def assert_put_together_well(workspace: Workspace) -> None:
    """What no day changes and what one day does are, together, what each rule finds about each feature."""
    facts = facts_of(workspace)
    every = map(feature_subject, workspace.inventory().ordered)
    told = findings.found_on_features(workspace, facts)
    assert engine.in_order(told) == engine.run(rules(*BUT_FOR_DEALS), every, facts)


def same(place: Place, rng: random.Random) -> None:
    """What is found with the cache is what is found without it, in whatever order, on however many cores."""
    at, day = rng.choice([None, None, None, "HEAD"]), rng.choice([DAYS[1], DAYS[1], *DAYS])
    plain = Workspace.open(place.top, at=at, as_of=day, now=NOW, use_cache=False)
    with pytest.MonkeyPatch.context() as patch:
        if rng.random() < 0.5:
            patch.setattr(two_processes, "FEW", 2)
            patch.setattr(two_processes, "_cores", lambda: 2)
        expected = found(plain)
        if isinstance(expected, Report):
            assert_put_together_well(plain)
    for _ in range(2):
        if rng.random() < 0.3:
            try:
                Workspace.open(place.top, at=at, as_of=day, now=NOW).inventory()
            except ReadyctlError:
                return
        else:
            assert found(Workspace.open(place.top, at=at, as_of=day, now=NOW)) == expected


@settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(rng=st.randoms(use_true_random=False), patient=st.integers(0, 1))
def test_whatever_happens_a_check_finds_what_it_finds_without_the_cache(
    rng: random.Random, patient: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repo = RepoBuilder(tmp_path_factory.mktemp("found") / "repo")
    repo.write(ROSTER, roster(lead(PAT), engineer(ADA))).write(SETTINGS, settings_file())
    for id_ in IDS:
        repo.write(feature_path(id_), _text(id_, rng))
    repo.write(FILES[0], "1\n").commit("begin", by=PAT, at="2026-01-02")
    place = Busy(repo.top, rng)
    with pytest.MonkeyPatch.context() as patch:
        if patient:
            as_if_for_long(patch, rng)
        for _ in range(12):
            place.happens()
            same(place, rng)


@pytest.fixture
def checked(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> Iterator[RepoBuilder]:
    """A registry that was checked; whatever a test does to it, both ways of checking then agree."""
    monkeypatch.setattr(footprints, "TOO_FRESH", 0)
    for number in range(6):
        repo.write(feature_path(f"f{number}"), feature(f"f{number}", "beta"))
    more = "evidence: {docs: docs/f5.md}\n"
    repo.write(feature_path("f5"), feature("f5", "beta", more=more)).write("docs/f5.md", "x\n")
    repo.commit("features", by=ADA, at="2026-01-06")
    assert len(looked_at(repo)) == 6
    yield repo
    one, other = (found(Workspace.open(repo.top, now=NOW, use_cache=use)) for use in (True, False))
    assert one == other


def looked_at(repo: RepoBuilder, day: dt.date | None = None) -> list[str]:
    """The ids of the features that a check reads and looks at."""
    ids = []

    def counted(status: FeatureStatus) -> Subject:
        ids.append(status.id)
        return feature_subject(status)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(findings, "feature_subject", counted)
        found(Workspace.open(repo.top, now=NOW, as_of=day))
    return sorted(ids)


def test_a_check_after_a_commit_looks_at_what_the_commit_touched(checked: RepoBuilder) -> None:
    assert looked_at(checked) == []
    checked.write(feature_path("f1"), feature("f1", "shipped")).commit("f1", by=PAT)
    assert looked_at(checked) == ["f1"]
    checked.write("src/other.py", "1\n").commit("code", by=PAT)
    assert looked_at(checked) == []


def test_what_was_asked_in_between_hides_no_change_from_a_check(checked: RepoBuilder) -> None:
    for number in (1, 2):
        checked.write(feature_path(f"f{number}"), feature(f"f{number}", "shipped")).commit("more", by=PAT)
        assert Workspace.open(checked.top, now=NOW).inventory().find("f1")
    assert looked_at(checked) == ["f1", "f2"]


def test_on_another_day_no_file_is_read_for_what_no_day_changes(checked: RepoBuilder) -> None:
    day = dt.date(2027, 7, 1)
    expected = found(Workspace.open(checked.top, now=NOW, as_of=day, use_cache=False))

    def reads(*_: object) -> None:
        raise AssertionError("an entry's file was read")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Remembering, "_read", reads)
        assert looked_at(checked, day) == []
        assert found(Workspace.open(checked.top, now=NOW, as_of=day)) == expected


def test_a_name_that_is_taken_is_reported_of_both_though_one_file_changed(checked: RepoBuilder) -> None:
    checked.write(feature_path("f1"), feature("f1", "beta", more="aliases: [feature f2]\n"))
    checked.commit("f1", by=ADA)
    assert looked_at(checked) == ["f1", "f2"]


def test_evidence_that_is_taken_away_is_missed_though_no_entry_changed(checked: RepoBuilder) -> None:
    (checked.top / "docs/f5.md").unlink()
    checked.git("add", "--all")
    checked.commit("docs", by=PAT)
    assert looked_at(checked) == ["f5"]


def parts_of(repo: RepoBuilder, which: str) -> list[str]:
    """The names of the parts of features, or of what was `looked` at."""
    remembered = Workspace.open(repo.top, now=NOW).remembered
    kept = remembered._kept  # noqa: SLF001 - what no command is told
    assert kept
    assert kept["findings"]
    return [*(kept["contents"] if which == "features" else kept["findings"])[which]]


def lose(repo: RepoBuilder, *names: str) -> None:
    with sqlite3.connect(repo.top / ".git/readyctl/cache.sqlite") as db:
        for name in names:
            assert db.execute(GONE, (f"part:{name}",)).rowcount == 1


def test_what_the_baseline_lets_stand_does_so_though_parts_are_lost(checked: RepoBuilder) -> None:
    checked.write(feature_path("f1"), feature("f1", "shipped")).commit("f1", by=PAT)
    checked.write(SETTINGS, with_baseline(checked.top)).commit("baseline", by=ADA)
    under = check(Workspace.open(checked.top, now=NOW)).under
    assert under
    assert (under.standing, under.settled) == (6, ())
    lose(checked, parts_of(checked, "features")[place_of("f1", 8)])
    assert check(Workspace.open(checked.top, now=NOW)).under == under


@pytest.mark.parametrize("days", [0, 1])
@pytest.mark.parametrize("lost", [("features",), ("looked",), ("features", "looked")])
def test_where_some_parts_are_lost_the_next_check_finds_what_it_would(
    checked: RepoBuilder, lost: tuple[str, ...], days: int
) -> None:
    lose(checked, *(parts_of(checked, which)[place_of("f2", 8)] for which in lost))
    day = NOW.date() + dt.timedelta(days)
    expected = found(Workspace.open(checked.top, now=NOW, as_of=day, use_cache=False))
    for _ in range(2):
        assert found(Workspace.open(checked.top, now=NOW, as_of=day)) == expected
