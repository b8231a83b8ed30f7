import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.ids import ensure_id, made_up, suggested
from readyctl.errors import UsageError


@given(st.text(max_size=90))
def test_every_text_leads_to_an_id(text: str) -> None:
    ensure_id("id", suggested(text))
    ensure_id("id", made_up(text))


def test_what_cannot_be_one_leads_to_one_that_can() -> None:
    with pytest.raises(UsageError, match="cannot be the area") as refused:
        ensure_id("area", "FX Matching!")
    assert refused.value.help == "give a name such as 'fx-matching'"
    assert suggested("!") == "currency-sync"
