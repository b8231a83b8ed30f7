"""What a finding about a name with a slip says of the sentence: whether it was judged, or passed unread."""

import pytest

from readyctl.core.entry.document import Node
from readyctl.core.statement.passages import DocumentText, Passage
from readyctl.core.statement.subjects import MisspeltName, document_subjects, judge_for
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimStatus
from readyctl.rules.facts import Facts
from readyctl.rules.statement import misspelt_name
from support.inventories import TODAY, inventory, signed, status


@pytest.mark.parametrize(
    ("names", "claims", "told"),
    [
        (("Ledger split",), 1, "it was judged as if that stood there"),
        (
            ("Ledger split", "Ledger splint"),
            0,
            "and 'Ledger split' (ledger-split) come as near: what is said of it was not checked",
        ),
    ],
)
def test_it_says_whether_what_is_said_of_it_was_judged(
    names: tuple[str, ...], claims: int, told: str
) -> None:
    entries = [{"id": name.lower().replace(" ", "-"), "name": name, "level": "planned"} for name in names]
    known = inventory(*(status(entry, signed()) for entry in entries))
    text = DocumentText((Passage("Ledger splitt is available now.", ""),))
    subjects = document_subjects("a.md", text, TextKind.PAGE, known, judge_for(known, TODAY))
    values = [subject.value for subject in subjects]
    assert sum(isinstance(value, ClaimStatus) for value in values) == claims
    (near,) = (value for value in values if isinstance(value, MisspeltName))
    (found,) = misspelt_name.check(near, Facts(TODAY, known, known.settings))
    assert found.message.startswith("'Ledger splitt' is no name, and 'Ledger spl")
    assert found.message.endswith(told)
    assert all(name in found.help for name in names) is (claims > 0)


def test_two_names_of_one_feature_are_no_two_candidates() -> None:
    entry: dict[str, Node] = {
        "id": "split",
        "name": "Ledger split",
        "level": "planned",
        "aliases": ["Ledger splint"],
    }
    known = inventory(status(entry, signed()))
    text = DocumentText((Passage("Ledger splitt is available now.", ""),))
    subjects = document_subjects("a.md", text, TextKind.PAGE, known, judge_for(known, TODAY))
    assert sum(isinstance(subject.value, ClaimStatus) for subject in subjects) == 1
