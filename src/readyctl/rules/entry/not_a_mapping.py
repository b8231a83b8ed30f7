"""A file is not made of keys with values.

## What it does
Reports files that hold a list or a single text where keys with values are expected.

## Why it matters
There is no telling what such a file is about.

## Example
```yaml
- id: currency-sync
```

## How to fix
Write keys with values at the start of the line, without a dash before them.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY004"
NAME = "not-a-mapping"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
