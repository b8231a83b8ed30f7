import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.ticks import settled

CELL, BULLET, BODY = PassageKind.CELL, PassageKind.BULLET, PassageKind.BODY


def told(*passages: Passage) -> list[tuple[str, str]]:
    return [(passage.text, passage.kind.value) for passage in settled(passages)]


@pytest.mark.parametrize(
    ("text", "kind", "said", "read_as"),
    [
        (":white_check_mark:", CELL, "✅", "cell"),
        ("SSO :heavy_check_mark: and :x:", BODY, "SSO ✔ and ❌", "body"),
        (":whatever: it is", BODY, ":whatever: it is", "body"),
        ("☒ Backups", BODY, "☑ Backups", "body"),
        ("[x] Backups", BULLET, "☑ Backups", "bullet"),
        ("[ ] Backups", BULLET, "☐ Backups", "unticked"),
        ("[] Backups", BULLET, "☐ Backups", "unticked"),
        ("[x]Backups", BULLET, "[x]Backups", "bullet"),
        ("see [x] there", BULLET, "see [x] there", "bullet"),
        ("☐ Backups", BODY, "☐ Backups", "unticked"),
        ("Backups: ☐ Yes ☒ No", CELL, "Backups: No", "cell"),
        ("☐ Yes\n☑ No", CELL, "\nNo", "cell"),
        ("[ ] a", PassageKind.CODE, "[ ] a", "code"),
    ],
)
def test_marks_are_written_in_one_way(text: str, kind: PassageKind, said: str, read_as: str) -> None:
    assert told(Passage(text, "", kind)) == [(said, read_as)]


def test_a_cross_beside_ticked_boxes_is_a_no() -> None:
    assert told(Passage("☑ a", "", BODY), Passage("☒ b", "", BODY)) == [("☑ a", "body"), ("✗ b", "body")]


@pytest.mark.parametrize(
    ("box", "said"),
    [("☐", [("☐", "unticked"), ("SSO", "unticked")]), ("☒", [("☑", "cell"), ("☑ SSO", "cell")])],
)
def test_a_box_in_the_first_cell_is_the_row_s(box: str, said: list[tuple[str, str]]) -> None:
    assert told(Passage(box, "", CELL), Passage("SSO", "", CELL, label=box)) == said


@given(st.text(alphabet="ab \n[]xX☐☑☒:", max_size=30), st.sampled_from(PassageKind))
def test_no_line_is_lost(text: str, kind: PassageKind) -> None:
    (found,) = settled((Passage(text, "", kind, line=1),))
    assert found.text.count("\n") == text.count("\n")
