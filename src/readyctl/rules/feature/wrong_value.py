"""A value that its key does not take.

## What it does
Reports each value of another kind than its key takes: a word that is no level, a text where a list belongs,
a day that is not in the calendar, an id with a capital letter.

## Why it matters
A value that can be read in two ways would be promised in two ways. The entry counts as planned until the
value is right.

## Example
```yaml
level: Comitted
delivery:
  date: 2027-02-30
```

## How to fix
Write a value that the key takes; the finding names what that is.
"""

from readyctl.core.entry.diagnostic import Severity

CODE = "RDY103"
NAME = "wrong-value"
SEVERITY = Severity.ERROR
