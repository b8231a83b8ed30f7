from collections.abc import Mapping

import pytest

from readyctl.core.deal.answering import Answering, Left, LeftRow, RowAnswer
from readyctl.core.deal.questionnaire import Cell, Column, Sheet, layout
from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.level.answer_code import AnswerCode
from readyctl.core.trust.signoff import SignOff
from support.inventories import held, inventory, signed, status, unsigned

EVIDENCE: Node = {"production": "a", "tests": "b", "docs": "c", "support": "d"}
DELIVERY: dict[str, Node] = {"date": "2027-06-30", "scope": "One way.", "capacity": "two"}
COMMIT = "a1b2c3d4a1b2"


def feature(name: str, level: str, by: SignOff | None = None, **more: Node) -> FeatureStatus:
    needs: Mapping[str, dict[str, Node]] = {
        "committed": {"delivery": DELIVERY},
        "beta": {"caveats": ["iOS only"]},
        "shipped": {"evidence": EVIDENCE},
    }
    data = {
        "id": name.lower().replace(" ", "-"),
        "name": name,
        "level": level,
        **needs.get(level, {}),
        **more,
    }
    return status(data, by or signed())


def row(question: str, *known: FeatureStatus, cells: Mapping[int, Cell] | None = None,
        codes: Mapping[AnswerCode, str] | None = None) -> RowAnswer | LeftRow:  # fmt: skip
    """What is answered to one question; `cells` are those beside it, by column from 2 on."""
    heading = {
        (1, n): Cell(text, taken=True) for n, text in enumerate(("Question", "Code", "Answer", "Evidence"), 1)
    }
    beside = {(2, column): cell for column, cell in (cells or {}).items()}
    asked = Sheet("RFP", {**heading, (2, 1): Cell(question, taken=True), **beside})
    columns = layout(asked, {})
    assert columns is not None
    (found,) = Answering(held(inventory(*known)), codes or {}).answers(asked, columns)
    return found


def answered(
    question: str, *known: FeatureStatus, codes: Mapping[AnswerCode, str] | None = None
) -> RowAnswer:
    found = row(question, *known, codes=codes)
    assert isinstance(found, RowAnswer), found
    return found


def left(question: str, *known: FeatureStatus, cells: Mapping[int, Cell] | None = None) -> Left:
    found = row(question, *known, cells=cells)
    assert isinstance(found, LeftRow), found
    return found.why


def test_what_is_shipped_is_available_by_the_commit_that_says_so() -> None:
    found = answered("Do you support webhooks?", feature("Webhooks", "shipped"))
    assert (found.code, found.features, found.confirm) == (AnswerCode.AVAILABLE, ("webhooks",), ())
    assert found.texts == {
        Column.CODE: "Available now",
        Column.ANSWER: "Webhooks is available today.",
        Column.EVIDENCE: COMMIT,
    }


def test_caveats_limits_and_an_end_are_limits_and_are_said() -> None:
    limits: Node = [{"metric": "currencies", "at_most": "12"}]
    found = answered("FX matching?", feature("FX matching", "shipped", limits=limits, caveats=["EU only"]))
    assert found.code is AnswerCode.LIMITED
    assert found.texts[Column.ANSWER].endswith("What to know: EU only. Limits: currencies at most 12.")
    ending = answered("Webhooks?", feature("Webhooks", "shipped", ends="2027-12-31"))
    assert ending.code is AnswerCode.LIMITED
    assert "It ends on 2027-12-31." in ending.texts[Column.ANSWER]


