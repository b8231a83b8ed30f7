"""A text names something that is one letter away from a feature's name.

## What it does
Reports words that are a feature's name but for one letter that is wrong, missing, too many, or a place or two
off. The name has two words or more, and eight letters or more; the other words are right. Where no other name
comes as near, what is said there is judged as if it were the name.

## Why it matters
A reader cannot tell what was meant, and what may be meant for either of two names is not judged: the sentence
passes whatever it says.

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
    """Say what is meant, and whether anything was held against it."""
    near = subject.near
    if near.sure:
        yield Finding(
            f"'{subject.said}' is no name, and '{near.name}' is one ({', '.join(near.ids)}): "
            "it was judged as if that stood there",
            help=f"write '{near.name}', or add what stands there to its aliases",
            quote=subject.sentence,
        )
        return
    names = [f"'{each.name}' ({', '.join(each.ids)})" for each in (near, *near.rivals[:_MOST])]
    several = f"{', '.join(names[:-1])} and {names[-1]}" + (", and more," if near.rivals[_MOST:] else "")
    yield Finding(
        f"'{subject.said}' is no name, and {several} come as near: what is said of it was not checked",
        help="write the one that is meant, or add what stands there to the aliases of one of them",
        quote=subject.sentence,
    )


_MOST = 3
"""So many other names are told."""
