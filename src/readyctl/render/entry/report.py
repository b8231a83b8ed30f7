"""What every format of findings needs to know besides the findings."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.rule_page import RulePage
from readyctl.core.text.counting import all_of, in_figures

if TYPE_CHECKING:
    from readyctl.core.statement.text_kind import ReadText
    from readyctl.core.statement.waivers import WaivedFinding


class Report(Protocol):
    """What was looked at."""

    @property
    def as_of(self) -> dt.date:
        """The day that counted as today."""

    @property
    def revision(self) -> str | None:
        """The commit whose history judged, None before the first one."""

    @property
    def entries(self) -> int:
        """How many entries were read, or documents."""

    @property
    def of(self) -> str:
        """What was read, in the singular: `entry`, `mail`."""

    @property
    def texts(self) -> "tuple[ReadText, ...]":
        """The documents that were judged; empty where entries were."""

    @property
    def named(self) -> tuple[str, ...]:
        """The features, by name, that these documents name; empty where anything was found in them."""

    @property
    def waived(self) -> "tuple[WaivedFinding, ...]":
        """What stands only because an engineer lets it."""

    @property
    def docs(self) -> str | None:
        """Where the documentation is to be found; None where the registry does not say."""

    def page(self, code: str) -> RulePage | None:
        """What a rule tells of itself; None where there is no such rule."""


_MOST_NAMES = 5
"""So many features are named; of more their number says as much."""


def where(diagnostic: Diagnostic) -> str:
    """`path:line:column`, or the path and the place in a document that has no lines."""
    position = f":{diagnostic.position.line}:{diagnostic.position.column}" if diagnostic.position else ""
    return f"{diagnostic.path}{position}{f', {diagnostic.place}' if diagnostic.place else ''}"


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`; what there is none of is left out."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    return ", ".join(
        in_figures(counts[severity], name) for severity, name in names.items() if counts[severity]
    )


def looked_at(report: Report) -> str:
    """`12 entries, as of 2026-11-22`."""
    several = "entries" if report.of == "entry" else f"{report.of}s"
    return f"{report.entries} {report.of if report.entries == 1 else several}, as of {report.as_of}"


def names_named(report: Report) -> str:
    """`: it names Bulk payouts and FX matching`; empty where no text was read."""
    if not report.texts:
        return ""
    names, it = report.named, "it names" if len(report.texts) == 1 else "they name"
    if not names:
        return f": {it} no feature that the registry knows"
    return f": {it} {all_of(names) if len(names) <= _MOST_NAMES else in_figures(len(names), 'feature')}"


def fingerprints(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """One stable name for each finding: from rule, path, subject and key, not from the line.

    Findings that agree in all of these are told apart by their number among one another.
    """
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        parts = (diagnostic.code, diagnostic.path, diagnostic.subject, diagnostic.key, diagnostic.place or "")
        stem = "\0".join(parts)
        seen[stem] += 1
        numbered = f"{stem}\0{seen[stem]}" if seen[stem] > 1 else stem
        yield hashlib.sha256(numbered.encode("utf-8", "surrogatepass")).hexdigest()


def waived_lines(waived: "Iterable[WaivedFinding]") -> Iterator[str]:
    """How many findings stand by whose word and until when: `3 findings waived by ada@… until 2027-01-01`."""
    counts = Counter((one.act.address, one.waiver.until) for one in waived)
    for (address, until), number in sorted(counts.items()):
        yield f"{in_figures(number, 'finding')} waived by {address} until {until}"
