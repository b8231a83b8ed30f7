"""Each known reason for silence, on both sides: what it silences, and what is beside it and claims."""

import pytest

from readyctl.core.statement._reading import plain
from readyctl.core.statement._words import FEATURE
from readyctl.core.statement.passages import Passage
from readyctl.core.statement.silences import NAME, SILENCES, Silence, silence_of
from support.claim_cases import fx_judge

SILENT = [(silence, passage) for silence in SILENCES for passage in silence.silent]
SPEAKING = [(silence, passage) for silence in SILENCES for passage in silence.speaking]


def _named(case: tuple[Silence, Passage]) -> str:
    silence, passage = case
    return f"{silence.name}: {' > '.join(filter(None, (*passage.under, passage.label, passage.text)))}"


@pytest.mark.parametrize("case", SILENT, ids=_named)
def test_what_a_known_reason_silences_claims_nothing(case: tuple[Silence, Passage]) -> None:
    assert fx_judge().read(case[1]).claims == ()


@pytest.mark.parametrize("case", SPEAKING, ids=_named)
def test_what_no_reason_silences_is_a_claim(case: tuple[Silence, Passage]) -> None:
    assert [claim.ids for claim in fx_judge().read(case[1]).claims] == [("fx",)]


def test_each_reason_has_examples_on_both_sides_and_is_the_one_that_its_words_give() -> None:
    for silence in SILENCES:
        assert silence.silent
        assert silence.speaking
        for passage in silence.silent:
            if silence.said and not (passage.under or passage.column):
                clause = plain(passage.text.replace(NAME, FEATURE))
                assert silence.holds(clause) or silence_of(clause), passage.text


def test_the_reasons_are_few() -> None:
    assert len(SILENCES) == len({silence.name for silence in SILENCES}) <= 16
