"""What the parts of one slide say together."""

import pytest

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind
from readyctl.core.statement.slides import slide_subjects
from readyctl.core.statement.subjects import judge_for
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimStatus, Overclaimed
from support.inventories import TODAY, inventory, signed, status

EVIDENCE = dict.fromkeys(("production", "tests", "docs", "support"), "there")


def feature(feature_id: str, name: str, level: str) -> FeatureStatus:
    more: dict[str, object] = {"evidence": EVIDENCE} if level == "shipped" else {}
    data = {
        "id": feature_id,
        "name": name,
        "level": level,
        "caveats": ["EU only"] if level == "beta" else [],
        **more,
    }
    return status(data, signed())  # type: ignore[arg-type]


KNOWN = inventory(
    feature("forecast", "Cash forecast", "planned"),
    feature("mobile", "Mobile approvals", "beta"),
    feature("audit", "Audit trail", "shipped"),
)


def refused(title: str, *boxes: str, badged: str = "") -> list[str]:
    passages = [Passage(title, "title", PassageKind.HEADING, slide=1)]
    passages += [Passage(box, f"shape {n}", PassageKind.BULLET, slide=1) for n, box in enumerate(boxes)]
    found = slide_subjects(
        "deck", DocumentText(tuple(passages)), {badged}, TextKind.DECK, KNOWN, judge_for(KNOWN, TODAY), ()
    )
    values = [subject.value for subject in found]
    return [v.view.id for v in values if isinstance(v, ClaimStatus) and isinstance(v.verdict, Overclaimed)]


@pytest.mark.parametrize(
    ("title", "boxes", "ids"),
    [
        ("Cash forecast", ("Shipped",), ["forecast"]),
        ("Cash forcast", ("Shipped",), ["forecast"]),
        ("Cash forecast", ("Knows next month", "LIVE TODAY!"), ["forecast"]),
        ("Our plans", ("Cash forecast", "Q3 2027"), ["forecast"]),
        ("Coming in our next release", ("Cash forecast",), ["forecast"]),
        ("Available now", ("Audit trail", "Cash forecast", "Mobile approvals"), ["forecast", "mobile"]),
        ("Mobile approvals", ("Shipped",), ["mobile"]),
        ("Mobile approvals", ("Beta",), []),
        ("Audit trail", ("Shipped",), []),
        ("Roadmap", ("Now", "Audit trail", "Next", "Mobile approvals", "Later", "Cash forecast"), []),
        ("News", ("Audit trail", "Shipped", "Cash forecast"), []),
        ("Cash forecast", ("Shipped", "Beta"), []),
        ("Cash forecast", ("We shipped 300 parcels",), []),
    ],
)
def test_a_word_in_the_title_counts_for_the_slide_and_one_in_a_box_for_the_only_name(
    title: str, boxes: tuple[str, ...], ids: list[str]
) -> None:
    assert refused(title, *boxes) == ids


def test_a_badge_speaks_for_itself() -> None:
    assert refused("Cash forecast", "Shipped", badged="shape 0") == []
