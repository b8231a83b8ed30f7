from readyctl.core.deal.deals import Outcome
from readyctl.core.deal.note import Handoff
from readyctl.core.entry.document import Node
from readyctl.core.meeting.walked import walked
from support.inventories import inventory, signed, status

EVIDENCE: Node = {"production": "p", "tests": "t", "docs": "d", "support": "s"}


def test_a_feature_that_does_not_do_what_was_promised_keeps_nothing() -> None:
    limits: Node = [{"metric": "latency", "at_least": "80 ms"}]
    sync = status({"id": "sync", "level": "shipped", "evidence": EVIDENCE, "limits": limits}, signed())
    promise = {"feature": "sync", "kind": "contract", "status": "confirmed"}
    faster = {**promise, "limits": [{"metric": "latency", "at_most": "12 ms"}]}
    promises = [promise, faster, {**faster, "due": "2026-01-01"}]
    note = Handoff.model_validate(
        {"id": "acme", "customer": "Acme", "owner": "sam", "stage": "contract", "promises": promises}
    )
    found = walked(note, inventory(sync), {}, None)
    assert [line.outcome for line in found] == [Outcome.KEPT, Outcome.OUTSTANDING, Outcome.OVERDUE]
    assert [line.fine for line in found] == [True, False, False]
    assert found[1].mismatch.startswith("Acme was promised")
    assert found[1].mismatch.endswith(": latency is at least 80 ms, not at most 12 ms")
