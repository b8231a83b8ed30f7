"""A file is not YAML.

## What it does
Reports the place at which a YAML parser gives up: an open quote or bracket, uneven indentation, a tab.

## Why it matters
What cannot be read counts as planned, whoever signed it before.

## Example
```yaml
name: "Currency sync
```

## How to fix
Mend the place that the finding names; what is before it has been understood.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY007"
NAME = "invalid-yaml"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
