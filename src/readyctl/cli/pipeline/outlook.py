"""What an import would do, as a table: a row for each deal."""

from collections.abc import Iterable, Sequence

from readyctl.core.deal.money import money_words, totals_of
from readyctl.core.pipeline.export import Deal
from readyctl.core.pipeline.plan import Action, Create
from readyctl.core.text.counting import counted
from readyctl.render.painting import Piece, paint


def rows(actions: Iterable[Action], deals: Iterable[Deal]) -> list[Sequence[Piece]]:
    """A heading, then the deals in the export's order; those that are not taken among them."""
    taken = {action.deal.line: action for action in actions}
    words = ("NOTE", "CUSTOMER", "STAGE", "VALUE", "CLOSES", "WHAT")
    heading: Sequence[Piece] = [paint(word, "dim") for word in words]
    return [heading, *(_row(deal, taken.get(deal.line)) for deal in deals)]


def _row(deal: Deal, action: Action | None) -> Sequence[Piece]:
    name: Piece = paint(action.id, "bold") if action else "-"
    value = money_words(totals_of([(deal.amount, deal.currency)])) if deal.amount is not None else "-"
    closes = str(deal.close_date) if deal.close_date else "-"
    return [name, deal.customer, deal.stage.value, value, closes, _what(action)]


def _what(action: Action | None) -> Piece:
    if action is None:
        return paint("not taken", "red")
    if isinstance(action, Create):
        promises = action.data.get("promises")
        return paint(", ".join(["new", *_adds(len(promises) if isinstance(promises, list) else 0)]), "green")
    if not action.sets:
        return "as it is"
    keys = dict.fromkeys(str(path[0]) for path in action.sets if path != ("source", "seen"))
    done = [*([f"sets {', '.join(keys)}"] if keys else []), *_adds(len(action.promises))]
    return paint("; ".join(done), "yellow") if done else "as it is"


def _adds(promises: int) -> list[str]:
    return [counted(promises, "promise")] if promises else []
