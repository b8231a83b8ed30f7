"""The agenda as JSON, `readyctl.agenda/1`. What awaits engineering is left out of it like everywhere."""

import json

from readyctl.core.deal.money import Money
from readyctl.core.meeting.agenda import Agenda, AgendaItem, PromiseLine
from readyctl.core.meeting.record import Mismatch
from readyctl.core.promise.words import verdict

SCHEMA = "readyctl.agenda/1"


def render(agenda: Agenda) -> str:
    """One object. Days are ISO; money is a list with one amount, as text, for each currency."""
    answer = {
        "schema": SCHEMA,
        "as_of": agenda.as_of.isoformat(),
        "revision": agenda.revision,
        "last_sync": agenda.last.isoformat() if agenda.last else None,
        "next_sync": agenda.next.isoformat(),
        "deals": [note.id for note in agenda.deals],
        "value": money(agenda.value),
        "features": [_item(item) for item in agenda.items],
        "unknown": [_promise(line) for line in agenda.unknown],
        "still_open": [{"feature": m.feature, **_mismatch(m)} for m in agenda.undecided],
        "unreadable": [{"path": note.path, "why": note.why} for note in agenda.unread],
        "dates": [{"day": date.day.isoformat(), "what": date.what} for date in agenda.dates],
        "changes": [
            {"feature": c.feature, "meaning": c.meaning.value, "words": c.words, "deals": list(c.deals)}
            for c in agenda.changes
        ],
    }
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


def money(sums: tuple[Money, ...]) -> list[dict[str, str | None]]:
    """Sums of money, one for each currency; the currency is null where the source named none."""
    return [{"amount": str(one.amount), "currency": one.currency} for one in sums]


def _item(item: AgendaItem) -> dict[str, object]:
    view = item.view
    return {
        "id": view.id,
        "name": view.name,
        "owner": view.owner,
        "level": view.level.value,
        "level_at_last_sync": item.before.value if item.before else None,
        "delivery_date": view.delivery_text,
        "signed": item.signed and not view.awaiting,
        "awaiting_engineering": view.awaiting,
        "last_confirmed": view.last_confirmed.isoformat() if view.last_confirmed else None,
        "stale": view.stale,
        "overdue": view.overdue,
        "slips": [
            {
                "on": s.on.isoformat(),
                "before": s.before.isoformat(),
                "after": s.after.isoformat(),
                "days": s.days,
            }
            for s in item.slips
        ],
        "value": money(item.value),
        "promises": [_promise(line) for line in item.promises],
        "mismatches": list(item.mismatches),
        "still_open": [_mismatch(mismatch) for mismatch in item.undecided],
    }


def _promise(line: PromiseLine) -> dict[str, object]:
    promise = line.check.promise
    return {
        "deal": line.note.id,
        "customer": line.note.customer,
        "stage": line.note.stage.value,
        "feature": promise.feature,
        "kind": promise.kind.value,
        "due": promise.due.isoformat() if promise.due else None,
        "outcome": line.outcome.value,
        "verdict": verdict(line.check),
        "words": line.words,
    }


def _mismatch(mismatch: Mismatch) -> dict[str, object]:
    return {
        "found": mismatch.found,
        "decision": mismatch.decision,
        "owner": mismatch.owner,
        "by": mismatch.by.isoformat() if mismatch.by else None,
    }
