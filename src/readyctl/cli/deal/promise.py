"""`readyctl handoff promise`: what somebody said to a customer, written down while it is fresh."""

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.dates import day, due
from readyctl.cli.deal.finding import the_entry
from readyctl.cli.deal.promised import quote_lines
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.entry.ids import made_up
from readyctl.core.entry.written_limit import Limit
from readyctl.core.feature.ask import Fit, FoundFeature, GoneFeature, Inquiry, NoFeature, ask
from readyctl.core.level.kind import Kind
from readyctl.core.promise.check import check_promise
from readyctl.core.promise.words import is_fine, verdict_words
from readyctl.errors import UsageError
from readyctl.render.painting import paint

if TYPE_CHECKING:
    from readyctl.core.deal.note import Handoff
    from readyctl.core.deal.reading import HandoffEntry
    from readyctl.core.feature.inventory import Inventory
    from readyctl.workspace.changing.promising import Said
    from readyctl.workspace.reading.reviews import Reviews

_LIMIT = re.compile(r"\s*(?P<metric>\S.*?)\s+at[_ -](?P<bound>most|least)\s+(?P<quantity>\S.*?)\s*")


@command_line(
    "readyctl handoff promise acme-2026-11 multi-currency --kind mention",
    "readyctl handoff promise acme-2026-11 fx-matching --kind contract --by 2027-Q2 "
    "--quote 'that is coming in our next release'",
    "readyctl handoff promise acme-2026-11 fx-matching --kind contract --limit 'match latency at_most 12 ms'",
    "readyctl handoff promise globex-2027 'audit export' --kind demo --customer Globex",
)
def command(
    *,
    deal: Annotated[str, typer.Argument(metavar="DEAL", help="The note's id.")],
    feature: Annotated[str, typer.Argument(metavar="FEATURE", help="In anybody's words, as with ask.")],
    kind: Annotated[Kind, typer.Option(help="What kind of promise it was.")],
    by: Annotated[dt.date | None, typer.Option(metavar="DATE", parser=due, help="By when.")] = None,
    quote: Annotated[str | None, typer.Option(metavar="TEXT", help="The words as they were said.")] = None,
    said: Annotated[
        dt.date | None, typer.Option(metavar="DATE", parser=day, help="When; today unless given.")
    ] = None,
    limits: Annotated[
        list[str] | None,
        typer.Option("--limit", metavar="'METRIC at_most 12 ms'", help="A number in it; repeatable."),
    ] = None,
    customer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Begin a note of this customer.")
    ] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Write a promise down, and say whether it may be made. It is recorded whatever the verdict is.

    What was said was said: a promise that is written down can be dealt with, one that is not surprises
    everybody later. A feature that nobody knows is recorded too, under an id made of the words.
    """
    from readyctl.workspace.changing import promising
    from readyctl.workspace.reading.reviews import Reviews

    workspace = here.workspace()
    inventory = workspace.inventory()
    on = said or workspace.today
    if on > workspace.today:
        raise UsageError(f"{on} has not come yet, today is {workspace.today}", help="say when it was said")
    found = _feature(feature, kind, by, inventory)
    words = quote or (None if found else feature)
    bounds = tuple(map(_limit, limits or ()))
    what = promising.Said(found or made_up(feature), kind, on, by, words, bounds)
    reviews = Reviews(workspace)
    if deal not in reviews.entries and customer:
        plan = promising.begun_with(workspace, deal, customer, what)
    else:
        plan = promising.promised(workspace, _entry(reviews, deal), what)
    _, entry = reviews.entries.get(deal, (None, None))
    _say_verdict(what, entry.model if entry else None, inventory)
    carry_out(plan, writing, within=workspace, commit=writing.commits(default=True))


def _feature(words: str, kind: Kind, by: dt.date | None, inventory: "Inventory") -> str | None:
    """The id of the feature that is meant, None where nobody knows one.

    Raises `UsageError` where more than one may be meant; they are shown with their verdicts.
    """
    if not words.strip():
        raise UsageError("the feature is empty", help="name it, in the words that were said")
    match ask(Inquiry(words, kind, by), inventory):
        case FoundFeature(view=view, read_as=name):
            if name:
                output.say(f"'{words}' is read as {name} ({view.id})")
            return view.id
        case GoneFeature() as gone:
            return _gone(words, gone)
        case NoFeature(fit=Fit.NEAR):
            return None
        case NoFeature() as several:
            from readyctl.render.feature.ask import lines

            output.emit_lines(lines(several, inventory.as_of))
            raise UsageError(
                f"'{words}' may mean more than one feature", help=f"name {' or '.join(several.suggestions)}"
            )


def _gone(words: str, gone: GoneFeature) -> str:
    """The id of what is not there any more, and was meant. Raises `UsageError` where that may be several."""
    heirs = {heir for fate in gone.fates for heir in fate.heirs}
    meant, *others = (fate.id for fate in gone.fates if fate.id not in heirs)
    if others:
        raise UsageError(
            f"'{words}' may mean more than one feature that is not there any more: {gone.why}",
            help=f"name {' or '.join((meant, *others))}",
        )
    read = f"'{words}' is read as {gone.read_as} ({meant}), which" if gone.read_as else f"'{words}'"
    output.say(f"{read} is not there any more: {gone.why}")
    return meant


def _limit(text: str) -> Limit:
    found = _LIMIT.fullmatch(text)
    if found is None:
        raise UsageError(f"'{text}' is no limit", help="write METRIC at_most 12 ms, or at_least")
    bound = {f"at_{found['bound']}": found["quantity"]}
    return Limit.model_validate({"metric": found["metric"], **bound})


def _entry(reviews: "Reviews", deal: str) -> "HandoffEntry":
    try:
        return the_entry(reviews, deal)[1]
    except UsageError as error:
        raise UsageError(error.message, help=f"{error.help}; to begin a note, add --customer NAME") from None


def _say_verdict(said: "Said", note: "Handoff | None", inventory: "Inventory") -> None:
    check = check_promise(0, said.promise, inventory)
    words, fine = verdict_words(check), is_fine(check)
    verdict = "fits" if words == "fine" else words
    output.emit(f"{said.words}: ", paint(verdict, "green" if fine else "red"))
    output.emit_lines(list(quote_lines(said.promise, note, inventory)))
