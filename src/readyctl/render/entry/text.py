"""Findings for a person at a terminal."""

from collections.abc import Sequence

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.render.entry.report import Report, counted, where
from readyctl.render.escape import line


def render(diagnostics: Sequence[Diagnostic], report: Report) -> str:
    """Each finding with its help on a line of its own, and a count at the end; empty where there is none."""
    if not diagnostics:
        return ""
    lines = []
    for found in diagnostics:
        lines.append(
            f"{line(where(found))}: {found.severity}: {line(found.message)} [{found.code} {found.rule}]"
        )
        if found.help:
            lines.append(f"  help: {line(found.help)}")
    entries = f"{report.entries} {'entry' if report.entries == 1 else 'entries'}"
    return "\n".join([*lines, f"{counted(diagnostics)} in {entries}, as of {report.as_of}"]) + "\n"
