"""A phrase that should slow a call down.

## What it does
Reports phrases that sound harmless and hide work: a simple sync, only admins need it, our process is
standard, we have this in another tool, it can be updated later, and the like. `phrases` in `readyctl.yaml`
adds your own.

## Why it matters
Each of them ends a conversation just where the details begin. The question that belongs to it opens it
again.

## Example
```yaml
constraints:
  - {text: It is just a simple sync, status: assumed}
```

## How to fix
Ask the question, and replace the phrase by the answer.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.phrases import risky_phrases
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY422"
NAME = "risky-phrase"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, facts: Facts) -> Iterator[Gap]:
    """Ask the question that belongs to each phrase."""
    for where, phrase in risky_phrases(note, facts.settings.phrases):
        message = f"'{where.text}' hides details ({phrase.name})"
        yield Gap(message, where.at, phrase.question, phrase.cost, about=(where.text,))
