"""`readyctl levels`: the table of levels in words that a sales rep understands."""

from readyctl.cli import output
from readyctl.cli.options import Json, command_line
from readyctl.core.entry.keypath import dotted
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import UNSIGNED, Level
from readyctl.render.painting import paint


@command_line("readyctl levels", "readyctl levels --json")
def command(*, as_json: Json = False) -> None:
    """Print what each level means, and what sales may do with a feature of that level."""
    if as_json:
        from readyctl.render.level.levels_json import render

        output.emit_exactly(render())
        return
    for level in Level:
        output.emit_lines([(paint(level.value, "bold"), f": {level.row.meaning}")])
        rows = [[f"  {kind.question}", level.row.grant(kind).value] for kind in Kind]
        rows.append(["  The entry carries", ", ".join(map(dotted, level.row.needs)) or "nothing more"])
        output.emit_table(rows, "pp")
        output.emit("")
    *others, last = (level for level in Level if level.needs_signature)
    closing = f"{', '.join(others).capitalize()} and {last} count only when engineering signed the entry; "
    output.emit_lines([closing + f"until then, say {UNSIGNED}."])
