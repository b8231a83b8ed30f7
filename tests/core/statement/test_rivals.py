"""Other companies in a text: what they have, and what they say, is no claim of ours."""

import io

import pytest

from readyctl.adapters.documents import reading
from readyctl.core.statement.frames import standing
from readyctl.core.statement.text_kind import TextKind
from support.claim_cases import fx_judge


def claimed(text: str) -> list[str]:
    """What a text claims, in the order of its lines; our name is FinanceOps."""
    read = reading.read(io.BytesIO(text.encode()), "it", ".md")
    judge = fx_judge().of(read, TextKind.PAGE)
    return [claim.ids[0] for passage in standing(read.passages) for claim in judge.read(passage).claims]


def table(*lines: str) -> str:
    ruled = (lines[0], "|".join("-" * (lines[0].count("|") + 1)), *lines[1:])
    return "\n".join(f"| {line} |" for line in ruled)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (table("Feature | FinanceOps | Norrvik", "FX matching | – | ✓"), []),
        (table("Feature | Norrvik | FinanceOps", "FX matching | ✓ | No"), []),
        (table("Feature | Norrvik | Atlas Pay | FinanceOps", "FX matching | ✓ | in part | ✓"), ["fx"]),
        (table("Feature | FinanceOps | Remarks", "FX matching | – | from version 3 on"), ["fx"]),
        (table("Feature | Norrvik | Atlas", "FX matching | ✓ | –"), ["fx"]),
        (table("Vendor | FX matching", "FinanceOps | No", "Norrvik | ✓"), []),
        (table("Vendor | FX matching", "FinanceOps | ✓", "Norrvik | ✓"), ["fx"]),
        (table("Topic | Answer", "FinanceOps | a bank", "FX matching | Yes"), ["fx"]),
    ],
)
def test_the_column_and_the_row_of_another_company_beside_ours_claim_nothing(
    text: str, ids: list[str]
) -> None:
    assert claimed(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("FinanceOps: Good morning.\n\nNorrvik: We have FX matching at our bank.", []),
        ("FinanceOps: Good morning.\n\nNorrvik: Hello. We have FX matching at our bank.", []),
        ("FinanceOps: Good morning.\nNorrvik: Hello.\nFinanceOps: We have FX matching.", ["fx"]),
        ("Norrvik: Hello.\n\nFinanceOps: We have FX matching.", ["fx"]),
        ("Ada: We have FX matching.", ["fx"]),
        ("Treasury: we have FX matching.", ["fx"]),
        ("Our current vendor gives us FX matching.", []),
        ("Their old supplier has FX matching.", []),
        ("Our current product has FX matching.", ["fx"]),
    ],
)
def test_what_another_company_says_beside_us_is_no_claim_of_ours(text: str, ids: list[str]) -> None:
    assert claimed(text) == ids
