"""Findings as a GitLab Code Quality report."""

import json
from collections.abc import Sequence

from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.rule_page import rule_address
from readyctl.render.entry.report import Report, fingerprints
from readyctl.render.escape import terminal

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(diagnostics: Sequence[Diagnostic], report: Report) -> str:
    """A JSON list. The description starts with the code, because GitLab does not show `check_name`."""
    issues = [
        {
            "description": terminal(_description(found, report)),
            "check_name": found.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[found.severity],
            "location": {
                "path": found.path,
                "lines": {"begin": found.position.line if found.position else 1},
            },
        }
        for found, fingerprint in zip(diagnostics, fingerprints(diagnostics), strict=True)
    ]
    return json.dumps(issues, indent=2) + "\n"


def _description(found: Diagnostic, report: Report) -> str:
    place = f"{found.place}: " if found.place else ""
    address = rule_address(report.docs, found.code)
    more = f"{f'; {found.advice}' if found.advice else ''}{f'; see {address}' if address else ''}"
    return f"{found.code} {found.rule}: {place}{found.message}{more}"
