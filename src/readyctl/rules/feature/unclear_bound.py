"""A feature's own limit cannot be read as a quantity.

## What it does
Reports each `at_least` and `at_most` under `limits` of an entry that is no quantity, and limits that give
neither.

## Why it matters
Promises are held against it. While it cannot be read, every number promised for it stays unverified.

## Example
```yaml
limits:
  - {metric: match latency, at_least: about as long as a coffee}
```

## How to fix
Write a number with its unit, such as `80 ms`, `99.9%`, `12 regions` or `10k users/min`, and let an engineer
sign the entry.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.quantity.quantity import Unclear
from readyctl.core.quantity.reading import parse
from readyctl.rules.facts import Facts

CODE = "RDY509"
NAME = "unclear-bound"
SEVERITY = Severity.WARNING
SUBJECT = FeatureStatus


def check(status: FeatureStatus, _: Facts) -> Iterator[Finding]:
    """One finding for each end of a limit that is no quantity, at that end."""
    said = status.entry.said
    for index, (metric, at_least, at_most) in enumerate(said.details.limits if said else ()):
        ends = (("at_least", at_least), ("at_most", at_most))
        if not at_least and not at_most:
            yield Finding(
                f"the limit of {metric} gives neither at_least nor at_most",
                at=("limits", index),
                help="add at_least or at_most, whichever nobody may outbid",
            )
        for end, text in ends:
            read = parse(text) if text is not None else None
            if isinstance(read, Unclear):
                yield Finding(f"{metric}: {read.why}", at=("limits", index, end), help=read.help)
