"""What a check of a text reads of a registry that was judged before."""

import datetime as dt
from pathlib import Path

import pytest

from readyctl.workspace.reading.documents import against as held_against
from readyctl.workspace.reading.documents import check_documents
from readyctl.workspace.reading.elsewhere import Answering
from readyctl.workspace.reading.kept_inventory import KeptInventory
from readyctl.workspace.reading.opening import Workspace
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import feature, feature_path
from support.verdicts import NOW


@pytest.mark.usefixtures("many_parts")
def test_a_text_takes_no_more_than_the_features_that_it_names(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CI", raising=False)
    for id_, name in (("fx", "FX matching"), ("fy", "Bank feeds")):
        repo.write(feature_path(id_), feature(id_, "planned", name=name))
    repo.commit("features", by=ADA, at="2026-02-01")
    offer = tmp_path / "offer.md"
    offer.write_text("We support FX matching today.\n", encoding="utf-8")

    def opened() -> Workspace:
        return Workspace.open(repo.top, as_of=dt.date(2026, 11, 22), now=NOW)

    _ = opened().inventory()
    workspace = opened()
    known = workspace.inventory()
    assert isinstance(known, KeptInventory)
    report = check_documents([offer], held_against(Answering(known, repo.top, workspace)))
    assert [found.subject for found in report.diagnostics] == ["fx"]
    assert not {"ordered", "features"} & vars(known).keys()
