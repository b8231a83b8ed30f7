"""A text names something that is one letter away from a feature's name.

## What it does
Reports words that are a feature's name but for one letter that is wrong, missing, too many, or exchanged with
its neighbour. The name has two words or more, and eight letters or more; the other words are right.

## Why it matters
What is no name is not judged: the sentence passes whatever it says, and nobody sees that nothing was asked.

## Example
`Audit Log Exprot is available today.` beside a feature called `Audit log export`.

## How to fix
Write the name as it is. Where the other spelling is meant, add it to the aliases of the feature.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.subjects import MisspeltName
from readyctl.rules.facts import Facts

CODE = "RDY609"
NAME = "misspelt-name"
SEVERITY = Severity.WARNING
WAIVABLE = True
SUBJECT = MisspeltName


def check(subject: MisspeltName, _: Facts) -> Iterator[Finding]:
    """Say what is meant, and that nothing was held against it."""
    yield Finding(
        f"'{subject.said}' is no name, and '{subject.near.name}' is one ({', '.join(subject.near.ids)}): "
        "what is said of it was not checked",
        help=f"write '{subject.near.name}', or add what stands there to its aliases",
        quote=subject.sentence,
    )
