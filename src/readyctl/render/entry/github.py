"""Findings as workflow commands of GitHub Actions.

GitHub shows ten annotations of each kind for a step. The worst come first, so these are the ones it shows;
the others stand in the job's log as plain lines.
"""

from collections import defaultdict
from collections.abc import Sequence

from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.rule_page import rule_address
from readyctl.render.entry.report import Report, counted, looked_at, where
from readyctl.render.escape import terminal, workflow_data, workflow_log, workflow_property

SHOWN = 10
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(diagnostics: Sequence[Diagnostic], report: Report) -> str:
    """A command for each of the first ten findings of a kind, plain lines for the others, and a count."""
    if not diagnostics:
        return ""
    kinds: defaultdict[Severity, int] = defaultdict(int)
    commands: list[Diagnostic] = []
    rest: list[Diagnostic] = []
    for found in diagnostics:
        kinds[found.severity] += 1
        (commands if kinds[found.severity] <= SHOWN else rest).append(found)
    lines = [_command(found, report.docs) for found in commands]
    if rest:
        lines += [f"{len(rest)} more, which GitHub would not show:", *map(_plain, rest)]
    return "\n".join([*lines, f"{counted(diagnostics)} in {looked_at(report)}"]) + "\n"


def _command(found: Diagnostic, docs: str | None) -> str:
    properties = {"file": found.path}
    if found.position:
        properties |= {"line": str(found.position.line), "col": str(found.position.column)}
    properties["title"] = f"{found.code} {found.rule}"
    written = ",".join(f"{key}={workflow_property(terminal(value))}" for key, value in properties.items())
    place = f"{found.place}: " if found.place else ""
    lines = (f"{place}{found.message}", found.advice, rule_address(docs, found.code))
    message = "\n".join(filter(None, lines))
    return f"::{_KINDS[found.severity]} {written}::{workflow_data(terminal(message))}"


def _plain(found: Diagnostic) -> str:
    text = f"{found.severity} {found.code} {found.rule}: {where(found)}: {found.message}"
    return workflow_log(f"{text}; {found.advice}" if found.advice else text)
