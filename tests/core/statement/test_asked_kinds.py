import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.test_folding import TEXTS
from readyctl.core.feature.ask import Wondered
from readyctl.core.feature.names import Carrier, NameIndex
from readyctl.core.level.kind import Kind
from readyctl.core.statement.asked_kinds import kinds_asked, wondered

NAMES = NameIndex((Carrier("fx", ("FX matching",)), Carrier("sco", ("Show contract out",))))


@pytest.mark.parametrize(
    ("text", "kinds", "rest"),
    [
        ("can I show FX matching", [(Kind.DEMO, False)], "can I FX matching"),
        ("can I promise FX matching", [(Kind.CONTRACT, True)], "can I FX matching"),
        ("the promise of FX matching", [], "the promise of FX matching"),
        ("FX matching contract", [(Kind.CONTRACT, False)], "FX matching"),
        ("FX matching contract templates", [], "FX matching contract templates"),
        ("customer contract", [], "customer contract"),
        ("show me FX matching", [], "show me FX matching"),
        ("show contract out", [], "show contract out"),
    ],
)
def test_kinds_are_read_where_no_name_has_their_words(
    text: str, kinds: list[tuple[Kind, bool]], rest: str
) -> None:
    found, left = kinds_asked(text, NAMES)
    assert [(each.kind, each.loose) for each in found] == kinds
    assert (" ".join(left.split()), len(left)) == (rest, len(text))


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("when does FX matching come out", Wondered.WHEN, "when does FX matching"),
        ("is FX matching out?", Wondered.LIVE, "is FX matching ?"),
        ("FX matching out of scope", None, "FX matching out of scope"),
        ("is show contract out", None, "is show contract out"),
        ("when does it come", None, "when does it come"),
    ],
)
def test_what_is_wanted_first_is_read_beside_a_name_alone(
    text: str, first: Wondered | None, rest: str
) -> None:
    found, left = wondered(text, NAMES, dated=False)
    assert (found, " ".join(left.split())) == (first, rest)


@given(TEXTS, st.booleans())
def test_no_text_changes_its_length(text: str, dated: bool) -> None:  # noqa: FBT001 - drawn
    assert len(kinds_asked(text, NAMES)[1]) == len(wondered(text, NAMES, dated=dated)[1]) == len(text)
