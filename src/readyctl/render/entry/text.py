"""Findings for a person at a terminal."""

from collections.abc import Iterator, Sequence

from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.rule_page import rule_address
from readyctl.render.entry.report import Report, counted, looked_at, names_named, where
from readyctl.render.escape import line
from readyctl.render.painting import Line, paint, plain_text

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_PAINTED = {severity: paint(severity, style) for severity, style in _STYLES.items()}
_HELP = paint("help:", "cyan")


def render(diagnostics: Sequence[Diagnostic], report: Report) -> str:
    """Each finding, its help and the words to say instead on lines of their own, and a count at the end;
    words that were told of a feature before are only pointed to. Empty where there is no finding.

    Where the documentation has an address, the page of each rule stands before the count.
    """
    return plain_text(lines(diagnostics, report))


def lines(diagnostics: Sequence[Diagnostic], report: Report) -> Iterator[Line]:
    """The lines of the same text, with colours for the severities."""
    if not diagnostics:
        return
    said: dict[tuple[str, str, str], Diagnostic] = {}
    for found in diagnostics:
        told = f": {line(found.message)} [{found.code} {found.rule}]"
        yield f"{line(where(found))}: ", _PAINTED[found.severity], told
        first = said.setdefault((found.subject, found.help, found.say), found) if found.say else found
        if first is not found:
            yield "  ", _HELP, f" {line(found.help)}: the same as at {line(where(first))}"
        elif found.help:
            yield "  ", _HELP, f" {line(found.help)}{':' if found.say else ''}"
            yield from (f"    {line(found.say)}",) if found.say else ()
    for code in sorted({found.code for found in diagnostics}):
        if address := rule_address(report.docs, code):
            yield f"{code}: {address}"
    yield f"{counted(diagnostics)} in {looked_at(report)}"


def nothing(report: Report, *, narrowed: bool = False) -> str:
    """What was looked at, where nothing was found: silence could be taken for not having looked.

    `narrowed` says that only some findings were asked for. Of texts it tells which features they name: of
    what no entry knows nothing could be found.
    """
    found = "nothing of what was asked for" if narrowed else "nothing to report"
    return f"{found} in {looked_at(report)}{names_named(report)}"
