"""Findings as a Markdown table, for a job's summary or a comment."""

from collections.abc import Sequence

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.render.entry.report import Report, counted, where
from readyctl.render.escape import markdown

MOST_BYTES = 1_000_000
"""A job summary of GitHub holds 1 MiB; what is larger is not shown at all."""


def render(diagnostics: Sequence[Diagnostic], report: Report) -> str:
    """A table, worst first. Rows that a summary has no room for are counted instead."""
    scope = f"{report.entries} entries, as of {report.as_of}"
    if not diagnostics:
        return f"**readyctl check**: nothing to report in {scope}.\n"
    lines = [
        f"**readyctl check**: {counted(diagnostics)} in {scope}.",
        "",
        "| | Rule | Where | What | Next step |",
        "|---|---|---|---|---|",
    ]
    size = sum(len(line) for line in lines)
    for number, found in enumerate(diagnostics):
        row = _row(found)
        size += len(row.encode("utf-8")) + 1
        if size > MOST_BYTES:
            lines += ["", f"{len(diagnostics) - number} more, for which there is no room here."]
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def _row(found: Diagnostic) -> str:
    cells = (found.severity, f"{found.code} {found.rule}", where(found), found.message, found.help)
    return f"| {' | '.join(markdown(cell) for cell in cells)} |"
