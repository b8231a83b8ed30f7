"""The effective level, and what sales may see of a feature."""

import datetime as dt

import pytest
from msgspec.structs import asdict

from readyctl.core.entry.document import Node, Problem
from readyctl.core.feature.inventory import FeatureStatus, sales_view
from readyctl.core.level.table import Level
from readyctl.core.trust.signoff import SignOff
from support.guards import settings_of
from support.inventories import TODAY, inventory, signed, status, tombstone, unsigned

COMMITTED: dict[str, Node] = {
    "id": "canary",
    "name": "Canary",
    "summary": "secret-summary",
    "level": "committed",
    "owner": "payments",
    "aliases": ["secret-alias"],
    "delivery": {"date": "2027-06-30", "scope": "secret-scope", "capacity": "secret-capacity"},
    "caveats": ["secret-caveat"],
    "limits": [{"metric": "secret-metric", "at_most": "12"}],
    "evidence": {"production": "secret-evidence"},
    "links": ["secret-link"],
}


@pytest.mark.parametrize(
    ("level", "signoff", "effective"),
    [
        ("exploratory", unsigned(), "exploratory"),
        ("planned", unsigned(), "planned"),
        ("committed", unsigned(), "planned"),
        ("committed", signed(), "committed"),
        ("beta", unsigned(), "planned"),
        ("shipped", signed(), "shipped"),
    ],
)
def test_a_level_above_planned_counts_when_signed(level: str, signoff: SignOff, effective: str) -> None:
    assert status({"id": "x", "level": level}, signoff).effective == effective


@pytest.mark.parametrize("signoff", [signed(), unsigned()])
@pytest.mark.parametrize("level", ["exploratory", "shipped"])
def test_an_invalid_entry_counts_as_planned(level: str, signoff: SignOff) -> None:
    invalid = status(
        {"id": "x", "level": level}, signoff, problems=(Problem("unknown-key", "unknown key 'y'"),)
    )
    assert invalid.effective is Level.PLANNED
    assert invalid.why == "unknown key 'y'"
    assert not invalid.stale


@pytest.mark.parametrize(
    "hidden",
    [
        status(COMMITTED, unsigned()),
        status(COMMITTED, signed(), problems=(Problem("missing-key", "m"),)),
    ],
)
def test_sales_see_nothing_of_an_unsigned_claim(hidden: FeatureStatus) -> None:
    view = sales_view(hidden)
    assert (view.id, view.name, view.owner, view.level, view.awaiting) == (
        "canary", "Canary", "payments", Level.PLANNED, True,
    )  # fmt: skip
    assert "secret" not in repr(asdict(view))
    assert "2027" not in repr(asdict(view))


def test_sales_see_a_signed_claim() -> None:
    view = sales_view(status(COMMITTED, signed()))
    assert (view.level, view.delivery_date, view.delivery_scope) == (
        Level.COMMITTED, dt.date(2027, 6, 30), "secret-scope",
    )  # fmt: skip
    assert view.limits == (("secret-metric", None, "12"),)
    assert view.last_confirmed == dt.date(2026, 11, 16)


@pytest.mark.parametrize(
    ("level", "at", "settings", "stale"),
    [
        ("beta", "2026-11-15", {}, False),
        ("beta", "2026-11-14", {}, True),
        ("planned", "2020-01-01", {}, False),
        ("planned", "2020-01-01", {"planned": "90d"}, True),
        ("shipped", "2026-11-14", {"shipped": "30d"}, False),
        ("beta", "2026-11-14", {"default": "30d"}, False),
        ("beta", "2026-12-01", {}, False),
    ],
)
def test_freshness_counts_from_the_last_act(
    level: str, at: str, settings: dict[str, str], *, stale: bool
) -> None:
    windows = settings_of({"version": "1", "stale_after": settings})
    assert status({"id": "x", "level": level}, signed(at=at), settings=windows).stale is stale


@pytest.mark.parametrize(("due", "overdue"), [("2026-11-21", True), ("2026-11-22", False), ("2026-Q3", True)])
def test_a_committed_date_can_pass(due: str, *, overdue: bool) -> None:
    late: dict[str, Node] = COMMITTED | {"delivery": {"date": due, "scope": "s", "capacity": "c"}}
    assert status(late, signed()).overdue is overdue
    assert not status(late, unsigned()).overdue


def test_old_ids_keep_resolving() -> None:
    new = status({"id": "new"}, signed())
    found = inventory(
        new, tombstones=(tombstone("old", "mid"), tombstone("mid", "new"), tombstone("split", "a", "b"))
    )
    assert found.find("old") is new
    assert found.find("split") is None
    assert found.find("nobody") is None
    assert inventory(tombstones=(tombstone("a", "b"), tombstone("b", "a"))).find("a") is None


def test_an_id_goes_by_its_last_one_whether_or_not_there_is_a_feature_of_it() -> None:
    found = inventory(
        tombstones=(tombstone("old", "mid"), tombstone("mid", "split"), tombstone("split", "a", "b"))
    )
    assert [found.goes_by(one) for one in ("old", "split", "nobody")] == ["split", "split", "nobody"]


def test_a_tombstone_that_nobody_signed_is_a_planned_feature_and_leads_nowhere() -> None:
    new = status({"id": "new", "level": "shipped"}, signed())
    found = inventory(new, tombstones=(tombstone("old", "new", by=unsigned()), tombstone("older", "old")))
    left = found.find("old")
    assert left is not None
    assert left is found.find("older")
    assert (left.effective, left.withheld, sales_view(left).awaiting) == (Level.PLANNED, True, True)
    assert sales_view(left).replaced_by == ()


def test_two_tombstones_of_one_id_that_disagree_lead_nowhere() -> None:
    a, b = status({"id": "a"}, signed()), status({"id": "b"}, signed())
    stones = (tombstone("old", "a"), tombstone("old", "b", area="search"))
    found = inventory(a, b, tombstones=stones)
    assert found.find("old") is None
    assert len(found.tombstones) == 2


def test_of_two_with_one_id_the_weaker_answers() -> None:
    strong = status({"id": "x", "level": "shipped"}, signed(), area="payments")
    weak = status({"id": "x", "level": "shipped"}, unsigned(), area="reports")
    assert inventory(strong, weak).find("x") is weak
    assert inventory(strong, weak).as_of == TODAY
