"""Findings as lists that JSON has too, and read back."""

from functools import lru_cache
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
    position = _position(*at) if at else None
    return Diagnostic(
        _shared(code), _shared(rule), _SEVERITIES[severity], path, subject, message, help_,
        position, place, _shared(key), weight, quote, say,
    )  # fmt: skip


_position = lru_cache(maxsize=4096)(Position)


@lru_cache(maxsize=4096)
def _shared(text: str) -> str:
    """One text for the codes, the rules and the keys of thousands of findings."""
    return text
