"""`readyctl handoff list`."""

from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.deal.note import Stage
from readyctl.core.deal.summary import HandoffSummary
from readyctl.render.painting import Piece, paint


@command_line("readyctl handoff list", "readyctl handoff list --stage proposal --json")
def command(
    *,
    stage: Annotated[Stage | None, typer.Option(help="Only deals at this stage.")] = None,
    owner: Annotated[str | None, typer.Option(help="Only deals of this owner.")] = None,
    as_json: Json = False,
    reading: Reading,
) -> None:
    """List deals with how much of each note is confirmed, and whether engineering has reviewed it."""
    from readyctl.workspace.reading.checking import facts_of

    workspace = reading.workspace()
    facts = facts_of(workspace)
    from readyctl.workspace.reading.summaries import summaries  # what judges notes was loaded meanwhile

    found = summaries(workspace, facts)
    chosen = [
        row
        for row in found
        if (stage is None or row.stage is stage) and (owner is None or row.owner == owner)
    ]
    if as_json:
        from readyctl.render.deal import handoffs_json

        output.emit_exactly(handoffs_json.render(chosen, workspace.today, workspace.revision))
    elif not chosen:
        output.say("no such deals" if found else "no deals yet: `readyctl handoff new`")
    else:
        heading: list[Piece] = [
            paint(word, "dim")
            for word in ("ID", "STAGE", "OPEN", "ESTIMATE", "REVIEW", "FINDINGS", "CUSTOMER")
        ]
        output.emit_table([heading, *map(_row, chosen)], "iwswwsn")


def _row(row: HandoffSummary) -> list[Piece]:
    if row.stage is None or row.gate is None:
        return [row.id, "-", "-", "-", "-", str(row.findings), paint(row.why or "", "red")]
    return [
        row.id,
        row.stage.value,
        f"{float(row.gate.share):.0%}",
        paint("possible", "green") if row.gate.passes else paint("guesswork", "yellow"),
        paint(row.review.replace("_", " "), "green" if row.review == "valid" else "yellow"),
        str(row.findings),
        row.customer or "",
    ]
