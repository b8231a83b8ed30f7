"""A deal's note leaves something to guess.

## What it does
Counts all warnings and questions about one note, those about its review included, and says them in one line.
`readyctl handoff check ID` says each by itself, and so do the gates. Errors always stand by themselves, in
front. Of a deal that is won or lost nothing is counted.

## Why it matters
Thirty deals fresh from the CRM have four hundred open questions; among them nobody finds the one promise that
may not be made.

## Example
```yaml
id: acme-2026-11
customer: Acme
owner: sam@example.com
stage: evaluation
```

## How to fix
Look at one note with `readyctl handoff check ID`, and ask the customer what `readyctl handoff questions ID`
lists.
"""

from collections.abc import Iterator

from readyctl.core.deal.open_points import OpenPoints
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.text.counting import in_figures
from readyctl.rules.facts import Facts

CODE = "RDY433"
NAME = "incomplete-note"
SEVERITY = Severity.WARNING
SUBJECT = OpenPoints


def check(subject: OpenPoints, _: Facts) -> Iterator[Finding]:
    """At most one finding, short enough to stand in one line with its command."""
    parts = [
        in_figures(number, noun)
        for number, noun in ((subject.warnings, "warning"), (subject.questions, "question"))
        if number
    ]
    if parts:
        yield Finding(
            f"{' and '.join(parts)}, told one by one by 'readyctl handoff check {subject.where.id}'",
            severity=None if subject.warnings else Severity.INFO,
        )
