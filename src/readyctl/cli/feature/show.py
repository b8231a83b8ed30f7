"""`readyctl feature show`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.feature.appearance import grade, level_piece, signed_piece
from readyctl.cli.feature.finding import the_feature_called
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.feature.inventory import FeatureStatus, sales_view
from readyctl.core.feature.model import Feature
from readyctl.core.trust.signoff import Signed
from readyctl.render.escape import one_line
from readyctl.render.painting import Piece, block, paint


@command_line("readyctl feature show fx-matching", "readyctl feature show fx-matching --json")
def command(
    *,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="The feature's id or name.")],
    reading: Reading,
    as_json: Json = False,
) -> None:
    """Show one feature in full, as engineering sees it."""
    inventory = reading.workspace().inventory()
    status = the_feature_called(inventory, " ".join(words))
    if as_json:
        from readyctl.render.feature.features_json import render_shown

        output.emit_exactly(render_shown(inventory, status))
        return
    output.emit(paint(status.name, "bold"), f" ({status.id}, area {one_line(status.area)})")
    output.emit_table([row for said in _rows(status) for row in _lines(said)], "wp")
    for problem in status.entry.problems:
        output.emit(paint("error: ", "red"), one_line(problem.message))


def _lines(row: list[Piece]) -> Iterator[list[Piece]]:
    """A row whose text has several lines, as several rows."""
    word, text = row
    lines: list[Piece] = list(block(text)) if isinstance(text, str) else [text]
    for number, line in enumerate(lines):
        yield ["" if number else word, line]


def _rows(status: FeatureStatus) -> Iterator[list[Piece]]:
    yield ["level", level_piece(status)]
    if isinstance(status.signoff, Signed):
        act = status.signoff.act
        yield [
            "signed",
            f"by {act.name} <{act.address}> in {act.commit[:12]}, {act.at:%Y-%m-%d}, {grade(act)}",
        ]
    elif status.declared is not None and not status.needs_signature:
        yield ["signed", signed_piece(status)]
    elif status.why:
        yield ["not signed", status.why]
    for kind, permission in sales_view(status).may.items():
        yield [f"may {kind.label.lower()}", permission.phrase]
    if status.entry.model is not None:
        yield from _said(status.entry.model)


def _said(model: Feature) -> Iterator[list[Piece]]:
    yield ["summary", model.summary]
    for key, value in model.delivery.model_dump(exclude_none=True).items():
        yield [f"delivery {key}", str(value)]
    for limit in model.limits:
        bounds = [("at least", limit.at_least), ("at most", limit.at_most)]
        yield ["limit", f"{limit.metric}: " + ", ".join(f"{word} {bound}" for word, bound in bounds if bound)]
    for key, value in model.evidence.model_dump(exclude_none=True).items():
        yield [f"evidence {key}", str(value)]
    lists = {"caveat": model.caveats, "alias": model.aliases, "link": model.links, "tag": model.tags}
    for word, texts in lists.items():
        for text in texts:
            yield [word, text]
    if model.owner:
        yield ["owner", model.owner]
    if model.proposed:
        asked = model.proposed
        changes = [f"level {asked.level.value}"] if asked.level else []
        changes += [f"{key}: {value}" for key, value in asked.set.items()]
        yield [
            "proposed",
            f"{', '.join(changes)} (by {asked.by or 'nobody named'}: {asked.reason or 'no reason'})",
        ]
    if model.notes:
        yield ["notes", model.notes]
