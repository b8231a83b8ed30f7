"""Whether a deal of the CRM is the one of a note that is there: options, or a question at a terminal."""

from collections.abc import Collection, Iterable, Sequence

from readyctl.cli import output
from readyctl.cli.changes import ask_yes
from readyctl.core.deal.note import Handoff
from readyctl.core.pipeline.export import Deal
from readyctl.core.pipeline.kindred import Linking, kindred, unasked
from readyctl.errors import UsageError


def told(
    pairs: Sequence[str], new: Sequence[str], deals: Sequence[Deal], notes: Iterable[Handoff]
) -> Linking:
    """What --link and --new say. Raises `UsageError` for a note or a deal that is not there."""
    by_id = {note.id: note for note in notes}
    links = {}
    for pair in pairs:
        name, _, source_id = pair.partition("=")
        note, deal = by_id.get(name), next((one for one in deals if one.source_id == source_id), None)
        if note is None or deal is None:
            missing = f"note '{name}'" if note is None else f"deal '{source_id}' in the file"
            raise UsageError(f"--link {pair}: there is no {missing}", help="write --link NOTE=ID")
        if note.source is not None and (note.source.system, note.source.id) != (deal.system, deal.source_id):
            raise UsageError(
                f"--link {pair}: the note is of the deal {note.source.id} already",
                help="take its `source` out by hand, if that is wrong",
            )
        links[deal.key] = name
    for source_id in new:
        if all(one.source_id != source_id for one in deals):
            raise UsageError(f"--new {source_id}: there is no such deal in the file", help="write --new ID")
    return Linking(links, new)


def settled(linking: Linking, deals: Sequence[Deal], notes: Collection[Handoff], *, asks: bool) -> Linking:
    """Ask about each deal whose customer has a note without a key; where nobody is there, leave it out."""
    if not asks:
        return unasked(linking, deals, notes)
    for deal in deals:
        for found in kindred([deal] if deal.source_id not in linking.new else [], notes, linking.links):
            _ask(linking, deal, found.notes)
    return linking


def _ask(linking: Linking, deal: Deal, notes: Iterable[Handoff]) -> None:
    for note in notes:
        output.say(f"{note.id} is a note of {note.customer} ({note.stage}) without a key of the CRM")
        if ask_yes(f"Is it the deal '{deal.name}' ({deal.source_id})?"):
            linking.links[deal.key] = note.id
            return
