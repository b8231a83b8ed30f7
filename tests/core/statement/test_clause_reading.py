"""How one clause speaks of the feature, and which words make it say nothing."""

import re

import pytest

from readyctl.core.statement import _silence as silence
from readyctl.core.statement._reading import Stance, about_another, plain, read_clause
from readyctl.core.statement._talk import TALK
from readyctl.core.statement._words import FEATURE
from readyctl.core.statement.passages import PassageKind


def said(clause: str) -> str:
    return clause.replace("FX", FEATURE)


@pytest.mark.parametrize(
    ("clause", "stance"),
    [
        ("we support FX", Stance.AVAILABLE),
        ("we will deliver FX", Stance.COMMITMENT),
        ("FX is on our roadmap", Stance.DIRECTION),
        ("we can show FX in a demo", Stance.DEMO),
        ("FX is in beta", Stance.BETA),
        ("FX", None),
    ],
)
def test_each_stance_has_its_words(clause: str, stance: Stance | None) -> None:
    assert read_clause(said(clause), PassageKind.BODY) is stance


def test_a_bullet_says_more_by_standing_there_and_a_heading_less() -> None:
    assert read_clause(said("FX between two banks"), PassageKind.BULLET) is Stance.AVAILABLE
    assert read_clause(said("FX"), PassageKind.BULLET) is None
    assert read_clause(said("FX between two banks"), PassageKind.HEADING) is None


@pytest.mark.parametrize(
    ("pattern", "clause"),
    [
        (TALK, "we would like to talk about FX"),
        (silence.DEFINITION, "FX means the matching of currencies"),
        (silence.REQUIREMENT, "bidders must offer FX"),
        (silence.DENIAL, "we do not offer FX"),
        (silence.HYPOTHETICAL, "if we had FX"),
        (silence.ANOTHER, "your current tool has FX"),
    ],
)
def test_what_names_a_feature_and_claims_nothing_is_silent(pattern: re.Pattern[str], clause: str) -> None:
    assert pattern.search(plain(said(clause)))
    assert about_another(said(clause), frozenset()) or read_clause(said(clause), PassageKind.BODY) is None


@pytest.mark.parametrize("clause", ["you will not only get FX", "FX that never loses a cent is included"])
def test_a_negative_word_that_praises_denies_nothing(clause: str) -> None:
    assert silence.DENIAL_UNDONE.search(plain(said(clause)))
    assert read_clause(said(clause), PassageKind.BODY) is not None


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        ("We can\u2019t", "we can not"),
        ("It's there, and they'll see", "it is there, and they will see"),
        ("It won't\n  work", "it will not work"),
    ],
)
def test_a_clause_is_spelt_out_before_it_is_read(clause: str, text: str) -> None:
    assert plain(clause) == text


def test_somebody_else_s_product_is_told_by_its_name_only_where_one_s_own_is_known() -> None:
    assert about_another(said("Atlas offers FX"), frozenset({"financeops"}))
    assert not about_another(said("FinanceOps offers FX"), frozenset({"financeops"}))
    assert not about_another(said("Atlas offers FX"), frozenset())
