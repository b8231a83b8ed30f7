"""A key is not plain text.

## What it does
Reports keys that are a list, a mapping, or nothing at all.

## Why it matters
No key of the format looks like that; it is nearly always a bracket or a colon in the wrong place.

## Example
```yaml
[currency, sync]: planned
```

## How to fix
Write the key as text, in double quotes if it starts with a bracket.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY010"
NAME = "complex-key"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
