"""What the gate says where the next commit cannot be known."""

import pytest

from readyctl.errors import UsageError
from readyctl.workspace.reading.opening import Workspace
from support.repo import RepoBuilder


def test_a_commit_by_nobody_is_refused_with_what_to_set(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (repo.env | {"GIT_AUTHOR_EMAIL": "", "GIT_AUTHOR_NAME": ""}).items():
        monkeypatch.setenv(name, value)
    repo.git("config", "user.useConfigOnly", "true")
    with pytest.raises(UsageError, match="does not know who") as refused:
        _ = Workspace.open(repo.top, at="index").pending
    assert "user.email" in refused.value.help
