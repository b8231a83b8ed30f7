"""Findings as `readyctl.check/1`; the schema is `schemas/check-1.schema.json`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.rule_page import rule_address
from readyctl.core.statement.text_kind import ReadText, TextKind
from readyctl.core.statement.waivers import WaivedFinding
from readyctl.render.entry.report import Report
from readyctl.render.published import IsoDay, Published, Sparse, in_pieces


class DiagnosticV1(Sparse):
    """One finding."""

    code: Annotated[str, Field(pattern=r"^RDY\d{3}$")]
    """Stable; never used for anything else again."""
    rule: str
    """The rule's name."""
    severity: Severity
    path: str
    """Relative to the repository's top, or the document's name."""
    line: int | None
    """From 1; null in a document without lines."""
    column: int | None
    """From 1, in characters."""
    subject: str
    """The id of the feature, deal or file that it is about."""
    message: str
    help: str
    """The next step, where there is one."""
    url: str | None = None
    """The rule's page, where the registry's settings say where the documentation is; only there.
    Everywhere `readyctl help CODE` shows it.
    """
    place: str | None = None
    """Where in a document: a section, a slide; only there."""


class TextV1(Published):
    """One document that was judged."""

    path: str
    kind: TextKind
    """What it was judged as: a contract and a proposal bind, the others do not."""
    kind_from: str
    """What it was taken for that from, in a few words."""
    passages: int
    """How many paragraphs, cells and shapes were read."""
    read: dict[str, int]
    """What of it was read, by what it is: slide, shape, page, paragraph."""
    not_read: dict[str, int]
    """What of it was not read: picture, file, other part."""


class WaivedV1(Published):
    """One finding that an engineer's waiver lets stand."""

    code: str
    path: str
    subject: str
    by: str
    """The engineer's address."""
    until: IsoDay
    reason: str


class SummaryV1(Sparse):
    """How many of what."""

    error: int
    warning: int
    entries: int
    """How many entries were read."""
    texts: tuple[TextV1, ...] | None = None
    """The documents that were judged; only there."""
    waived: tuple[WaivedV1, ...] | None = None
    """What stands by an engineer's word; only where something does."""


class CheckV1(Published):
    """The answer of `readyctl check --format json`, and of the checks of documents, decks and deals."""

    schema_: Annotated[Literal["readyctl.check/1"], Field(alias="schema")] = "readyctl.check/1"
    as_of: IsoDay
    """The day that counted as today."""
    revision: str | None
    """The full id of the commit whose history judged; null before the first one."""
    summary: SummaryV1
    diagnostics: tuple[DiagnosticV1, ...]
    """Worst first."""


def render(diagnostics: Sequence[Diagnostic], report: Report) -> str:
    """One JSON object, in ASCII, indented."""
    return "".join(parts(diagnostics, report))


def parts(diagnostics: Sequence[Diagnostic], report: Report) -> Iterator[str]:
    """The same in whole lines, some hundred findings at a time: all of it takes more than the findings do."""
    found = (_diagnostic(each, report.docs) for each in diagnostics)
    pieces = in_pieces(_around(diagnostics, report), {"diagnostics": found}, indent=2)
    rest = ""
    for piece in pieces:
        whole, end, rest = f"{rest}{piece}".rpartition("\n")
        yield whole + end


def published(diagnostics: Sequence[Diagnostic], report: Report) -> CheckV1:
    """The findings as scripts and assistants read them."""
    found = tuple(_diagnostic(each, report.docs) for each in diagnostics)
    return _around(diagnostics, report).model_copy(update={"diagnostics": found})


def _around(diagnostics: Sequence[Diagnostic], report: Report) -> CheckV1:
    """The same with the findings only counted."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return CheckV1(
        as_of=report.as_of,
        revision=report.revision,
        summary=SummaryV1(
            error=counts[Severity.ERROR],
            warning=counts[Severity.WARNING],
            entries=report.entries,
            texts=tuple(map(_text, report.texts)) or None,
            waived=tuple(map(_waived, report.waived)) or None,
        ),
        diagnostics=(),
    )


def _text(read: ReadText) -> TextV1:
    return TextV1(
        path=read.path,
        kind=read.taken.kind,
        kind_from=read.taken.why,
        passages=read.passages,
        read=dict(read.read),
        not_read=dict(read.unread),
    )


def _waived(one: WaivedFinding) -> WaivedV1:
    return WaivedV1(
        code=one.finding.code,
        path=one.finding.path,
        subject=one.finding.subject,
        by=one.act.address,
        until=one.waiver.until,
        reason=one.waiver.reason,
    )


def _diagnostic(found: Diagnostic, docs: str | None) -> DiagnosticV1:
    return DiagnosticV1(
        code=found.code,
        rule=found.rule,
        severity=found.severity,
        path=found.path,
        line=found.position.line if found.position else None,
        column=found.position.column if found.position else None,
        subject=found.subject,
        message=found.message,
        help=found.advice,
        url=rule_address(docs, found.code),
        place=found.place,
    )
