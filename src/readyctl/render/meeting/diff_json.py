"""The comparison of two moments as JSON, `readyctl.diff/1`."""

import json
from collections.abc import Mapping

from readyctl.core.feature.inventory import Inventory
from readyctl.core.meeting.behind import Touched
from readyctl.core.meeting.difference import Change, Difference
from readyctl.render.meeting.agenda_json import money

SCHEMA = "readyctl.diff/1"


def render(difference: Difference, behind: Mapping[str, Touched]) -> str:
    """One object: the two moments, and every change with its meaning as a snake_case word."""
    answer = {
        "schema": SCHEMA,
        "from": _moment(difference.before),
        "to": _moment(difference.after),
        "changes": [_change(change, behind) for change in difference.changes],
    }
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


def _moment(inventory: Inventory) -> dict[str, str | None]:
    return {"as_of": inventory.as_of.isoformat(), "revision": inventory.revision}


def _change(change: Change, behind: Mapping[str, Touched]) -> dict[str, object]:
    return {
        "meaning": change.meaning.value.replace(" ", "_"),
        "feature": change.feature,
        "name": change.name,
        "before": change.before.value if change.before else None,
        "after": change.after.value if change.after else None,
        "words": change.words,
        "deals": list(change.deals),
        "value": money(behind[change.feature].value) if change.feature in behind else [],
    }
