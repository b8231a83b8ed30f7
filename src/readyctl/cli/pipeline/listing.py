"""`readyctl pipeline list`."""

from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.deal.deals import weight
from readyctl.core.deal.money import Money, money_words, totals
from readyctl.core.deal.note import Handoff
from readyctl.core.promise.check import check_promises
from readyctl.core.promise.words import verdict
from readyctl.core.text.counting import in_figures
from readyctl.render.painting import Piece, paint


@command_line("readyctl pipeline list", "readyctl pipeline list --all --json")
def command(
    *,
    every: Annotated[bool, typer.Option("--all", help="Closed deals too.")] = False,
    as_json: Json = False,
    reading: Reading,
) -> None:
    """List the open deals, heaviest first, with what became of their promises."""
    from readyctl.workspace.reading.deals import Selling

    selling = Selling(reading.workspace())
    chosen = selling.notes if every else selling.open_notes
    notes = sorted(chosen, key=lambda note: (-weight(note), note.id))
    paths = {entry.model.id: entry.where.path for entry in selling.entries if entry.model}
    verdicts = {
        note.id: [
            verdict(check)
            for check in check_promises(note.promises, selling.inventory, selling.broken.get(paths[note.id]))
        ]
        for note in notes
    }
    if as_json:
        from readyctl.render.pipeline.pipeline_json import render

        output.emit_exactly(render(notes, verdicts, selling.unread))
        return
    words = ("ID", "CUSTOMER", "STAGE", "VALUE", "CLOSES", "PROMISES")
    heading: list[Piece] = [paint(word, "dim") for word in words]
    if notes:
        output.emit_table([heading, *(_row(note, verdicts[note.id]) for note in notes)], "inwwwp")
    for unread in selling.unread:
        output.emit(paint("unreadable", "red"), f"  {unread.words}")
    output.say(f"{in_figures(len(notes), 'deal')}, {money_words(totals(n.value for n in notes))}")


def _row(note: Handoff, verdicts: list[str]) -> list[Piece]:
    value = str(Money(note.value.amount, note.value.currency)) if note.value else "-"
    wrong = sorted({word for word in verdicts if word != "fits"})
    state: Piece = paint(", ".join(wrong), "red") if wrong else ("fits" if verdicts else "no promises")
    close = str(note.close_date) if note.close_date else "-"
    return [paint(note.id, "bold"), note.customer, note.stage.value, value, close, state]
