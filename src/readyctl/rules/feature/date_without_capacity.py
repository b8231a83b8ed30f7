"""A feature without allocated capacity has a delivery date.

## What it does
Reports `delivery.date` in an entry of level `planned` or `exploratory`.

## Why it matters
A date without capacity is how a slide becomes a promise: it is read aloud once, and from then on it is the
date.

## Example
```yaml
level: planned
delivery:
  date: 2027-06-30
```

## How to fix
Remove the date. Once somebody is allocated to build it, set the level to `committed` with date, scope and
capacity, and let an engineer sign it.
"""

from readyctl.core.entry.diagnostic import Severity

CODE = "RDY109"
NAME = "date-without-capacity"
SEVERITY = Severity.ERROR
