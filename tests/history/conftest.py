"""Every trap starts from the same registry: Ada leads, Bob is an engineer, Pat and Sam are not."""

from pathlib import Path

import pytest

from readyctl.workspace.reading import kept_history, kept_inventory
from support.people import ADA, BOB
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, lead, roster, settings

SEATS = (lead(ADA, names=["ada"]), engineer(BOB))


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """A repository whose first commit, Ada's, brings settings and roster."""
    builder = RepoBuilder(tmp_path / "repo")
    builder.write(SETTINGS, settings()).write(ROSTER, roster(*SEATS)).commit("begin", by=ADA)
    return builder


@pytest.fixture
def many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept of a few features is spread over as many parts as that of thousands."""
    monkeypatch.setattr(kept_inventory, "_FEATURES_A_PART", 1)
    monkeypatch.setattr(kept_inventory, "_NAMES_A_PART", 1)
    monkeypatch.setattr(kept_history, "_PATHS_A_PART", 1)