def test_what_is_committed_is_on_the_roadmap_with_its_signed_day() -> None:
    found = answered("Will there be FX matching?", feature("FX matching", "committed"))
    assert found.texts[Column.CODE] == "On the roadmap for 2027-06-30"
    assert "we plan to deliver it by 2027-06-30" in found.texts[Column.ANSWER]


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (
            feature("Webhooks", "beta"),
            "Not part of this proposal: Webhooks (for early access as a beta; what to know: iOS only).",
        ),
        (
            feature("Webhooks", "planned"),
            "Not part of this proposal: Webhooks (a direction, without a date).",
        ),
        (feature("Webhooks", "exploratory"), "Not part of this proposal: webhooks."),
        (
            feature("Webhooks", "shipped", unsigned()),
            "Not part of this proposal: Webhooks (a direction, without a date).",
        ),
    ],
)
def test_what_may_not_go_into_a_contract_is_left_out_in_words_that_say_no_more(
    known: FeatureStatus, sentence: str
) -> None:
    found = answered("Do you offer webhooks?", known)
    assert (found.code, found.texts[Column.ANSWER]) == (AnswerCode.NOT_OFFERED, sentence)
    assert (Column.EVIDENCE in found.texts) == known.signed


def test_what_has_ended_is_said_to_have_ended() -> None:
    found = answered("Webhooks?", feature("Webhooks", "shipped", ends="2026-01-31"))
    assert found.code is AnswerCode.NOT_OFFERED
    assert found.texts[Column.ANSWER] == "Not part of this proposal: Webhooks (ended on 2026-01-31)."


def test_of_two_features_the_weaker_one_decides_and_both_are_said() -> None:
    found = answered(
        "Webhooks and FX matching?", feature("Webhooks", "shipped"), feature("FX matching", "committed")
    )
    assert (found.code, found.features) == (AnswerCode.ROADMAP, ("webhooks", "fx-matching"))
    assert found.texts[Column.ANSWER].startswith(
        "Webhooks is available today. FX matching is not available today;"
    )


def test_the_seller_is_told_whom_to_ask_first_and_the_customer_is_not() -> None:
    stale = answered("Webhooks?", feature("Webhooks", "shipped", signed(at="2026-01-05"), owner="platform"))
    assert stale.confirm == ("webhooks was last confirmed 321 days ago: ask platform to confirm it again",)
    assert stale.code is AnswerCode.AVAILABLE
    assert "platform" not in " ".join(stale.texts.values())
    awaiting = answered("Webhooks?", feature("Webhooks", "shipped", unsigned()))
    assert awaiting.confirm == ("webhooks awaits engineering: ask engineering",)


def test_codes_are_a_setting() -> None:
    codes = {AnswerCode.ROADMAP: "R ({date})", AnswerCode.NOT_OFFERED: "N"}
    roadmap = answered("FX matching?", feature("FX matching", "committed"), codes=codes)
    assert roadmap.texts[Column.CODE] == "R (2027-06-30)"
    assert answered("FX matching?", feature("FX matching", "planned"), codes=codes).texts[Column.CODE] == "N"


@pytest.mark.parametrize(
    ("question", "more", "why"),
    [
        ("Where are your offices?", {}, Left.NAMELESS),
        ("Webhooks for 5,000 users?", {}, Left.NUMBER),
        ("Webhooks within 5 minutes?", {}, Left.NUMBER),
        ("Webhooks?", {3: Cell("Yes", taken=True)}, Left.ANSWERED),
        ("Webhooks?", {4: Cell("", taken=True)}, Left.ANSWERED),
        ("Webhooks?", {2: Cell(locked=True)}, Left.LOCKED),
        ("Webhooks?", {2: Cell(covered=True)}, Left.MERGED),
    ],
)
def test_what_takes_a_person_is_left(question: str, more: Mapping[int, Cell], why: Left) -> None:
    assert left(question, feature("Webhooks", "shipped"), cells=more) is why


def test_a_number_that_a_limit_is_about_is_answered_with_the_limit() -> None:
    limited = feature("Webhooks", "shipped", limits=[{"metric": "users", "at_most": "500"}])
    found = answered("Do webhooks work for 5,000 users?", limited)
    assert found.code is AnswerCode.LIMITED
    assert found.texts[Column.ANSWER] == "Webhooks is available today. Limits: users at most 500."


def test_a_sentence_that_says_too_much_of_another_feature_is_left_to_a_person() -> None:
    delivery: Node = {**DELIVERY, "scope": "Everything that webhooks support today."}
    known = feature("FX matching", "committed", delivery=delivery)
    assert left("FX matching?", known, feature("Webhooks", "planned")) is Left.UNFIT
