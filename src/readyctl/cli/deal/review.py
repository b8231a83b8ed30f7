"""`readyctl handoff review`: what changed since the last review, and an engineer's verdict as her commit."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.deal.edit import KEY_ORDER
from readyctl.cli.deal.finding import readable, the_entry
from readyctl.cli.deal.show import review_sentence
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.deal.note import Review, Verdict
from readyctl.core.deal.review import Outdated, Reviewed, ReviewState
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.snapshot import RawEntry
from readyctl.core.trust.roster import signers
from readyctl.core.trust.signing import confirmation_text
from readyctl.errors import Refused
from readyctl.workspace.changing.identity import signer_here
from readyctl.workspace.changing.plan import Change, Plan, diff
from readyctl.workspace.changing.soundness import ensure_sound

if TYPE_CHECKING:
    from readyctl.core.entry.document import Node
    from readyctl.workspace.reading.reviews import Reviews


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
    from readyctl.workspace.reading.reviews import Reviews

    workspace = here.workspace()
    reviews = Reviews(workspace)
    raw, entry = the_entry(reviews, note)
    model = readable(entry)
    state = reviews.state(raw, model)
    output.say(f"review: {review_sentence(state)}")
    for line in _since(reviews, raw, state):
        output.say(line)
    if verdict is None:
        output.say(f"an engineer records hers with: readyctl handoff review {note} --verdict approved")
        return
    _ensure_entitled(reviews, note)
    now = signer_here(workspace, None).moment or workspace.asked.now
    change = _change(
        reviews,
        raw,
        _values(
            model.review,
            verdict,
            remarks,
            confirmation_text(model.review.as_of if model.review else None, now),
        ),
    )
    commit = writing.commits(default=True)
    words = verdict.value.replace("_", " ")
    plan = Plan(workspace.top, [f"review {note}: {words}"], [change], f"Review {note}: {words}")
    if carry_out(plan, writing, commit=commit) and not commit:
        output.say("a review is a commit: nothing is reviewed until you commit this file yourself")


def _since(reviews: "Reviews", raw: RawEntry, state: ReviewState) -> Iterator[str]:
    """The lines that changed since engineering last read the note, and who changed them."""
    workspace = reviews.workspace
    now = (workspace.top / raw.where.path).read_bytes()
    if not isinstance(state, Reviewed | Outdated):
        yield "nobody of engineering has read it; with a verdict you stand behind all of it:"
        yield from (f"  {line}" for line in now.decode("utf-8", "replace").splitlines())
        return
    for change in reviews.late_changes(raw.where, state.act):
        yield f"changed since the review: {change.words}"
    histories = workspace.histories
    node = histories.at(raw.where.path, state.act.commit) if histories else None
    if node is None or node.obj is None:
        return
    lines = diff(Change(raw.where.path, workspace.repository.git.run("cat-file", "blob", node.obj), now))
    yield from (f"  {line}" for line in lines)
    if not lines:
        yield "the note has not changed since"


def _ensure_entitled(reviews: "Reviews", note: str) -> None:
    workspace = reviews.workspace
    me = signer_here(workspace, None)
    if me.refusal is not None:
        raise Refused(
            f"your review of {note} would not count: {me.refusal}",
            help=f"ask {signers(workspace.roster, None)} to run `readyctl handoff review {note}`",
        )
    raw, _ = the_entry(reviews, note)
    head = workspace.histories.heads.get(raw.where.path) if workspace.histories else None
    committed = head is not None and head.obj is not None
    if not committed or _differs(reviews, raw, head.obj if head else None):
        raise Refused(
            f"{note} has changes that are not committed, and a review stands on what is committed",
            help=f"commit {raw.where.path} first, then run this again",
        )


def _differs(reviews: "Reviews", raw: RawEntry, obj: str | None) -> bool:
    stored = reviews.workspace.version_reader(raw.where.kind)
    return obj is None or stored(obj).claim != raw.version.claim


def _values(
    before: Review | None, verdict: Verdict, remarks: str | None, as_of: str
) -> "dict[KeyPath, Node]":
    """What the commit writes: key by key where a review is there, so that nothing else moves."""
    if before is None:
        review: dict[str, Node] = {"as_of": as_of, "verdict": verdict.value}
        return {("review",): review | ({"remarks": remarks} if remarks else {})}
    values: dict[KeyPath, Node] = {("review", "as_of"): as_of, ("review", "verdict"): verdict.value}
    if remarks or before.remarks:
        values["review", "remarks"] = remarks
    return values


def _change(reviews: "Reviews", raw: RawEntry, values: "dict[KeyPath, Node]") -> Change:
    from readyctl.adapters.yaml.editor import Set, edit

    before = (reviews.workspace.top / raw.where.path).read_bytes()
    sets = [Set(path, value) for path, value in values.items()]
    after = edit(before.decode(), sets, order=KEY_ORDER).encode()
    ensure_sound(raw.where, before, after)
    return Change(raw.where.path, before, after)
