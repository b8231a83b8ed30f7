"""A typed date claims a confirmation that engineering did not make.

## What it does
Reports `accurate_as_of` where the day in the file is later than the day of engineering's last act, or where
there is no such act.

## Why it matters
The date that counts is derived from the commit; typing one changes nothing. But people read the file too,
and this one says that somebody looked at the entry on that day.

## Example
```yaml
accurate_as_of: 2026-11-20   # engineering last signed on 2026-11-02
```

## How to fix
An engineer confirms the entry with `readyctl feature sign ID`, or the date goes back to what it was.
"""

import datetime as dt
from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.rules.facts import Facts

CODE = "RDY202"
NAME = "unconfirmed-date"
SEVERITY = Severity.WARNING
IGNORABLE = False
ABOUT_CLAIM = True
SUBJECT = FeatureStatus


def check(status: FeatureStatus, _facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the date."""
    typed = status.entry.said.details.confirmed if status.entry.said else None
    day = _day(typed) if typed else None
    derived = status.accurate_as_of
    if day is None or (derived is not None and day <= derived):
        return
    since = (
        f"engineering's last act is of {derived}" if derived else "engineering has not signed what it says"
    )
    yield Finding(
        f"'accurate_as_of' is '{typed}', and {since}",
        at=("accurate_as_of",),
        help=f"let an engineer confirm it with 'readyctl feature sign {status.id}', or take the date back",
    )


def _day(text: str) -> dt.date | None:
    """The day of a date or a time stamp; None for other text, which claims no day."""
    try:
        return dt.date.fromisoformat(text[: len("2026-11-22")])
    except ValueError:
        return None
