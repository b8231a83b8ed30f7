from readyctl.core.deal.note import Handoff
from readyctl.core.deal.overclaims import overclaims, together
from readyctl.core.entry.document import Node
from support.inventories import held, inventory, signed, status

EVIDENCE: Node = {"production": "p", "tests": "t", "docs": "d", "support": "s"}
LIMITS: Node = [{"metric": "latency", "at_least": "80 ms"}]
KNOWN = inventory(
    status(
        {"id": "sync", "name": "Global sync", "level": "shipped", "evidence": EVIDENCE, "limits": LIMITS},
        signed(),
    )
)


def note(customer: str, stage: str, *lines: str) -> Handoff:
    launch = [{"text": text, "status": "confirmed"} for text in lines]
    usual = {"id": customer.lower(), "customer": customer, "owner": "sam", "stage": stage}
    return Handoff.model_validate({**usual, "day_one": {"launch": launch}})


def test_what_open_notes_say_too_much_is_told_once_in_their_order() -> None:
    notes = [
        note("Acme", "contract", *["Global sync has a latency of 12 ms"] * 2, "Global sync works"),
        note("Blue", "discovery", "Global sync has a latency of 12 ms"),
        note("Cold", "lost", "Global sync has a latency of 12 ms"),
    ]
    told = "says 12 ms, and its limit for latency is at least 80 ms"
    assert together(overclaims(each, held(KNOWN)) for each in notes) == {
        "sync": (f"the note of Acme {told}", f"the note of Blue {told}")
    }
