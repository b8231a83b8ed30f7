"""Findings as a Markdown table, for a job's summary or a comment."""

from collections.abc import Sequence

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.rule_page import rule_address
from readyctl.render.entry.report import Report, counted, looked_at, where
from readyctl.render.escape import markdown

MOST_BYTES = 1_000_000
"""A job summary of GitHub holds 1 MiB; what is larger is not shown at all."""

_LAST_LINE = 100
"""Room for the line that counts what is left out."""


def render(diagnostics: Sequence[Diagnostic], report: Report, room: int = MOST_BYTES) -> str:
    """A table, worst first. Rows for which there is no room, in bytes, are counted instead."""
    scope = looked_at(report)
    if not diagnostics:
        return f"**readyctl check**: nothing to report in {scope}.\n"
    lines = [
        f"**readyctl check**: {counted(diagnostics)} in {scope}.",
        "",
        "| | Rule | Where | What | Next step |",
        "|---|---|---|---|---|",
    ]
    size = sum(len(line.encode("utf-8")) + 1 for line in lines)
    for number, found in enumerate(diagnostics):
        row = _row(found, report.docs)
        size += len(row.encode("utf-8")) + 1
        if size > room - _LAST_LINE:
            lines += ["", f"{len(diagnostics) - number} more, for which there is no room here."]
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def _row(found: Diagnostic, docs: str | None) -> str:
    rule, address = markdown(f"{found.code} {found.rule}"), rule_address(docs, found.code)
    linked = f"[{rule}]({address})" if address else rule
    cells = (where(found), found.message, found.advice)
    return f"| {' | '.join((markdown(found.severity), linked, *map(markdown, cells)))} |"
