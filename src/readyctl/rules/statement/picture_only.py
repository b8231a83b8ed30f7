"""A slide or page holds a picture and no text, or shows another file, so it was not checked.

## What it does
Reports each slide or page that has pictures and not a word, and each slide whose text is in another file.

## Why it matters
Marp and Slidev export slides as pictures unless told otherwise, and scanned contracts are pictures too.
What stands in a picture may say anything.

## Example
A scanned page in the middle of a contract.

## How to fix
Check the source of the deck instead of its export, or run the page through text recognition first.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.subjects import PicturePlace
from readyctl.rules.facts import Facts

CODE = "RDY602"
NAME = "picture-only"
SEVERITY = Severity.WARNING
WAIVABLE = True
SUBJECT = PicturePlace


def check(subject: PicturePlace, _: Facts) -> Iterator[Finding]:
    """Say which place was not checked."""
    if subject.file:
        yield Finding(
            f"{subject.place or 'the document'} shows {subject.file}, which was not checked",
            help="check that file too",
        )
        return
    yield Finding(
        f"{subject.place} has no text, and what its pictures say was not checked",
        help="check the source of the document, or run it through text recognition first",
    )
