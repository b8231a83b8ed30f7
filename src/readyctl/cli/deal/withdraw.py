"""`readyctl handoff withdraw`: the only way in which a promise ends without being kept."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.dates import day, due
from readyctl.cli.feature.finding import suggestion
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.deal.ending import Meant, Owing
from readyctl.core.entry.ids import made_up
from readyctl.core.feature.names import Close, Exact, Several, Shared
from readyctl.core.level.kind import Kind
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readyctl.core.feature.inventory import Inventory
    from readyctl.workspace.changing.withdrawing import Ending, Withdrawing
    from readyctl.workspace.reading.deals import Selling


@command_line(
    "readyctl handoff withdraw acme-2026-11 fx-matching --reason 'moved to a later phase'",
    "readyctl handoff withdraw acme-2026-11 fx-matching --kind contract --told-customer 2026-11-20",
    "readyctl handoff withdraw acme-2026-11 fx-matching --reason 'typed into the wrong note' --mistake",
)
def command(
    *,
    deal: Annotated[str, typer.Argument(metavar="DEAL", help="The note's id.")],
    feature: Annotated[
        str, typer.Argument(metavar="FEATURE", help="As with ask, or the id as the note wrote it.")
    ],
    kind: Annotated[Kind | None, typer.Option(help="Where more than one kind was promised.")] = None,
    by: Annotated[
        dt.date | None, typer.Option(metavar="DATE", parser=due, help="Where more than one day was.")
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why it ends.")] = None,
    told_customer: Annotated[
        dt.date | None, typer.Option(metavar="DATE", parser=day, help="When the customer was told.")
    ] = None,
    mistake: Annotated[
        bool, typer.Option("--mistake", help="It was written down wrongly: nobody ever said it.")
    ] = False,
    here: Here,
    writing: Writing,
) -> None:
    """End a promise in the open. A line, or a whole note, that somebody deleted is put back first.

    Once a promise is withdrawn, --told-customer alone adds the day. --mistake is for a slip of the pen: only
    while no meeting has looked at the promise.
    """
    from readyctl.workspace.reading.deals import Selling

    selling = Selling(here.workspace())
    ending = _ending(selling.workspace.today, reason, told_customer, mistake=mistake)
    withdrawing = _withdrawing(selling, deal)
    meant = Meant(_ids(feature, selling.inventory), kind, by)
    owing = _one(withdrawing.of(meant, ending), deal, feature, ending)
    if mistake:
        withdrawing.ensure_young(owing)
    carry_out(
        withdrawing.plan(owing, ending),
        writing,
        within=selling.workspace,
        commit=writing.commits(default=True),
    )
    if not (told_customer or mistake):
        output.say("the customer counts on it until somebody tells them; then add --told-customer DATE")


def _ending(today: dt.date, reason: str | None, told: dt.date | None, *, mistake: bool) -> "Ending":
    from readyctl.workspace.changing.withdrawing import Ending

    if told and told > today:
        raise UsageError(f"{told} has not come yet, today is {today}", help="say when the customer was told")
    why = reason.strip() if reason else None
    if not why and not told:
        raise UsageError("the reason is not given", help="add --reason TEXT")
    return Ending(today, why, told, mistake)


def _withdrawing(selling: "Selling", deal: str) -> "Withdrawing":
    from readyctl.workspace.changing.withdrawing import Withdrawing

    withdrawing = Withdrawing(selling, deal)
    if withdrawing.note is None:
        known = sorted({note.where.id for note in withdrawing.notes.notes})
        raise UsageError(f"there is no handoff note '{deal}'", help=suggestion(deal, known, "handoff list"))
    return withdrawing


def _ids(words: str, inventory: "Inventory") -> frozenset[str]:
    """Every id that may be meant: the one as written, the one that `promise` makes of the words, those of the
    features that are called so, and those of what was called so once.
    """
    found = {words, made_up(words)}
    for names in (inventory.names, inventory.departed.names):
        match names.find(words):
            case Exact(id=one) | Close(id=one):
                found.add(one)
            case Shared(ids=ids) | Several(ids=ids):
                found.update(ids)
            case _:
                pass
    return frozenset(found)


def _one(found: "Sequence[Owing]", deal: str, feature: str, ending: "Ending") -> Owing:
    """The promise that is meant. Raises `UsageError` for none, and for more than one."""
    if len(found) == 1:
        _ensure_told_after(found[0], ending)
        return found[0]
    if not found and ending.told_only:
        raise UsageError(
            f"no promise of '{feature}' in {deal} is withdrawn", help="add --reason TEXT to withdraw"
        )
    if not found:
        raise UsageError(
            f"no promise of '{feature}' in {deal} is to be withdrawn",
            help=f"see what it promises: readyctl handoff show {deal}",
        )
    lines = [owed.line for _, owed in found]
    several = "; ".join(f"{line.feature} --kind {line.kind.value}{_by(line.due)}" for line in lines)
    raise UsageError(f"'{feature}' may mean more than one promise of {deal}", help=f"say which: {several}")


def _ensure_told_after(owing: Owing, ending: "Ending") -> None:
    """Raise `UsageError` where the customer would have been told before anything was said."""
    said = owing[1].line.said_on
    if said and ending.told_customer and ending.told_customer < said:
        raise UsageError(
            f"the customer cannot have been told on {ending.told_customer} of what was said on {said}",
            help="say when the customer was told that it ends",
        )


def _by(date: dt.date | None) -> str:
    return f" --by {date}" if date else ""
