"""A registry in a submodule, one that came with a subtree, and one of which something lies in a stash."""

from pathlib import Path

import pytest

from readyctl.errors import CannotTell
from readyctl.workspace.reading.opening import Workspace
from support.people import ADA, BOB, PAT, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings
from support.verdicts import NOW, agreed, by_product

FX, FY = feature_path("fx"), feature_path("fy")


@pytest.fixture
def product(tmp_path: Path) -> RepoBuilder:
    """fx is signed by Bob; fy is Pat's alone."""
    repo = RepoBuilder(tmp_path / "product")
    repo.write(SETTINGS, settings()).write(ROSTER, roster(lead(ADA), engineer(BOB))).commit("begin", by=ADA)
    repo.write(FX, feature("fx", "beta")).commit("fx", by=BOB)
    repo.write(FY, feature("fy", "beta")).commit("fy", by=PAT)
    return repo


@pytest.fixture
def above(tmp_path: Path) -> RepoBuilder:
    """A repository that will hold others."""
    repo = RepoBuilder(tmp_path / "above")
    repo.write("README", "above\n").commit("begin", by=SAM)
    return repo


def opened(repo: RepoBuilder, registry: str | None = None, at: str | None = None) -> Workspace:
    return Workspace.open(repo.top, registry=repo.top / registry if registry else None, at=at, now=NOW)


def signed(workspace: Workspace) -> list[str]:
    return [status.id for status in workspace.inventory().features if status.signed]


# -- submodules ----------------------------------------------------------------------------------------------


def test_a_registry_in_a_submodule_is_judged_there_and_refused_from_above(
    product: RepoBuilder, above: RepoBuilder
) -> None:
    above.git("submodule", "add", "--quiet", f"file://{product.top}", "parts/the product")
    above.commit("its product", by=ADA)
    inside = RepoBuilder(above.top / "parts/the product", create=False)
    assert by_product(inside.top) == agreed(product)
    for at in (None, "HEAD", "index"):
        with pytest.raises(CannotTell, match="parts/the product is a repository of its own") as told:
            opened(above, "parts/the product/registry", at)
        assert told.value.help == f"ask there: cd '{inside.top}' && readyctl check"
    above.git("submodule", "deinit", "--quiet", "--force", "parts/the product")
    with pytest.raises(CannotTell, match="not checked out"):
        opened(above, "parts/the product").inventory()


@pytest.mark.parametrize("how", ["submodule", "clone", "linked"])
def test_a_registry_that_is_a_repository_of_its_own_is_refused_from_above(
    product: RepoBuilder, above: RepoBuilder, how: str
) -> None:
    product.branch("alone").git("rm", "--quiet", "--cached", "-r", "registry")
    for name in ("readyctl.yaml", "roster.yaml", "features/payments/fx.yaml"):
        product.write(name, product.read(f"registry/{name}", "main"))
    product.commit("at the top", by=ADA)
    match how:
        case "submodule":
            above.git("submodule", "add", "--quiet", f"file://{product.top}", "registry")
        case "clone":
            above.git("clone", "--quiet", f"file://{product.top}", "registry")
        case _:
            product.git("worktree", "add", "--quiet", "--detach", str(above.top / "registry"))
    with pytest.raises(CannotTell, match="registry is a repository of its own") as told:
        opened(above)
    assert str(told.value.help).endswith("&& readyctl check --registry .")
    inside = RepoBuilder(above.top / "registry", create=False)
    assert signed(opened(inside, ".")) == ["fx"]


# -- subtrees ------------------------------------------------------------------------------------------------


def test_what_a_subtree_brings_is_unsigned_until_somebody_of_its_roster_confirms_it(
    product: RepoBuilder, above: RepoBuilder
) -> None:
    above.git("fetch", "--quiet", f"file://{product.top}", "main")
    merge = ("merge", "-s", "ours", "--no-commit", "--quiet", "--allow-unrelated-histories", "FETCH_HEAD")
    above.git(*merge, env=above.identity(ADA))
    above.git("read-tree", "--prefix=parts/", "-u", "FETCH_HEAD")
    above.commit("take the product in", by=ADA)
    assert signed(opened(above, "parts/registry")) == []
    text = above.read(f"parts/{FX}") + "accurate_as_of: 2026-01-06\n"
    above.write(f"parts/{FX}", text).commit("somebody else's date", by=PAT)
    assert signed(opened(above, "parts/registry")) == []
    above.write(f"parts/{FX}", text.replace("06", "07")).commit("confirmed", by=BOB)
    assert signed(opened(above, "parts/registry")) == ["fx"]


# -- stashes -------------------------------------------------------------------------------------------------


def test_a_stash_neither_signs_nor_unsigns_and_is_not_read(product: RepoBuilder) -> None:
    before = agreed(product)
    product.write(FY, feature("fy", "shipped")).put(FX, feature("fx", "shipped"))
    product.git("stash", "push", "--quiet", env=product.identity(ADA))
    lost = [product.rev(f"refs/stash{what}") for what in (f":{FY}", f":{FX}", "^2", "")]
    assert agreed(product) == before
    product.git("stash", "apply", "--quiet")
    assert agreed(product) == before, "HEAD says what it said"
    assert signed(opened(product)) == [], "and the work tree is nobody's yet"
    product.write(FY, feature("fy", "shipped")).write(FX, feature("fx", "shipped"))
    product.commit("what Ada left in her stash", by=PAT)
    assert not any(verdict.signed for verdict in agreed(product).features.values())
    product.jump(f"{product.head}~1")
    for each in lost:
        product.remove_object(each)
    assert by_product(product.top) == before
    assert signed(opened(product)) == ["fx"]


def test_a_stash_that_is_merged_signs_nothing_that_was_not_staged(product: RepoBuilder) -> None:
    product.put(FX, feature("fx", "shipped")).put(FY, feature("fy", "shipped"))
    product.git("stash", "push", "--quiet", env=product.identity(ADA))
    product.git("merge", "--quiet", "refs/stash", env=product.identity(PAT))
    assert product.read(FY) == feature("fy", "shipped")
    assert not any(verdict.signed for verdict in agreed(product).features.values())
