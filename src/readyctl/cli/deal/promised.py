"""The promises in `handoff show`: each with its verdict, and how the feature's date has moved."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.promise_changes import LedgerEntry, State, ending_words, promise_words
from readyctl.core.feature.inventory import Inventory
from readyctl.core.history.slips import slip_words
from readyctl.core.promise.check import PromiseCheck, check_promises
from readyctl.core.promise.model import Promise
from readyctl.core.promise.words import is_fine, verdict_words
from readyctl.render.deal.promise_changes import by_words
from readyctl.render.painting import Line, paint

if TYPE_CHECKING:
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.opening import Workspace


def emit_promises(workspace: "Workspace", note: Handoff) -> None:
    """Print a line for each under a heading; nothing where nothing is promised."""
    from readyctl.workspace.reading.deals import Selling

    selling = Selling(workspace)
    path = next(entry.where.path for entry in selling.entries if entry.where.id == note.id)
    checks = check_promises(note.promises, selling.inventory, selling.broken.get(path))
    rows = [line for check in checks for line in _rows(selling, check, note)]
    rows += [
        _ended_row(one) for one in selling.ledgers.entries.values() if one.deal == note.id and _over(one)
    ]
    if rows:
        output.emit("")
        output.emit(paint("Verdicts on the promises", "cyan"))
        output.emit_lines(rows)


def quote_lines(promise: Promise, note: Handoff | None, inventory: Inventory) -> Iterator[Line]:
    """What the words of a promise say and may not, beside the verdict on its keys; of a new deal no note."""
    if not promise.quote or not inventory.names.mentions(promise.quote):
        return
    # The judge's patterns take longer to compile than most registries to read.
    from readyctl.core.deal.claims import held_against, kind_of
    from readyctl.core.statement.refusals import refusals
    from readyctl.core.statement.text_kind import TextKind

    kind = kind_of(note) if note else TextKind.PAGE
    for status in held_against(inventory).quote_claims(promise, kind):
        for clause in refusals(status):
            yield "    ", paint(f"of {status.view.id}, the quote {clause}", "red")


def _over(entry: LedgerEntry) -> bool:
    return entry.state in {State.WITHDRAWN, State.VANISHED}


def _ended_row(entry: LedgerEntry) -> Line:
    """A promise that was withdrawn, or that somebody took away."""
    line, vanished = entry.line, entry.state is State.VANISHED
    words = f"vanished {by_words(entry.by)}" if vanished else f"withdrawn{ending_words(line)}"
    return f"  {promise_words(line)}: ", paint(words, "red" if vanished else "dim")


def _rows(selling: "Selling", check: PromiseCheck, note: Handoff) -> Iterator[Line]:
    yield _row(selling, check)
    yield from quote_lines(check.promise, note, selling.inventory)


def _row(selling: "Selling", check: PromiseCheck) -> Line:
    words = verdict_words(check)
    slipped = _slipped(selling, check) if check.promise.due else ""
    return (
        f"  {promise_words(check.promise)}: ",
        paint("fits" if words == "fine" else words, "green" if is_fine(check) else "red"),
        f"; the feature's date {slipped}" if slipped else "",
    )


def _slipped(selling: "Selling", check: PromiseCheck) -> str:
    status = selling.inventory.find(check.promise.feature)
    if status is None or check.view is None or check.view.awaiting:
        return ""
    return slip_words(selling.slips(status))
