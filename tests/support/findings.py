"""What is reported of a text of its kind about ten features at every level of one vendor, Ourco."""

import datetime as dt
import io
from typing import Any

from readyctl.adapters.documents import reading
from readyctl.core.statement.subjects import document_subjects, judge_for
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimedTooEarly, ClaimStatus, Overclaimed, WithCaveats
from support.inventories import inventory, signed, status

TODAY = dt.date(2026, 6, 6)
SHIPPED = {"level": "shipped", "evidence": dict.fromkeys(("production", "tests", "docs", "support"), "there")}
FEATURES: tuple[dict[str, Any], ...] = (
    {"id": "radar", "name": "Mood radar", "level": "exploratory"},
    {"id": "match", "name": "Quick match", "level": "planned", "aliases": ["matching engine"]},
    {
        "id": "close",
        "name": "Night close",
        "level": "committed",
        "aliases": ["closing run"],
        "delivery": {"date": "2027-03-31", "scope": "all", "capacity": "two"},
    },
    {"id": "feed", "name": "Bank link", "level": "beta", "caveats": ["German banks only"]},
    {
        "id": "store",
        "name": "Ledger store",
        "limits": [
            {"metric": "recovery point", "at_least": "30 min"},
            {"metric": "recovery time", "at_least": "6 h"},
        ],
        **SHIPPED,
    },
    {
        "id": "desk",
        "name": "Help line",
        "aliases": ["hotline"],
        "limits": [{"metric": "first response time", "at_least": "1 h"}],
        **SHIPPED,
    },
    {
        "id": "api",
        "name": "Open API",
        "limits": [{"metric": "request rate", "at_most": "200 requests/min"}],
        **SHIPPED,
    },
    {
        "id": "log",
        "name": "Change log",
        "limits": [{"metric": "retention", "at_most": "2 years"}],
        **SHIPPED,
    },
    {"id": "up", "name": "Uptime", "limits": [{"metric": "uptime", "at_most": "99.9 %"}], **SHIPPED},
    {
        "id": "stack",
        "name": "Page stacker",
        "limits": [
            {"metric": "pages per tray", "at_most": "250"},
            {"metric": "stacking rate", "at_most": "80 pages/min"},
        ],
        **SHIPPED,
    },
    {
        "id": "scan",
        "name": "Paper scan",
        "caveats": ["Latin script only, handwriting is not read"],
        **SHIPPED,
    },
)
KNOWN = inventory(*(status(each, signed(), today=TODAY) for each in FEATURES))
JUDGE = judge_for(KNOWN, TODAY, ("Ourco",))


def found(kind: str, text: str) -> str:
    """What is reported: `store: limit`, `match: over`, `feed: caveat`, in order, each once."""
    read = reading.read(io.BytesIO(text.encode()), "it", ".md")
    told: dict[str, None] = {}
    for subject in document_subjects("it", read, TextKind[kind.upper()], KNOWN, JUDGE):
        if isinstance(subject.value, ClaimStatus):
            told.update({f"{subject.value.view.id}: {each}": None for each in _labels(subject.value)})
    return ", ".join(told)


def _labels(status: ClaimStatus) -> list[str]:
    said = "over" if isinstance(status.verdict, Overclaimed | ClaimedTooEarly) else ""
    said = "caveat" if isinstance(status.verdict, WithCaveats) else said
    return [each for each in (said, "limit" if status.beyond else "") if each]


def table(head: str, *rows: str) -> str:
    lines = [head, "|".join("-" * (head.count("|") + 1)), *rows]
    return "\n".join(f"| {line} |" for line in lines)
