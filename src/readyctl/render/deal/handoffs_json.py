"""`handoff list --json` and `handoff show --json`: deals with their numbers, `readyctl.handoffs/1`."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping

from readyctl.core.deal.lines import describe, lines
from readyctl.core.deal.review import review_word
from readyctl.core.deal.summary import HandoffSummary
from readyctl.core.entry.keypath import dotted

SCHEMA = "readyctl.handoffs/1"


def render(
    summaries: Iterable[HandoffSummary], as_of: dt.date, revision: str | None, *, with_lines: bool = False
) -> str:
    """The deals in the order given. A note that cannot be read has nulls, and the error in `why`."""
    answer = {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "revision": revision,
        "handoffs": [_row(summary, with_lines=with_lines) for summary in summaries],
    }
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


def _row(summary: HandoffSummary, *, with_lines: bool) -> Mapping[str, object]:
    note, gate = summary.note, summary.gate
    row: dict[str, object] = {
        "id": summary.id,
        "customer": note.customer if note else None,
        "stage": note.stage.value if note else None,
        "unconfirmed_share": round(float(gate.share), 4) if gate else None,
        "estimate_gate": ("pass" if gate.passes else "fail") if gate else None,
        "review": review_word(summary.review),
        "reviewed_by": summary.reviewed_by,
        "findings": summary.findings,
        "why": summary.why,
    }
    if with_lines:
        row["lines"] = [
            {
                "at": dotted(line.at),
                "part": line.part.value,
                "text": describe(line.line),
                "status": line.status.value,
            }
            for line in (lines(note) if note else ())
        ]
    return row
