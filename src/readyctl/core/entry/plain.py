"""Findings as lists that JSON has too, and read back."""

from typing import Any

from readyctl.core.entry.diagnostic import Diagnostic, Position, Severity

Row = list[Any]
"""Lists, texts, numbers and None, in shapes that are this module's own business."""
_SEVERITIES = {severity.value: severity for severity in Severity}


def finding_row(found: Diagnostic) -> Row:
    """One finding with its place."""
    at = found.position
    return [
        found.code, found.rule, found.severity.value, found.path, found.subject, found.message, found.help,
        at and [at.line, at.column], found.place, found.key, found.weight, found.quote, found.say,
    ]  # fmt: skip


def finding(row: Row) -> Diagnostic:
    """The same, read back."""
    code, rule, severity, path, subject, message, help_, at, place, key, weight, quote, say = row
    position = Position(*at) if at else None
    return Diagnostic(
        code, rule, _SEVERITIES[severity], path, subject, message, help_,
        position, place, key, weight, quote, say,
    )  # fmt: skip
