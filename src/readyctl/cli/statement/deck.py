"""`readyctl deck check` and `readyctl deck stamp`."""

from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.copies import copy_path
from readyctl.cli.elsewhere import Asking
from readyctl.cli.findings_options import Codes, Findings, Ignored, rule_codes
from readyctl.cli.options import command_line, group
from readyctl.cli.statement.doc import AsKind, Own, Unknown
from readyctl.core.text.counting import counted

app = group("Check the badges and claims of slides, and stamp true badges.")


@app.command("check")
@command_line(
    "readyctl deck check pitch.pptx",
    "readyctl deck check slides.md --strict",
    "readyctl deck check pitch.pptx --format sarif",
)
def check(
    *,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Decks: .pptx, .md, .html.")],
    kind: AsKind = None,
    own: Own = None,
    unknown: Unknown = False,
    select: Codes = None,
    ignore: Ignored = None,
    findings: Findings,
    asking: Asking,
) -> int:
    """Say which badges are not today's level, and which features are named without one.

    A badge is a shape whose name or alternative text is readyctl:ID; in Markdown and HTML it stands
    between <!-- readyctl:ID --> and <!-- /readyctl:ID -->.
    """
    from msgspec.structs import replace

    from readyctl.render.entry.report import waived_lines
    from readyctl.rules.engine import selected
    from readyctl.workspace.reading import documents

    codes = rule_codes(select), rule_codes(ignore)
    checked = documents.check_decks(
        files, documents.against(asking.answering(), own or (), unknown=unknown), kind=kind
    )
    found = checked.report
    kept = tuple(selected(found.diagnostics, *codes))
    for line in (*(text.words for text in found.texts), *waived_lines(found.waived)):
        output.say(line)
    if checked.states:
        output.say(", ".join(f"{count} {state}" for state, count in sorted(checked.states.items())))
    return findings.report(replace(found, diagnostics=kept), narrowed=any(codes))


@app.command("stamp")
@command_line("readyctl deck stamp pitch.pptx --output pitch-2026-11.pptx")
def stamp(
    *,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The deck to copy.")],
    target: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The new deck.")
    ] = None,
    asking: Asking,
) -> int:
    """Write the true badges into a copy of a deck; everything else stays as it is.

    Exits 1 where a badge had to be left as it was.
    """
    from readyctl.workspace.changing.outputs import write_new
    from readyctl.workspace.reading import documents

    path = copy_path(file, target, what="new deck")
    done = documents.stamp_deck(file, documents.against(asking.answering()))
    write_new(path, done.data)
    for badge, why in done.left:
        output.say(f"left as it was: {badge.id}, {badge.place}: {why}")
    output.say(f"stamped {counted(len(done.written), 'badge')} in {path}")
    return int(bool(done.left))
