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
from functools import lru_cache

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.inventory import FeatureStatus
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
            if text is not None and (unclear := _unclear(text)):
                why, help_ = unclear
                yield Finding(f"{metric}: {why}", at=("limits", index, end), help=help_)


@lru_cache(maxsize=1 << 12)
def _unclear(text: str) -> tuple[str, str] | None:
    """Why a text is no quantity, and what to write; None for one that is."""
    # The gate before a commit loads the rules on features, and looks at no limits.
    from readyctl.core.quantity.quantity import Unclear  # noqa: PLC0415
    from readyctl.core.quantity.reading import parse  # noqa: PLC0415

    read = parse(text)
    return (read.why, read.help) if isinstance(read, Unclear) else None
