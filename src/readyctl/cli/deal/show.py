"""`readyctl handoff show`."""

from itertools import groupby
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.deal.finding import the_entry
from readyctl.cli.deal.promised import emit_promises
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.deal.gate_text import arithmetic
from readyctl.core.deal.lines import TaggedLine, empty_parts, lines
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.review import Outdated, Reviewed, ReviewState, Unreviewed
from readyctl.core.promise.model import Status
from readyctl.render.painting import Command, paint

_TAGS = {
    Status.CONFIRMED: paint("confirmed", "green"),
    Status.ASSUMED: paint("assumed", "yellow"),
    Status.NOT_DISCUSSED: paint("not discussed", "red"),
}


@command_line("readyctl handoff show acme-2026-11", "readyctl handoff show acme-2026-11 --json")
def command(
    *,
    note: Annotated[str, typer.Argument(metavar="ID")],
    as_json: Json = False,
    reading: Reading,
) -> None:
    """Show one deal's note line by line, with the tag of each."""
    from readyctl.workspace.reading.checking import facts_of, load_while_walking
    from readyctl.workspace.reading.reviews import Reviews

    workspace = reading.workspace()
    load_while_walking(workspace)
    reviews = Reviews(workspace)
    subject = reviews.subject(*the_entry(reviews, note))
    from readyctl.workspace.reading.summaries import summary_of  # what judges notes was loaded meanwhile

    row, status = summary_of(subject, facts_of(workspace)), subject.value
    said = status.note if isinstance(status, HandoffStatus) else None
    if as_json:
        from readyctl.render.deal import handoffs_json

        output.emit_exactly(handoffs_json.render_with_lines(row, said, workspace.today, workspace.revision))
        return
    if not isinstance(status, HandoffStatus) or row.gate is None:
        for problem in subject.problems:
            number = problem.position.line if problem.position else 1
            output.emit(paint("error: ", "red"), f"{subject.path}:{number}: {problem.message}")
        return
    output.emit(paint(status.note.customer, "bold"), f" ({row.id}, {row.stage}, {row.owner})")
    _print_lines(status.note)
    emit_promises(workspace, status.note)
    output.emit("")
    output.emit_lines([*arithmetic(row.id, row.gate), f"review: {review_sentence(status.review)}"])
    if row.findings:
        output.say(f"{row.findings} findings: ", Command(f"readyctl handoff check {row.id}"))


def _print_lines(note: Handoff) -> None:
    for part, group in groupby(lines(note), key=lambda line: line.part):
        output.emit("")
        output.emit(paint(part.words, "cyan"))
        output.emit_table([["", _TAGS[found.status], _text(found)] for found in group], "wwp")
    for part in empty_parts(note):
        output.emit("")
        output.emit(paint(part.words, "cyan"), ": ", paint("nothing yet", "red"))
    if note.unsorted:
        output.emit("")
        output.emit(paint("unsorted", "cyan"), ", for us alone")
        output.emit_lines(("  ", text) for text in note.unsorted)


def _text(line: TaggedLine) -> str:
    group = line.at[1] if len(line.at) > 1 and isinstance(line.at[1], str) else None
    return f"{group}: {line.text}" if group in {"trigger", "result", "later", "manual"} else line.text


def review_sentence(state: ReviewState) -> str:
    """Where a review stands, with who and when."""
    match state:
        case Reviewed(act=act, review=review):
            remarks = f": {review.remarks}" if review.remarks else ""
            verdict = review.verdict.value.replace("_", " ")
            return f"{verdict} by {act.address} on {act.at:%Y-%m-%d} ({act.commit[:12]}){remarks}"
        case Outdated(act=act, why=why):
            return f"outdated; {act.address} reviewed it on {act.at:%Y-%m-%d}, and since then {why}"
        case Unreviewed(why=why):
            return f"none; {why}"
