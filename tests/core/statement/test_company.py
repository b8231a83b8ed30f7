"""Limits of the whole company, for what names no feature or a feature without such a limit."""

import pytest

from readyctl.core.feature.inventory import Inventory
from readyctl.core.statement.company import CompanyClaim
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind
from readyctl.core.statement.subjects import document_subjects, judge_for
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimStatus
from support.guards import settings_of
from support.inventories import REVISION, TODAY, signed, status

EVIDENCE = dict.fromkeys(("production", "tests", "docs", "support"), "there")
LIMITS = [
    {"metric": "uptime", "at_most": "99.9 %"},
    {"metric": "RPO", "at_least": "1 hour"},
    {"metric": "response time", "at_least": "1 hour"},
    {"metric": "regions", "at_most": "6"},
]


def _known() -> Inventory:
    shipped = {"level": "shipped", "evidence": EVIDENCE}
    own = [{"metric": "uptime", "at_most": "99.99 %"}]
    features = (
        status({"id": "fx", "name": "FX matching", **shipped}, signed()),  # type: ignore[dict-item]
        status({"id": "hot", "name": "Hot standby", "limits": own, **shipped}, signed()),  # type: ignore[dict-item]
    )
    settings = settings_of({"version": "1", "limits": LIMITS})
    return Inventory(features, as_of=TODAY, revision=REVISION, settings=settings)


KNOWN = _known()


def beyond(passage: Passage) -> list[tuple[type, str]]:
    subjects = document_subjects(
        "it", DocumentText((passage,)), TextKind.CONTRACT, KNOWN, judge_for(KNOWN, TODAY)
    )
    values = [s.value for s in subjects if isinstance(s.value, ClaimStatus | CompanyClaim)]
    return [(type(value), found.metric) for value in values for found in value.beyond]


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("99.999% uptime is guaranteed.", "uptime"),
        ("Provider shall ensure a monthly availability of 99.95%.", "uptime"),
        ("Backups have a recovery point objective of 15 minutes.", "RPO"),
        ("P1 tickets: 15-minute response", "response time"),
        ("The service runs in 22 data regions.", "regions"),
    ],
)
def test_a_clause_that_names_no_feature_is_held_against_the_company_s_limits(text: str, metric: str) -> None:
    assert beyond(Passage(text, "")) == [(CompanyClaim, metric)]


@pytest.mark.parametrize(
    "text",
    [
        "99.5% uptime is guaranteed.",
        "Uptime below 99.95% is credited.",
        "Customer shall ensure an uptime of 99.99% of its own network.",
        "Is 99.99% uptime possible?",
        "We do not guarantee 99.99% uptime.",
        "Their tool promises 99.99% uptime.",
        "We are exploring 99.99% uptime.",
        "Invoices are payable within 30 days.",
        "In 2025 the uptime was 99.999 %.",
        "Measured uptime over the last 12 months: 99.999%",
        "Last quarter we had an uptime of 99.999 %.",
    ],
)
def test_what_silences_a_claim_silences_a_number_of_the_company(text: str) -> None:
    assert beyond(Passage(text, "")) == []


def test_a_table_names_the_metric_in_its_row_or_its_column() -> None:
    cell = PassageKind.CELL
    assert beyond(Passage("99.99%", "", cell, label="Uptime")) == [(CompanyClaim, "uptime")]
    assert beyond(Passage("15 minutes", "", cell, label="P1", column="Response time")) == [
        (CompanyClaim, "response time")
    ]
    assert beyond(Passage("> 99.99% uptime", "", PassageKind.QUOTE)) == []


def test_a_question_names_the_metric_of_its_answer() -> None:
    asked = Passage("15 minutes", "", PassageKind.CELL, label="What is your RPO?")
    assert beyond(asked) == [(CompanyClaim, "RPO")]


def test_a_feature_s_own_limit_comes_before_the_company_s() -> None:
    assert beyond(Passage("FX matching has 99.99% uptime.", "")) == [(ClaimStatus, "uptime")]
    assert beyond(Passage("Hot standby has 99.99% uptime.", "")) == []
