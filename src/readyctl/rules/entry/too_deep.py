"""A file is nested more than eight levels deep.

## What it does
Reports the first mapping or list beyond the eighth level.

## Why it matters
Nothing in the format is nested like that, and endless nesting is a way to make a program fail.

## Example
```yaml
limits: [[[[[[[[[12]]]]]]]]]
```

## How to fix
Write it flatter; long structures belong into `notes` as text, or behind a link.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY014"
NAME = "too-deep"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
