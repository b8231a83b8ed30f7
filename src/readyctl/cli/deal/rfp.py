"""`readyctl rfp answer`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.copies import copy_path
from readyctl.cli.elsewhere import Asking
from readyctl.cli.options import Json, command_line, group
from readyctl.core.deal.questionnaire import ANSWERING, Column
from readyctl.render.painting import Piece, paint

if TYPE_CHECKING:
    from readyctl.workspace.reading.questionnaires import Answered

app = group("Answer questionnaires of customers.")


def _column(what: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        metavar="COLUMN", help=f"Where {what}, by letter or heading.", show_default="by its heading"
    )
    return option


@app.command("answer")
@command_line(
    "readyctl rfp answer security.xlsx --output security-answered.xlsx",
    "readyctl rfp answer rfp.xlsx --question C --code E --answer 'Vendor comments' --output answered.xlsx",
)
def answer(
    *,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The questionnaire: .xlsx, .xlsm.")],
    target: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The answered copy.")
    ] = None,
    question: Annotated[str | None, _column("the questions stand")] = None,
    code: Annotated[str | None, _column("the answer goes in a word")] = None,
    sentence: Annotated[
        str | None, typer.Option("--answer", metavar="COLUMN", help="Where the sentence goes.")
    ] = None,
    evidence: Annotated[str | None, _column("the commit goes that it rests on")] = None,
    sheets: Annotated[
        list[str] | None,
        typer.Option("--sheet", metavar="NAME", help="A sheet to answer; others are not read."),
    ] = None,
    as_json: Json = False,
    asking: Asking,
) -> None:
    """Answer the questions that name a feature in a copy of a questionnaire, and list the others.

    Each answer is a code, the sentence that may be said in a proposal, and the commit that it rests on. They
    go into the columns that the headings or the options name, or into new ones on the right; nothing else in
    the file changes, and no cell that holds anything. The codes are `rfp.codes` in readyctl.yaml.
    """
    from readyctl.workspace.changing.outputs import write_new
    from readyctl.workspace.reading import questionnaires

    path = copy_path(file, target, what="answered copy")
    named = zip((Column.QUESTION, *ANSWERING), (question, code, sentence, evidence), strict=True)
    columns = {column: text for column, text in named if text}
    known = asking.answering().known
    done = questionnaires.answer(file, known, questionnaires.Choice(columns, tuple(sheets or ())))
    write_new(path, done.data)
    if as_json:
        from readyctl.render.deal.rfp_json import render

        output.emit_exactly(render(done.answers, done.left, done.passed, known.as_of))
    else:
        _tell(done, path)


def _tell(done: "Answered", path: Path) -> None:
    """List what was left, and say what the seller has to do before the copy goes out."""
    for name, why in done.passed:
        output.say(f"not read: sheet {name}: {why}")
    for each in done.answers:
        for clause in each.confirm:
            output.say(f"before you send row {each.row} of {each.sheet}: {clause}")
    if done.left:
        heading: list[Piece] = [paint(word, "dim") for word in ("SHEET", "ROW", "LEFT BECAUSE", "QUESTION")]
        rows: list[list[Piece]] = [[r.sheet, str(r.row), r.why.value, r.question] for r in done.left]
        output.emit_table([heading, *rows], "nwwp")
    total = len(done.answers) + len(done.left)
    output.say(f"answered {len(done.answers)} of {total} questions in {path}")
