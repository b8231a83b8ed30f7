"""Notes from Python: where they go, what a second filing changes, and the edit that breaks nothing."""

from pathlib import Path

import pytest

from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Set
from readyctl.errors import UsageError
from readyctl.workspace.changing.notes import LooseNote, RegistryNotes, edited_note, ordered
from readyctl.workspace.changing.plan import diff
from readyctl.workspace.changing.writing import write
from support.cli import registry
from support.opened import opened
from support.repo import RepoBuilder

PATH = "registry/handoffs/acme.yaml"


def note(**more: Node) -> dict[str, Node]:
    return {"stage": "discovery", "id": "acme", "owner": "sam@example.com", "customer": "Acme", **more}


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path)


def test_a_note_joins_the_registry_with_its_keys_in_order(repo: RepoBuilder) -> None:
    with opened(repo) as workspace:
        plan = RegistryNotes(workspace).plan(note())
        write(plan)
    assert (plan.message, [change.path for change in plan.changes]) == ("acme: note of Acme", [PATH])
    keys = [line.partition(":")[0] for line in (repo.top / PATH).read_text().splitlines()]
    assert keys == list(ordered(note())) == ["id", "customer", "owner", "stage"]


def test_filed_again_it_gains_what_is_new_and_nothing_else(repo: RepoBuilder) -> None:
    with opened(repo) as workspace:
        place = RegistryNotes(workspace)
        write(place.plan(note()))
        with (repo.top / PATH).open("a") as file:
            file.write("# written by hand\n")
        again = place.change(note(constraints=[{"text": "No cloud.", "status": "confirmed"}]))
    removed = [line for line in diff(again) if line.startswith("-") and not line.startswith("---")]
    assert removed == []
    assert b"No cloud." in (again.after or b"")


def test_an_id_is_taken_once(repo: RepoBuilder) -> None:
    with opened(repo) as workspace:
        place = RegistryNotes(workspace)
        place.ensure_free("acme")
        write(place.plan(note()))
        with pytest.raises(UsageError, match="there is a note 'acme' already"):
            place.ensure_free("acme")
        assert place.existing("acme") == note()
        assert place.existing("other") is None


def test_an_edit_that_would_break_a_note_is_no_change(repo: RepoBuilder) -> None:
    with opened(repo) as workspace:
        place = RegistryNotes(workspace)
        write(place.plan(note()))
        where = place.where("acme")
        with pytest.raises(UsageError, match="would not be valid"):
            edited_note(workspace, where, [Set(("stage",), "hope")])
        assert b"stage: won" in (edited_note(workspace, where, [Set(("stage",), "won")]).after or b"")


def test_a_note_needs_no_repository(tmp_path: Path) -> None:
    place = LooseNote(tmp_path / "acme.yaml")
    place.ensure_free("acme")
    place.write(note())
    assert place.target.read_text().startswith("id: acme\ncustomer: Acme\n")
    with pytest.raises(UsageError, match="exists already"):
        place.ensure_free("acme")
