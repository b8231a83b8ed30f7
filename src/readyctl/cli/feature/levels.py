"""`readyctl levels`: the table of levels in words that a sales rep understands."""

import json

from readyctl.cli import output
from readyctl.cli.options import Json, command_line
from readyctl.cli.painting import columns, paint
from readyctl.core.level.table import TABLE, Kind, LevelRules

_QUESTIONS = {
    Kind.MENTION: "May I mention it?",
    Kind.DEMO: "May I demo it?",
    Kind.EARLY_ACCESS: "May I offer early access?",
    Kind.CONTRACT: "May it go into a contract?",
}


@command_line("readyctl levels", "readyctl levels --json")
def command(*, as_json: Json = False) -> None:
    """Print what each level means, and what sales may do with a feature of that level."""
    if as_json:
        output.emit_exactly(_json())
        return
    for rules in TABLE.values():
        output.emit(paint(rules.level.value, "bold"), f": {rules.meaning}")
        rows = [[f"  {question}", rules.grant(kind).value] for kind, question in _QUESTIONS.items()]
        rows.append(["  The entry carries", _needs(rules)])
        for line in columns(rows):
            output.emit(*line)
        output.emit("")
    output.emit(
        "Committed, beta and shipped count only when engineering signed the entry; until then, say planned."
    )


def _needs(rules: LevelRules) -> str:
    return ", ".join(".".join(map(str, path)) for path in rules.needs) or "nothing more"


def _json() -> str:
    levels = [
        {
            "level": rules.level.value,
            "meaning": rules.meaning,
            "may": {kind.value: rules.grant(kind).value for kind in Kind},
            "needs": [".".join(map(str, path)) for path in rules.needs],
        }
        for rules in TABLE.values()
    ]
    return json.dumps({"schema": "readyctl.levels/1", "levels": levels}, indent=2)
