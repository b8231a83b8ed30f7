"""A word names a feature and not yet a need.

## What it does
Reports approvals, admin access, sync, dashboard or spreadsheet where the note uses the word and nothing in
it says more: nobody who approves, no role with verbs, no data movement, no reader or filter, no format.

## Why it matters
The name of a feature is not a requirement. One reader imagines a button, another a chain with reminders and
history.

## Example
```yaml
constraints:
  - {text: Needs approvals, status: confirmed}
```

## How to fix
Ask the question, and write the answer where it belongs: steps, `roles`, `data`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.phrases import vague_words
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY423"
NAME = "vague-word"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the need behind each vague word."""
    for where, word in vague_words(note):
        message = f"'{where.text}' says {word.name} and no detail"
        yield Gap(message, where.at, word.question, word.cost, about=(word.name,))
