"""Evidence that engineering pointed to, and that went."""

import pytest

from readyctl.core.entry.diagnostic import Severity
from readyctl.workspace.reading.checking import check, check_range
from readyctl.workspace.reading.opening import Workspace
from support.people import ADA, BOB, PAT, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path
from support.verdicts import NOW, agreed

FX = feature_path("fx")
SHIPPED = (
    "level: shipped\nevidence: {{production: eu-1, tests: {tests}, docs: the handbook, support: on call}}\n"
)


def entry(tests: str, *, more: str = "") -> str:
    return feature("fx", "planned").replace("level: planned\n", SHIPPED.format(tests=tests)) + more


@pytest.fixture
def shipped(repo: RepoBuilder) -> RepoBuilder:
    """A registry with a feature whose tests are in the repository."""
    repo.write("tests/fx/test_it.py", "pass\n").write(FX, entry("tests/fx/")).commit("ship it", by=ADA)
    return repo


def found(repo: RepoBuilder, base: str | None = None) -> list[Severity]:
    """How bad what is reported of evidence is: everywhere, or in the range from a commit on."""
    workspace = Workspace.open(repo.top, now=NOW, use_cache=False)
    report = check_range(workspace, [base]) if base else check(workspace)
    return [each.severity for each in report.diagnostics if each.rule == "evidence-gone"]


def test_what_is_gone_is_an_error_that_takes_no_level_away(shipped: RepoBuilder) -> None:
    assert found(shipped) == []
    base = shipped.head
    shipped.delete("tests/fx/test_it.py").commit("tidy", by=PAT)
    assert found(shipped) == [Severity.ERROR]
    assert agreed(shipped)["fx"].level == "shipped"
    assert found(shipped, base) == [Severity.ERROR]
    later = shipped.head
    shipped.write("README.md", "hello\n").commit("something else", by=SAM)
    assert found(shipped, later) == [Severity.WARNING]


def test_confirming_again_does_not_settle_it_and_changing_the_value_does(shipped: RepoBuilder) -> None:
    shipped.delete("tests/fx/test_it.py").commit("tidy", by=PAT)
    shipped.write(FX, entry("tests/fx/", more="accurate_as_of: 2026-02-01\n")).commit("still so", by=BOB)
    assert found(shipped) == [Severity.ERROR]
    shipped.write(FX, entry("a nightly run")).commit("elsewhere now", by=BOB)
    assert found(shipped) == []


def test_what_is_only_gone_from_the_work_tree_is_there(shipped: RepoBuilder) -> None:
    (shipped.top / "tests/fx/test_it.py").unlink()
    assert found(shipped) == []


def test_what_never_was_there_is_told_as_info_and_only_where_the_range_wrote_it(shipped: RepoBuilder) -> None:
    base = shipped.head
    shipped.write(FX, entry("spec/fx.rb#early")).commit("other tests", by=ADA)
    assert found(shipped) == [Severity.INFO]
    assert found(shipped, base) == [Severity.INFO]
    assert found(shipped, shipped.head) == []
