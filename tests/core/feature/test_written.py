import pytest

from readyctl.core.entry.document import Document, Node, Problem
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.model import Feature, Tombstone
from readyctl.core.feature.written import FeatureEntry, LastWord, last_word_matters
from readyctl.core.level.table import STRONGEST, WEAKEST
from support.inventories import signed, unsigned

WHERE = EntryPath("registry/features/a/fx.yaml", EntryKind.FEATURE, "fx", "a")
DATA: dict[str, Node] = {"id": "fx", "name": "FX", "summary": "s", "level": "planned", "aliases": ["forex"]}
MODEL = Feature.model_validate(DATA)
WHOLE = FeatureEntry(WHERE, Document(DATA), MODEL, declared=STRONGEST)
BROKEN = FeatureEntry(WHERE, Document(DATA), None, problems=(Problem("wrong-value", "m"),))


def test_an_entry_is_valid_without_errors_and_as_a_pointer_too() -> None:
    stone = Tombstone(id="fx", replaced_by=("other",))
    assert WHOLE.valid
    assert FeatureEntry(WHERE, Document({}), None, stone).valid
    assert not BROKEN.valid
    assert not FeatureEntry(WHERE, Document(None), None).valid


def test_the_last_word_keeps_its_names_in_a_broken_entry_too() -> None:
    act = signed().act
    assert (LastWord(WHOLE, act).names, LastWord(WHOLE, act).level) == (("FX", "forex"), STRONGEST)
    assert (LastWord(BROKEN, act).names, LastWord(BROKEN, act).level) == (("FX", "forex"), None)
    assert (LastWord(None, act).names, LastWord(None, act).name, LastWord(None, act).level) == (
        (),
        None,
        None,
    )


@pytest.mark.parametrize(
    ("entry", "by_engineering", "matters"),
    [
        (WHOLE, True, False),
        (WHOLE, False, True),
        (BROKEN, True, True),
        (FeatureEntry(WHERE, Document(DATA), MODEL, declared=WEAKEST), False, False),
    ],
)
def test_it_matters_where_the_claim_itself_does_not_count(
    entry: FeatureEntry, *, by_engineering: bool, matters: bool
) -> None:
    assert last_word_matters(entry, signed() if by_engineering else unsigned()) is matters
