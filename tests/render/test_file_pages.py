"""The reference of the files: made from the models, whole, and true."""

import pytest

from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.schema import validate
from readyctl.render.file_keys import file_keys
from readyctl.render.file_kinds import ENTRY, FILES, FileKind
from readyctl.render.file_pages import example, help_text, page

EACH = pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.name)


@EACH
def test_every_key_says_what_it_means_and_shows_what_is_written_there(kind: FileKind) -> None:
    keys = file_keys(kind)
    bare = [key.path for key in keys if not key.meaning or not key.form or not key.whose]
    parents = {key.path.rpartition(".")[0] for key in keys}
    shown = {key.path for key in keys if key.example or key.form.startswith("one of ")}
    assert bare == []
    assert {key.path for key in keys} - shown - parents == set()


@EACH
def test_the_example_with_every_key_is_a_file_that_can_be_read(kind: FileKind) -> None:
    document = read(example(kind).encode())
    model, problems = validate(kind.model, document)
    assert [problem.message for problem in problems] == []
    assert model is not None
    top = {key.path.partition("[")[0] for key in file_keys(kind) if not key.depth}
    assert set(document.data or {}) == top


@EACH
def test_page_and_help_name_every_key(kind: FileKind) -> None:
    section = page().partition(f"\n## {kind.name}\n")[2].partition("\n## ")[0]
    for key in file_keys(kind):
        assert f"`{key.path}`" in section
        assert f"\n{key.path}{' (required)' if key.required else ''}\n" in help_text(kind)


def test_what_engineering_signs_is_told_from_what_anybody_may_change() -> None:
    whose = {key.path: key.whose for key in file_keys(ENTRY)}
    assert whose["delivery.date"] == whose["name"] == ENTRY.usually
    assert whose["owner"] == whose["proposed.set"] == "Anybody may change it."
