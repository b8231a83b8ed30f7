import pytest

from readyctl.core.deal.ledger import closed_at, identity
from readyctl.core.deal.note import Handoff
from readyctl.core.entry.document import Document, Node
from support.inventories import inventory, signed, status


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        ({"id": "acme"}, {"id:acme"}),
        ({"source": {"system": "hubspot", "id": "7"}}, {"source:hubspot:7"}),
        ({"source": {"system": "hubspot"}}, set()),
        ({"customer": "ACME", "owner": "Sam"}, {"customer:acme:sam"}),
        ({"customer": "ACME", "owner": None, "id": ["x"]}, set()),
        (None, set()),
    ],
)
def test_a_deal_is_known_by_what_a_later_note_of_it_repeats(
    data: dict[str, Node] | None, keys: set[str]
) -> None:
    assert identity(Document(data)) == keys


@pytest.mark.parametrize(
    ("stage", "feature", "closed"),
    [("discovery", "live", False), ("lost", "plan", True), ("won", "live", True), ("won", "plan", False)],
)
def test_nothing_is_owed_once_a_deal_is_lost_or_everything_is_kept(
    stage: str, feature: str, *, closed: bool
) -> None:
    promise = {"feature": feature, "kind": "contract", "status": "confirmed"}
    data = {"id": "a", "customer": "A", "owner": "s", "stage": stage, "promises": [promise]}
    known = inventory(status({"id": "live", "level": "shipped"}, signed()), status({"id": "plan"}, signed()))
    assert closed_at(Handoff.model_validate(data), known) is closed
