"""The sentences that may be said to a customer."""

import pytest

from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import sales_view
from readyctl.core.feature.wording import Saying, in_short, saying
from readyctl.core.level.table import NOTHING_TO_SAY, Level
from support.inventories import signed, status

COMING = "FX {name} is not available today; we plan to deliver it"
DIRECTION = "A future direction may change or be dropped; please do not base a decision on it."
PLAN = "The date is for the scope named; only what the contract says is binding."
BETA = "A beta is not fully tested or documented, and may still change."


def said(level: str, **more: Node) -> tuple[Saying, str]:
    view = sales_view(status({"id": "fx", "name": "FX {name}", "level": level, **more}, signed()))
    return saying(view), in_short(view)


@pytest.mark.parametrize(
    ("level", "more", "sentence", "disclaimer", "short"),
    [
        ("exploratory", {}, NOTHING_TO_SAY, None, "A direction, without a date"),
        (
            "planned",
            {},
            "FX {name} is on our roadmap as a future direction, without a date.",
            DIRECTION,
            "A direction, without a date",
        ),
        (
            "committed",
            {"delivery": {"date": "2027-Q2", "scope": "Half of {it}"}},
            f"{COMING} by 2027-06-30 (2027-Q2). What it covers: Half of {{it}}.",
            PLAN,
            "Coming by 2027-Q2",
        ),
        (
            "committed",
            {"delivery": {"date": "2027-06-30"}},
            f"{COMING} by 2027-06-30.",
            PLAN,
            "Coming by 2027-06-30",
        ),
        (
            "committed",
            {"delivery": {"date": "2026-06-30", "scope": "All."}},
            "FX {name} is being built; we have no date to give today.",
            DIRECTION,
            "Coming; the date is being confirmed",
        ),
        (
            "beta",
            {"caveats": ["slow", "EUR only."]},
            "FX {name} is available as a beta. What to know: slow; EUR only.",
            BETA,
            "Early access, with its caveats",
        ),
        ("beta", {}, "FX {name} is available as a beta.", BETA, "Early access, with its caveats"),
        ("shipped", {}, "FX {name} is available today.", None, "Available today"),
    ],
)
def test_a_level_is_said_in_its_words_and_nothing_of_the_entry_is_read_as_a_template(
    level: str, more: dict[str, Node], sentence: str, disclaimer: str | None, short: str
) -> None:
    assert said(level, **more) == (Saying(sentence, disclaimer), short)


def test_every_level_can_be_said() -> None:
    assert all(said(level)[0].sentence and said(level)[1] for level in Level)
