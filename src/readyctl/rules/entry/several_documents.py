"""A file holds more than one document.

## What it does
Reports a second YAML document after `---` or `...`.

## Why it matters
One file is one entry; its path is its identity. Programs differ in which of several documents they read.

## Example
```yaml
id: currency-sync
---
id: currency-export
```

## How to fix
Keep one document, and move the other to a file of its own.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY005"
NAME = "several-documents"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
