"""A file changes how it is to be read.

## What it does
Reports `%TAG`, and `%YAML` with any version but 1.2.

## Why it matters
A directive gives the same lines another meaning: under YAML 1.1 `no` is false, and `012` is ten.

## Example
```yaml
%YAML 1.1
---
id: currency-sync
```

## How to fix
Delete the lines that start with `%`; files are read as YAML 1.2.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY006"
NAME = "directive"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
