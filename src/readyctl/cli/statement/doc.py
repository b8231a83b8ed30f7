"""`readyctl doc check`."""

from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.elsewhere import Asking
from readyctl.cli.findings_options import Codes, Findings, Ignored, rule_codes
from readyctl.cli.options import command_line, group
from readyctl.core.statement.formats import USUAL
from readyctl.core.statement.text_kind import TextKind

app = group("Check contracts, proposals and other documents.")

Own = Annotated[
    list[str] | None,
    typer.Option("--own", metavar="NAME", help="A name of your company or product; others are not judged."),
]

OwnParty = Annotated[
    list[str] | None,
    typer.Option(
        "--own-party",
        metavar="WORD",
        help="What a contract calls you, such as Contractor.",
        show_default="read from its definitions",
    ),
]

Unknown = Annotated[
    bool, typer.Option("--unknown", help="List each promise that no feature is about, not only their number.")
]

AsKind = Annotated[
    TextKind | None,
    typer.Option("--kind", help="What it is judged as.", show_default="guessed, and said"),
]


@app.command("check")
@command_line(
    "readyctl doc check MSA.docx",
    "readyctl doc check offer.txt --kind proposal",
    "readyctl doc check SOW.docx --own-party Contractor",
    "readyctl doc check proposal.pdf answers.odt --format markdown",
    "pbpaste | readyctl doc check -",
)
def check(
    *,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help=f"Documents: {', '.join(USUAL)}; - is standard input."),
    ],
    stdin_as: Annotated[
        str, typer.Option("--as", metavar="ENDING", help="What standard input is, such as .md.")
    ] = ".txt",
    kind: AsKind = None,
    own: Own = None,
    own_party: OwnParty = None,
    unknown: Unknown = False,
    select: Codes = None,
    ignore: Ignored = None,
    findings: Findings,
    asking: Asking,
) -> int:
    """Say what a document claims that may not be said, and what may be said instead.

    A contract and a proposal may only say what the level allows in a contract, every other text what may
    be mentioned. A sentence that must stand for now is waived in readyctl-waivers.yaml beside the document,
    with a reason and a day.
    """
    from msgspec.structs import replace

    from readyctl.render.entry.report import waived_lines
    from readyctl.rules.engine import selected
    from readyctl.workspace.reading import documents

    codes = rule_codes(select), rule_codes(ignore)
    ending = stdin_as if stdin_as.startswith(".") else f".{stdin_as}"
    output.say_how_to_end(files)
    against = documents.against(asking.answering(), own or (), own_party or (), unknown=unknown)
    found = documents.check_documents(files, against, stdin_as=ending, kind=kind)
    for line in (*(text.words for text in found.texts), *waived_lines(found.waived)):
        output.say(line)
    kept = tuple(selected(found.diagnostics, *codes))
    return findings.report(replace(found, diagnostics=kept), narrowed=any(codes))
