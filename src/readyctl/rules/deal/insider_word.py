"""A word that only one team uses.

## What it does
Reports technical words (endpoint, webhook, payload, schema and the like) in the lines of the note.

## Why it matters
Sales and the customer read the note too. A word that they would not use is a word that nobody corrects.

## Example
```yaml
constraints:
  - {text: A webhook with the full payload, status: assumed}
```

## How to fix
Say it as the customer would, and keep to that word.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import mentions
from readyctl.core.deal.topics import INSIDER_WORDS
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY425"
NAME = "insider-word"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the customer's own word."""
    for where in mentions(note, INSIDER_WORDS):
        if word := INSIDER_WORDS.search(where.plain):
            yield Gap(
                f"'{word[0]}' is a word that only one team uses",
                where.at,
                f"In your own words: what do you mean by “{where.text}”?",
                cost=2,
                about=(where.text,),
            )
