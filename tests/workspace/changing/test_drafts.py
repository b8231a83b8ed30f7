from pathlib import Path

import pytest

from readyctl.adapters.files import ChangedMeanwhile
from readyctl.core.interview.conversation import Answer
from readyctl.core.interview.draft import Draft
from readyctl.core.promise.model import Status
from readyctl.errors import Refused
from readyctl.workspace.changing.drafts import DraftFile

FACTS = {"id": "acme", "customer": "Acme \u05d0 \U0001f680", "owner": "sam@example.com", "stage": "discovery"}
DRAFT = Draft(FACTS, (Answer("trigger", "A call", Status.ASSUMED), Answer("result", "", None)))


def test_a_draft_is_read_as_it_was_written(tmp_path: Path) -> None:
    DraftFile(tmp_path / "a" / "x.draft.json").save(DRAFT)
    assert DraftFile(tmp_path / "a" / "x.draft.json").load() == DRAFT
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["x.draft.json"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"facts": {}, "answers": [["a"]]}', '{"facts": 1, "answers": []}']
)
def test_what_is_no_draft_is_refused_and_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.draft.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="not a draft"):
        DraftFile(path).load()
    assert path.read_text(encoding="utf-8") == text


def test_two_interviews_do_not_overwrite_each_other(tmp_path: Path) -> None:
    one, two = DraftFile(tmp_path / "x"), DraftFile(tmp_path / "x")
    one.save(DRAFT)
    two.load()
    one.save(Draft(FACTS, DRAFT.answers[:1]))
    with pytest.raises(ChangedMeanwhile):
        two.save(Draft(FACTS, ()))


def test_an_old_draft_is_put_aside_under_a_free_name(tmp_path: Path) -> None:
    for number in (1, 2):
        file = DraftFile(tmp_path / "x")
        file.save(DRAFT)
        assert file.put_aside().name == f"x.{number}"
        assert not file.exists
