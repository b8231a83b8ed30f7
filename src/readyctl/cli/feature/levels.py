"""`readyctl levels`: the table of levels in words that a sales rep understands."""

from readyctl.cli import output
from readyctl.cli.options import Json, command_line
from readyctl.cli.painting import columns, paint
from readyctl.core.entry.keypath import dotted
from readyctl.core.feature.inventory import UNSIGNED
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import Level


@command_line("readyctl levels", "readyctl levels --json")
def command(*, as_json: Json = False) -> None:
    """Print what each level means, and what sales may do with a feature of that level."""
    if as_json:
        from readyctl.render.level.levels_json import render

        output.emit_exactly(render())
        return
    for level in Level:
        output.emit(paint(level.value, "bold"), f": {level.row.meaning}")
        rows = [[f"  {kind.question}", level.row.grant(kind).value] for kind in Kind]
        rows.append(["  The entry carries", ", ".join(map(dotted, level.row.needs)) or "nothing more"])
        for line in columns(rows):
            output.emit(*line)
        output.emit("")
    *others, last = (level for level in Level if level.needs_signature)
    output.emit(
        f"{', '.join(others).capitalize()} and {last} count only when engineering signed the entry; "
        f"until then, say {UNSIGNED}."
    )
