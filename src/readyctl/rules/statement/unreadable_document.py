"""A document could not be read, or has no text: nothing in it was checked.

## What it does
Reports a file that is damaged, cut off, protected by a password, made of pictures only, or built to
harm whoever opens it (archives that unpack without end, entity declarations, parts that point outside).

## Why it matters
A check that passes because it saw nothing is worse than no check: everybody believes the document is fine.

## Example
A deck that was exported as pictures, one for each slide.

## How to fix
Export the document with its text, without a password, and check it again.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.subjects import UnreadDocument
from readyctl.rules.facts import Facts

CODE = "RDY601"
NAME = "unreadable-document"
SEVERITY = Severity.ERROR
SUBJECT = UnreadDocument


def check(subject: UnreadDocument, _: Facts) -> Iterator[Finding]:
    """Say why the document could not be read."""
    yield Finding(subject.why.message, help=subject.why.help)
