"""The promises in `handoff show`: each with its verdict, and how the feature's date has moved."""

from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.promise_changes import LedgerEntry, State, ending_words, promise_words
from readyctl.core.history.slips import slip_words
from readyctl.core.promise.check import PromiseCheck, check_promises
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
    rows = [_row(selling, check) for check in checks]
    rows += [
        _ended_row(one) for one in selling.ledgers.entries.values() if one.deal == note.id and _over(one)
    ]
    if rows:
        output.emit("")
        output.emit(paint("Verdicts on the promises", "cyan"))
        output.emit_lines(rows)


def _over(entry: LedgerEntry) -> bool:
    return entry.state in {State.WITHDRAWN, State.VANISHED}


def _ended_row(entry: LedgerEntry) -> Line:
    """A promise that was withdrawn, or that somebody took away."""
    line, vanished = entry.line, entry.state is State.VANISHED
    words = f"vanished {by_words(entry.by)}" if vanished else f"withdrawn{ending_words(line)}"
    return f"  {promise_words(line)}: ", paint(words, "red" if vanished else "dim")


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
