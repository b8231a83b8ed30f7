"""A file has no content.

## What it does
Reports files without any key: no bytes, spaces, or comments alone.

## Why it matters
An empty file at an entry's place looks like an entry in every listing and says nothing.

## Example
```yaml
# to be written
```

## How to fix
Fill it in, or delete it; `readyctl feature new` starts an entry with what it needs.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY003"
NAME = "empty-file"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
