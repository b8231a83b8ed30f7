"""`readyctl handoff review`: what changed since the last review, and an engineer's verdict as her commit."""

from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.deal.finding import the_entry
from readyctl.cli.deal.show import review_sentence
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.deal.note import Verdict
from readyctl.workspace.changing.plan import Plan

if TYPE_CHECKING:
    pass


@command_line(
    "readyctl handoff review acme-2026-11",
    "readyctl handoff review acme-2026-11 --verdict approved",
    "readyctl handoff review acme-2026-11 --verdict changes_requested --remarks 'who owns the addresses?'",
)
def command(
    *,
    note: Annotated[str, typer.Argument(metavar="ID")],
    verdict: Annotated[Verdict | None, typer.Option(help="Record this, as your own commit.")] = None,
    remarks: Annotated[str | None, typer.Option(help="What sales should know.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Show what changed since engineering's last review; with --verdict, record a new one."""
    from readyctl.workspace.changing import reviewing
    from readyctl.workspace.reading.notes import readable
    from readyctl.workspace.reading.reviews import Reviews

    workspace = here.workspace()
    reviews = Reviews(workspace)
    raw, entry = the_entry(reviews, note)
    model = readable(entry)
    state = reviews.state(raw, model)
    output.say(f"review: {review_sentence(state)}")
    for line in reviewing.since_last_review(reviews, raw, state):
        output.say(line)
    if verdict is None:
        output.say(f"an engineer records hers with: readyctl handoff review {note} --verdict approved")
        return
    reviewing.ensure_entitled(reviews, raw)
    change = reviewing.reviewed(reviews, raw, model.review, verdict, remarks)
    commit = writing.commits(default=True)
    words = verdict.value.replace("_", " ")
    plan = Plan(workspace.top, [f"review {note}: {words}"], [change], f"Review {note}: {words}")
    if carry_out(plan, writing, commit=commit) and not commit:
        output.say("a review is a commit: nothing is reviewed until you commit this file yourself")
