"""A key is written twice.

## What it does
Reports each key that stands more than once in one mapping, with both values.

## Why it matters
YAML parsers keep the last one in silence, people read the first: `level: shipped` at the top, and another
level forty lines below.

## Example
```yaml
level: planned
level: shipped
```

## How to fix
Keep the one that is right, and delete the other.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY009"
NAME = "duplicate-key"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
