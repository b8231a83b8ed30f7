"""`readyctl coverage`: features that do not say where they live, and code that no feature speaks of."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.render.painting import Piece, paint

if TYPE_CHECKING:
    from readyctl.core.feature.coverage import CodeCoverage


@command_line("readyctl coverage", "readyctl coverage --json")
def command(*, as_json: Json = False, reading: Reading) -> None:
    """List features above planned without code, code that matches nothing, and paths that no entry covers.

    `coverage: {ignore: […]}` in readyctl.yaml names paths that need no entry.
    """
    from readyctl.workspace.reading.repository_paths import coverage

    workspace = reading.workspace()
    found = coverage(workspace)
    if as_json:
        from readyctl.render.feature.coverage_json import render

        output.emit_exactly(render(workspace.inventory(), found))
        return
    rows = list(_rows(found))
    if rows:
        output.emit_table([[paint(word, "dim") for word in ("WHAT", "WHERE", "")], *rows], "wiw")
    output.say(f"{found.covered} of {found.files} files belong to a feature")
    if found.uncoded:
        first = found.uncoded[0].id
        output.say(
            f"say where a feature lives: readyctl feature edit {first} --add 'code=path/to/its/code/**'"
        )


def _rows(found: "CodeCoverage") -> Iterator[list[Piece]]:
    for status in found.uncoded:
        yield ["no code named", status.id, status.effective.value]
    for each in found.unmatched:
        yield [paint("matches nothing", "yellow"), each.feature.id, each.glob]
    for bare in found.uncovered:
        yield ["no feature", bare.path, f"{bare.files} files" if bare.path.endswith("/") else ""]
