"""A slide, page or section holds a picture, or shows another file, so not all of it was checked.

## What it does
Reports each slide, page or section that has pictures, beside text too, each slide whose text is in another
file, each attachment or inserted part that has no reader, and how many comments an office file has: what
people wrote to one another in its margin is not read. Pictures that decorate, whose alternative text is empty
on purpose in HTML, are left out; alternative texts are read as text, and so are the comments of a Markdown
deck, which are its presenter's notes.

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
from readyctl.core.text.counting import counted
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
    elif subject.what:
        yield Finding(
            f"{subject.place or 'a part of the document'} was not checked: {subject.what}",
            help="look at it, or save it on its own in a format that has a reader, and check that",
        )
    elif subject.alone:
        yield Finding(
            f"{subject.place} has no text, and what its pictures say was not checked",
            help="check the source of the document, or run it through text recognition first",
        )
    else:
        yield Finding(
            f"{subject.place} has {counted(subject.pictures, 'picture')}, and what "
            f"{'they say' if subject.pictures > 1 else 'it says'} was not checked",
            help="look at it, or write what it says beside it",
        )
