"""Signing from Python: whose word counts, what is signed, and the one edit that signs."""

from pathlib import Path

import pytest

from readyctl.core.trust.signoff import Signed, Unsigned
from readyctl.errors import Refused
from readyctl.workspace.changing.signing import Among, ensure_entitled, is_mine, sign, signable
from readyctl.workspace.changing.writing import write_and_commit
from readyctl.workspace.reading.opening import Workspace
from support.cli import registry
from support.opened import opened
from support.people import ADA, BOB, SAM, Person
from support.repo import RepoBuilder
from support.texts import feature, feature_path


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """`fx` of payments is signed; `find` of search was set by Sam and is nobody's word yet."""
    repo = registry(tmp_path)
    repo.write(feature_path("find", "search"), feature("find", more="owner: bob@example.com\n"))
    repo.commit("find", by=SAM)
    return repo


def test_a_signature_is_one_line_that_counts_once_it_is_committed(repo: RepoBuilder) -> None:
    with opened(repo, by=BOB) as workspace:
        before = workspace.inventory().find("find")
        assert before is not None
        assert isinstance(before.signoff, Unsigned)
        ensure_entitled(workspace, [before])
        plan = sign(workspace, [before])
        write_and_commit(plan)
        after = Workspace.open(repo.top).inventory().find("find")
    assert plan.message == "Sign find"
    assert after is not None
    assert isinstance(after.signoff, Signed)
    assert after.signoff.act.address == BOB.email
    assert repo.git("diff", "--shortstat", "HEAD~1").split(", ")[1] == "1 insertion(+)"


@pytest.mark.parametrize(
    ("by", "what", "asks"), [(BOB, "fx", False), (SAM, "fx", False), (SAM, "find", True)]
)
def test_whose_word_does_not_count_hears_whom_to_ask(
    repo: RepoBuilder, by: Person, what: str, *, asks: bool
) -> None:
    with opened(repo, by=by) as workspace:
        status = workspace.inventory().find(what)
        assert status is not None
        with pytest.raises(Refused, match=f"your signature on {what} would not count") as refused:
            ensure_entitled(workspace, [status])
    assert ADA.name in (refused.value.help or "")
    assert (f"feature propose {what} committed" in (refused.value.help or "")) is asks


def test_what_somebody_may_sign_is_what_her_areas_have(repo: RepoBuilder) -> None:
    def ids(by: Person, among: Among) -> list[str]:
        with opened(repo, by=by) as workspace:
            return [status.id for status in signable(workspace, among)]

    assert sorted(ids(ADA, Among())) == ["find", "fx"]
    assert ids(ADA, Among(mine=True)) == ["fx"]
    assert ids(ADA, Among(area="search")) == ["find"]
    assert ids(BOB, Among()) == ids(BOB, Among(mine=True)) == ["find"]
    assert ids(SAM, Among()) == []


def test_a_feature_is_hers_by_owning_or_by_signing(repo: RepoBuilder) -> None:
    def mine(by: Person) -> list[str]:
        with opened(repo, by=by) as workspace:
            return [status.id for status in workspace.inventory().features if is_mine(workspace, status)]

    assert (mine(ADA), mine(BOB), mine(SAM)) == (["fx"], ["find"], [])
