"""What must hold of every history, whoever made it; each is one of the rule's own sentences."""

import dataclasses as dc
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, seed, settings
from hypothesis import strategies as st

from support import histories as hs
from support import random_files as rf
from support.bulk import LINK
from support.histories import History, Step, histories
from support.oracle.objects import Objects
from support.oracle.trust import Trust
from support.oracle.verdict import PathHistory
from support.people import ADA, FORGE, PAT, SAM, Person
from support.random_files import PATHS, ROSTER, FeatureState, RosterState, State
from support.random_people import FIRST, HOUR, OUTSIDERS
from support.repo import RepoBuilder, environment
from support.verdicts import NOW, Judgement, Verdict, by_product

SECONDS = int(NOW.timestamp())
Property = Callable[..., None]


def on_histories(
    examples: int = 20, longest: int = 12, **more: st.SearchStrategy[Any]
) -> Callable[[Property], Property]:
    """Run a property on random histories, the same ones every time."""

    def decorate(function: Property) -> Property:
        limits = settings(
            max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        return seed(12)(limits(given(history=histories(longest=longest), **more)(function)))

    return decorate


def judged(history: History, top: Path) -> Judgement:
    """What the product says of a history."""
    history.write(top)
    return by_product(top)


def signed(judgement: Judgement) -> dict[str, bool]:
    return {path: verdict.signed for path, verdict in judgement.features.items()}


def dated(judgement: Judgement) -> dict[str, int | None]:
    """Verdicts that can be compared between histories of different hashes."""
    return {path: verdict.at for path, verdict in judgement.features.items()}


def grown(history: History, **changes: Any) -> History:
    """The history with one more ordinary commit on its tip."""
    tip = len(history.steps) - 1
    moment = FIRST + (tip + 1) * HOUR
    step = Step((tip,), history.steps[tip].files, authored_at=moment, committed_at=moment, what="more")
    return History((*history.steps, dc.replace(step, **changes)))


def files_with(history: History, path: str, state: State) -> rf.Files:
    return {**history.steps[-1].files, path: state}


def present(history: History) -> list[str]:
    """The readable features at the tip."""
    return [path for path, state in history.steps[-1].files.items() if isinstance(state, FeatureState)]


# -- 1, 4: what signed means ---------------------------------------------------------------------------------


@on_histories()
def test_signed_means_that_engineering_set_or_confirmed_this_value(
    history: History, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.getbasetemp() / "meaning"
    judgement = judged(history, top)
    objects = Objects(top, RepoBuilder(top, create=False).head, environment(top))
    try:
        for path, verdict in judgement.features.items():
            claims = PathHistory(objects, path)
            for kind, name in verdict.acts:
                commit = objects.commits[name]
                assert commit.ordinary
                assert claims.value(name) == claims.value(objects.tip)
                before = claims.value(commit.parents[0]) if commit.parents else None
                assert (before != claims.value(name)) == (kind == "set")
            assert_not_overridden(objects, claims, verdict)
    finally:
        objects.close()


def assert_not_overridden(objects: Objects, claims: PathHistory, verdict: Verdict) -> None:
    """No engineer's change to another value comes after every act on which the verdict rests."""
    if not verdict.signed:
        return
    trust = Trust(objects, SECONDS)
    area = claims.path.split("/")[2]
    for commit in objects.commits.values():
        changed = commit.parents and claims.value(commit.id) != claims.value(commit.parents[0])
        if changed and claims.value(commit.id) != claims.value(objects.tip) and trust.counts(commit, area):
            assert not all(name in objects.ancestors(commit.id) for name in verdict.commits)


# -- 2: what changes no verdict ------------------------------------------------------------------------------


@on_histories(data=st.data())
def test_a_commit_that_leaves_the_value_equal_changes_no_verdict(
    history: History, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assume(present(history))
    top = tmp_path_factory.getbasetemp() / "equal"
    path = data.draw(st.sampled_from(sorted(present(history))))
    state = history.steps[-1].files[path]
    assert isinstance(state, FeatureState)
    assume(state.broken is None and state.mode != LINK)
    who = data.draw(st.sampled_from([*rf.ENGINEERS, PAT]))
    style, owner = data.draw(st.integers(0, rf.STYLES - 1)), data.draw(st.integers(0, len(rf.OWNERS) - 1))
    later = grown(
        history,
        files=files_with(history, path, dc.replace(state, style=style, owner=owner)),
        author=who,
        committer=who,
    )
    assert judged(later, top).features == judged(history, top).features


# -- 3: engineers are heard ----------------------------------------------------------------------------------


def lead_of(top: Path) -> str | None:
    """The address of somebody who may sign everything at HEAD."""
    from readyctl.workspace.reading.opening import Workspace

    roster = Workspace.open(top, at="HEAD", now=NOW, use_cache=False).roster
    if roster is None or roster.assurance == "signature":
        return None
    able = [
        person.emails[0]
        for person in roster.engineers
        if person.may_sign("payments") and person.may_sign("ledger")
    ]
    return next((email for email in able if email not in roster.revoked), None)


@on_histories(data=st.data())
def test_an_engineers_change_and_her_confirmation_count_and_survive_clean_merges(
    history: History, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.getbasetemp() / "heard"
    history.write(top)
    address = lead_of(top)
    assume(address is not None)
    her = Person("Anybody", str(address))
    path = data.draw(st.sampled_from(PATHS))
    new = FeatureState(claim=data.draw(st.integers(0, len(rf.CLAIMS) - 1)), summary=2, confirmed=1, owner=2)
    assume(history.steps[-1].files.get(path) != new)
    by = data.draw(st.sampled_from([her, PAT]))
    changed = grown(history, files=files_with(history, path, new), author=by, committer=by)
    confirmed = dc.replace(new, confirmed=4)
    hers = grown(changed, files=files_with(changed, path, confirmed), author=her, committer=her)
    aside = Step((len(history.steps) - 1,), history.steps[-1].files, author=SAM, committer=SAM, what="aside")
    tips = (len(hers.steps) - 1, len(hers.steps))
    merged = Step(tips, hers.steps[-1].files, author=PAT, committer=FORGE, what="merge")
    if by is her:
        assert judged(changed, top).features[path].signed
    for later in (hers, History((*hers.steps, aside, merged))):
        verdict = judged(later, top).features[path]
        assert verdict.signed
        assert verdict.at is not None
        assert verdict.at >= hers.steps[-1].authored_at


# -- 5, 6: others are not ------------------------------------------------------------------------------------


@st.composite
def changes(draw: st.DrawFn, history: History) -> Step:
    """Any ordinary change on the tip."""
    return hs.change(draw, list(history.steps), len(history.steps) - 1)


def outsiders_history(history: History, data: st.DataObject) -> History:
    """A few ordinary commits by people whom no roster of the history ever lists."""
    for _ in range(data.draw(st.integers(1, 4))):
        step = data.draw(changes(history))
        who = data.draw(st.sampled_from(OUTSIDERS))
        history = grown(
            history, files=step.files, author=who, committer=data.draw(st.sampled_from([who, ADA, FORGE]))
        )
    return history


@on_histories(data=st.data())
def test_outsiders_sign_nothing_and_change_no_roster(
    history: History, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.getbasetemp() / "outsiders"
    before = judged(history, top)
    assume(before.engineers is not None)
    after = judged(outsiders_history(history, data), top)
    assert after.engineers == before.engineers
    known = signed(before)
    assert not [path for path, verdict in after.features.items() if verdict.signed and not known.get(path)]


@on_histories(data=st.data())
def test_what_outsiders_change_is_shown_as_planned_or_as_the_idea_it_was(
    history: History, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from readyctl.core.feature.inventory import sales_view
    from readyctl.workspace.reading.opening import Workspace

    top = tmp_path_factory.getbasetemp() / "planned"
    path = data.draw(st.sampled_from(PATHS))
    state = FeatureState(claim=data.draw(st.integers(0, 3)), summary=2, confirmed=3, owner=1)
    before = history.steps[-1].files.get(path)
    assume(
        not isinstance(before, FeatureState) or (before.claim, before.summary) != (state.claim, state.summary)
    )
    grown(history, files=files_with(history, path, state), author=PAT, committer=PAT).write(top)
    inventory = Workspace.open(top, at="HEAD", now=NOW, use_cache=False).inventory()
    (status,) = (found for found in inventory.features if found.entry.where.path == path)
    view = sales_view(status)
    called = {word.level for word in status.last_words}
    assert view.level == status.effective == ("exploratory" if "exploratory" in called else "planned")
    assert view.awaiting
    assert not any((view.summary, view.delivery_date, view.delivery_text, view.delivery_scope, view.caveats))
    assert not any((view.limits, view.evidence, view.last_confirmed))


# -- 7: the same everywhere ----------------------------------------------------------------------------------


@on_histories(examples=10)
def test_a_clone_a_bundle_and_a_linked_work_tree_say_the_same(
    history: History, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.getbasetemp() / "places"
    shutil.rmtree(base, ignore_errors=True)
    expected = judged(history, base / "repo")
    repo = RepoBuilder(base / "repo", create=False)
    places = [repo.clone("clone").top, base / "linked", base / "bundled"]
    repo.git("worktree", "add", "--quiet", "--detach", "--no-checkout", str(places[1]), "main")
    repo.git("bundle", "create", "--quiet", str(base / "all.bundle"), "main")
    repo.git("clone", "--quiet", "--no-checkout", "-b", "main", str(base / "all.bundle"), str(places[2]))
    clone = RepoBuilder(places[0], create=False)
    clone.git("gc", "--quiet")
    for key, value in {
        "log.mailmap": "true",
        "i18n.logOutputEncoding": "UTF-16",
        "core.commitGraph": "true",
    }.items():
        clone.git("config", key, value)
    assert [by_product(place) for place in places] == [expected] * 3


# -- 8: each for itself --------------------------------------------------------------------------------------


@on_histories(data=st.data())
def test_one_entrys_verdict_does_not_depend_on_another_entry(
    history: History, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assume(present(history))
    top = tmp_path_factory.getbasetemp() / "alone"
    path = data.draw(st.sampled_from(sorted(present(history))))
    kept = {path, ROSTER}
    alone = History(
        tuple(
            dc.replace(step, files={name: state for name, state in step.files.items() if name in kept})
            for step in history.steps
        )
    )
    assert dated(judged(alone, top))[path] == dated(judged(history, top))[path]


# -- 9: looks and order --------------------------------------------------------------------------------------


def restyled(state: State, style: int) -> State:
    return dc.replace(state, style=style) if isinstance(state, FeatureState | RosterState) else state


@on_histories(data=st.data())
def test_reformatting_every_version_changes_nothing(
    history: History, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.getbasetemp() / "looks"
    styles = st.integers(0, rf.STYLES - 1)
    looks = History(
        tuple(
            dc.replace(
                step, files={path: restyled(state, data.draw(styles)) for path, state in step.files.items()}
            )
            for step in history.steps
        )
    )
    before, after = judged(history, top), judged(looks, top)
    assert (dated(after), after.engineers) == (dated(before), before.engineers)


@on_histories(data=st.data())
def test_swapping_the_parents_of_merges_changes_nothing(
    history: History, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.getbasetemp() / "order"
    swapped = History(
        tuple(
            dc.replace(step, parents=tuple(data.draw(st.permutations(step.parents))))
            for step in history.steps
        )
    )
    before, after = judged(history, top), judged(swapped, top)
    assert (dated(after), after.engineers) == (dated(before), before.engineers)
