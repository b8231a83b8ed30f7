"""`readyctl handoff review`: what changed since the last review, and an engineer's verdict as her commit."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.deal.finding import the_entry
from readyctl.cli.deal.show import review_sentence
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.deal.naming import standing_in
from readyctl.core.deal.note import Verdict
from readyctl.render.painting import Command
from readyctl.workspace.changing.plan import Plan

if TYPE_CHECKING:
    from readyctl.workspace.reading.report import Report


@command_line(
    "readyctl handoff review acme-2026-11",
    "readyctl handoff review acme-2026-11 --verdict approved",
    "readyctl handoff review acme-2026-11 --verdict approved --despite 'they know that it is a beta'",
    "readyctl handoff review acme-2026-11 --verdict changes_requested --remarks 'who owns the addresses?'",
)
def command(
    *,
    note: Annotated[str, typer.Argument(metavar="ID")],
    verdict: Annotated[Verdict | None, typer.Option(help="Record this, as your own commit.")] = None,
    remarks: Annotated[str | None, typer.Option(help="What sales should know.")] = None,
    despite: Annotated[
        str | None, typer.Option(metavar="REASON", help="Why it is approved in spite of errors.")
    ] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Show what may not be said, and what changed since the last review; with --verdict, record a new one.

    What may not be said is judged as in a proposal, whatever the stage; no gate lets it pass for a --despite.
    """
    from readyctl.workspace.changing import reviewing
    from readyctl.workspace.reading.checking import facts_of
    from readyctl.workspace.reading.claims import before_a_verdict
    from readyctl.workspace.reading.notes import readable
    from readyctl.workspace.reading.report import Report
    from readyctl.workspace.reading.reviews import Reviews

    workspace = here.workspace()
    reviews = Reviews(workspace)
    raw, entry = the_entry(reviews, note)
    model = readable(entry)
    state = reviews.state(raw, model)
    found = before_a_verdict(reviews.subject(raw, entry), facts_of(workspace))
    told = Report(workspace.today, workspace.revision, 1, found, docs=workspace.settings.docs)
    _tell(told, standing_in(model, workspace.inventory()))
    for line in (f"review: {review_sentence(state)}", *reviewing.since_last_review(reviews, raw, state)):
        output.say(line)
    if verdict is None:
        hers = Command(f"readyctl handoff review {note} --verdict approved")
        output.say("an engineer records hers with: ", hers)
        return
    reviewing.ensure_entitled(reviews, raw)
    word = reviewing.Word(verdict, remarks, despite)
    reviewing.ensure_no_errors(note, word, found)
    change = reviewing.reviewed(reviews, raw, model.review, word)
    commit = writing.commits(default=True)
    words = verdict.value.replace("_", " ")
    plan = Plan(workspace.top, [f"review {note}: {words}"], [change], f"Review {note}: {words}")
    if carry_out(plan, writing, within=workspace, commit=commit) and not commit:
        output.say("a review is a commit: nothing is reviewed until you commit this file yourself")


def _tell(found: "Report", standing: Iterable[str]) -> None:
    from readyctl.render.entry import text
    from readyctl.render.painting import pieces_of

    for line in text.lines(found.diagnostics, found):
        output.say(*pieces_of(line))
    for words in standing:
        output.say(words)
