"""A value stands for another place in the file.

## What it does
Reports anchors (`&name`) and aliases (`*name`).

## Why it matters
With an alias, a change in one line changes the meaning of another; nobody who reviews the first would look at
the second.

## Example
```yaml
delivery:
  scope: &scope twelve currencies
summary: *scope
```

## How to fix
Write the value out at each place. If the sign is meant as text, put the value in double quotes.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY012"
NAME = "anchor-or-alias"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
