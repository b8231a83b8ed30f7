"""Which features were ever asked for something, however many of them are read together."""

from pathlib import Path

import pytest

from readyctl.workspace.reading import requests
from readyctl.workspace.reading.opening import Workspace
from support.cli import registry
from support.people import SAM
from support.texts import feature, feature_path
from support.verdicts import NOW

ASKED = "proposed: {level: beta, by: sam@example.com, reason: a customer asks}\n"


@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_it_is_the_same_however_many_are_read_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    repo = registry(tmp_path)
    for number in range(5):
        more = ASKED if number % 2 else ""
        repo.write(feature_path(f"f{number}"), feature(f"f{number}", "planned", more=more))
    repo.commit("some are asked for more", by=SAM, at="2026-01-06")
    repo.write(feature_path("f3"), feature("f3", "planned")).commit("no more", by=SAM, at="2026-01-07")
    monkeypatch.setattr(requests, "_AT_ONCE", at_once)
    workspace = Workspace.open(repo.top, now=NOW, use_cache=False)
    assert workspace.histories is not None
    asked = requests.ever_asked(workspace, workspace.histories)
    assert asked == [feature_path("f1"), feature_path("f3")]
