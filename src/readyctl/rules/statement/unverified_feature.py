"""A slide names a feature and has no badge for it.

## What it does
Reports each feature that a slide names, by id, name or alias, where no badge on the same slide is for it:
UNVERIFIED. Of an exploratory feature it is an error: an idea is not for customers, whatever else stands
there.

## Why it matters
Without a badge nobody can tell from the slide whether the feature is there, coming, or an idea.

## Example
A slide with the title `Multi-currency reconciliation` and nothing else.

## How to fix
Add a text shape, give it the name or the alternative text `readyctl:ID`, and run `readyctl deck stamp`.
In Markdown write `<!-- readyctl:ID --><!-- /readyctl:ID -->` where the badge belongs. Take what
is exploratory off the slide.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.badges import UnverifiedName
from readyctl.rules.facts import Facts

CODE = "RDY613"
NAME = "unverified-feature"
SEVERITY = Severity.WARNING
WAIVABLE = True
SUBJECT = UnverifiedName


def check(subject: UnverifiedName, _: Facts) -> Iterator[Finding]:
    """Ask for a badge; of what may not be mentioned, to take it off."""
    view = subject.view
    public = view.level.row.public
    stands = "not there any more" if view.removed else view.level.value
    help_text = (
        f"add a shape named readyctl:{view.id}, in Markdown and HTML <!-- readyctl:{view.id} -->"
        f"<!-- /readyctl:{view.id} -->, and run `readyctl deck stamp DECK --output NEW-DECK`"
    )
    if not public:
        help_text = f"take it off the slide: what is {stands} is not for customers"
    yield Finding(
        f"UNVERIFIED: the slide names '{subject.named}' without a badge for {view.id}, which is {stands}",
        help=help_text,
        quote=subject.named,
        severity=None if public else Severity.ERROR,
    )
