"""A file that is saved in another encoding is named by every command that would change it."""

from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA
from support.texts import feature, feature_path

NOTE = "id: acme\ncustomer: Åcme\nowner: sam@example.com\nstage: discovery\n"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "act",
    [
        ["feature", "sign", "fx"],
        ["feature", "edit", "fx", "--set", "owner=me"],
        ["feature", "set-level", "fx", "planned"],
        ["feature", "rename", "fx", "fy"],
        ["feature", "propose", "fx", "beta", "--set", "caveats=slow", "--reason", "why not"],
        ["handoff", "edit", "acme", "--set", "stage=won"],
    ],
    ids=" ".join,
)
def test_it_is_a_sentence_with_the_place(tmp_path: Path, encoding: str, act: list[str]) -> None:
    repo = registry(tmp_path)
    repo.write(feature_path(), feature(level="committed", name="Wéb").encode(encoding))
    repo.write("registry/handoffs/acme.yaml", NOTE.encode(encoding))
    repo.commit("saved by an old editor", by=ADA)
    done = run(repo, *act, "--yes")
    assert (done.code, "UTF-8" in done.err, "inside readyctl" in done.err) == (2, True, False), done
