"""A registry to look at: every state that a feature can be in, with names of every length and script."""

import datetime as dt

from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.history.audience import Audience, Publication, Told, publish
from readyctl.core.history.lines import HistoryLine
from readyctl.core.history.slips import Slip
from readyctl.core.level.table import Level
from support.inventories import inventory, signed, status, tombstone, unsigned

EVIDENCE: dict[str, Node] = {
    "production": "https://status.example.com/ledger",
    "tests": "nightly suite, 412 cases",
    "docs": "https://docs.example.com/ledger",
    "support": "runbook FIN-12",
}


def features() -> list[FeatureStatus]:
    return [
        status(
            {
                "id": "multi-currency-reconciliation",
                "name": "Multi-currency reconciliation",
                "summary": "Matches invoices and payments across currencies at daily reference rates.",
                "level": "committed",
                "aliases": ["automated multi-currency reconciliation", "FX matching"],
                "delivery": {
                    "date": "2027-06-30",
                    "scope": "One-way conversion into the ledger's base currency; 12 currencies at launch.",
                    "capacity": "2 engineers, weeks 14 to 22",
                },
                "limits": [
                    {"metric": "match latency", "at_least": "80 ms"},
                    {"metric": "currencies", "at_most": "12"},
                ],
                "owner": "payments-platform",
                "links": ["https://wiki.example.com/fx", "room 4.12"],
            },
            signed(via_forge=True, at="2026-11-20"),
        ),
        status(
            {
                "id": "ledger-export",
                "name": "Ledger export",
                "summary": "Exports the general ledger as CSV, nightly or on demand.",
                "level": "shipped",
                "evidence": EVIDENCE,
                "owner": "ledger-team",
            },
            signed(by="Grace Hopper"),
        ),
        status(
            {
                "id": "approval-rules",
                "name": "Approval rules",
                "summary": "Routes invoices to approvers by amount, cost centre and absence.",
                "level": "beta",
                "caveats": [
                    "At most two approval levels.",
                    "No audit export yet; the log is kept for 90 days.",
                ],
                "owner": "workflow",
            },
            signed(by="Grace Hopper", at="2026-11-02"),
            area="workflow",
        ),
        status(
            {
                "id": "instant-payouts",
                "name": "Instant payouts",
                "summary": "Pays suppliers within ten seconds.",
                "level": "shipped",
                "evidence": EVIDENCE,
                "owner": "payments-platform",
            },
            unsigned(),
        ),
        status(
            {
                "id": "sepa-direct-debit",
                "name": "SEPA direct debit",
                "summary": "Collects recurring payments in the euro area.",
                "level": "committed",
                "delivery": {"date": "2026-Q3", "scope": "Core scheme only.", "capacity": "1 engineer"},
                "owner": "payments-platform",
            },
            signed(at="2026-11-18"),
        ),
        status(
            {
                "id": "supplier-portal",
                "name": "Supplier portal with self-service onboarding and bank account verification",
                "summary": "Suppliers keep their own master data.",
                "owner": "workflow",
            },
            unsigned(),
            area="workflow",
        ),
        status({"id": "voice-entry", "name": "Voice entry", "level": "exploratory"}, unsigned(), area="labs"),
        status(
            {
                "id": "arabic-invoices",
                "name": "فواتير باللغة العربية",
                "summary": "Reads and prints invoices from right to left.",
                "level": "shipped",
                "evidence": EVIDENCE,
                "owner": "ledger-team",
            },
            signed(by="Grace Hopper", at="2026-10-01"),
            area="ledger",
        ),
    ]


def sample(audience: Audience) -> Publication:
    stones = (
        tombstone("fx-matching", "multi-currency-reconciliation"),
        tombstone("payouts", "instant-payouts", "sepa-direct-debit"),
    )
    return publish(inventory(*features(), tombstones=stones), audience, PAST)


def many(count: int) -> Publication:
    """A registry of `count` features in areas of 40, each with its history."""
    levels = list(Level)
    made = []
    past = {}
    for number in range(count):
        level = levels[number % 5]
        data: dict[str, Node] = {
            "id": f"feature-{number:04}-of-the-ledger",
            "name": f"Feature {number} of the general ledger",
            "summary": "Matches invoices and payments across currencies at daily reference rates.",
            "level": level.value,
            "aliases": [f"ledger thing {number}", f"capability {number}"],
            "owner": "payments-platform",
            "caveats": ["At most two approval levels."],
            "limits": [{"metric": "match latency", "at_least": "80 ms"}],
            "evidence": EVIDENCE if level is Level.SHIPPED else {},
            "delivery": {"date": "2027-06-30", "scope": "One way.", "capacity": "2"}
            if level is Level.COMMITTED
            else {},
        }
        made.append(status(data, signed(), area=f"area-{number // 40:02}"))
        past[made[-1].id] = TOLD
    return publish(inventory(*made), Audience.SALES, past)


def _line(day: str, level: Level, by: str, *, signed: bool, due: str | None = None) -> HistoryLine:
    return HistoryLine(dt.date.fromisoformat(day), level, signed, by, "a1b2c3d4" * 5, due=due)


LINES = (
    _line("2026-11-20", Level.COMMITTED, "Ada Lovelace", signed=True, due="2027-06-30"),
    _line("2026-10-12", Level.COMMITTED, "Ada Lovelace", signed=True, due="2027-03-31"),
    _line("2026-10-02", Level.SHIPPED, "Sam Seller", signed=False, due="2026-12-31"),
    _line("2026-09-01", Level.PLANNED, "Priya Product", signed=False),
)
TOLD = Told(LINES, (Slip(dt.date(2026, 11, 20), "a1b2c3d4" * 5, dt.date(2027, 3, 31), dt.date(2027, 6, 30)),))
PAST = {
    "multi-currency-reconciliation": TOLD,
    "instant-payouts": Told(LINES[1:]),
    "approval-rules": Told((_line("2026-11-02", Level.BETA, "Grace Hopper", signed=True),)),
}
