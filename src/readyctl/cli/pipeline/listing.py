"""`readyctl pipeline list`."""

import json
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.cli.painting import Piece, columns, paint
from readyctl.core.deal.deals import Unread, weight
from readyctl.core.deal.money import Money, money_words, totals
from readyctl.core.deal.note import Handoff
from readyctl.core.promise.check import check_promises
from readyctl.core.promise.words import verdict

SCHEMA = "readyctl.pipeline/1"


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
        output.emit_exactly(_json(notes, verdicts, selling.unread))
        return
    rows: list[list[Piece]] = [_row(note, verdicts[note.id]) for note in notes]
    for line in columns(rows) if rows else []:
        output.emit(*line)
    for unread in selling.unread:
        output.emit(paint("unreadable", "red"), f"  {unread.words}")
    output.say(
        f"{len(notes)} deal{'' if len(notes) == 1 else 's'}, {money_words(totals(n.value for n in notes))}"
    )


def _row(note: Handoff, verdicts: list[str]) -> list[Piece]:
    value = str(Money(note.value.amount, note.value.currency)) if note.value else "-"
    wrong = sorted({word for word in verdicts if word != "fits"})
    state: Piece = paint(", ".join(wrong), "red") if wrong else ("fits" if verdicts else "no promises")
    close = str(note.close_date) if note.close_date else "-"
    return [paint(note.id, "bold"), note.customer, note.stage.value, value, close, state]


def _json(notes: list[Handoff], verdicts: dict[str, list[str]], unread: tuple[Unread, ...]) -> str:
    deals = [
        {
            "id": note.id,
            "customer": note.customer,
            "owner": note.owner,
            "stage": note.stage.value,
            "amount": str(note.value.amount) if note.value else None,
            "currency": note.value.currency if note.value else None,
            "close_date": note.close_date.isoformat() if note.close_date else None,
            "source": {"system": note.source.system, "id": note.source.id} if note.source else None,
            "promises": [
                {"feature": promise.feature, "kind": promise.kind.value, "verdict": word}
                for promise, word in zip(note.promises, verdicts[note.id], strict=True)
            ],
        }
        for note in notes
    ]
    unreadable = [{"path": note.path, "why": note.why} for note in unread]
    answer = {"schema": SCHEMA, "deals": deals, "unreadable": unreadable}
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"
