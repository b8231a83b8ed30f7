"""A mapping takes keys over from elsewhere.

## What it does
Reports `<<`.

## Why it matters
What engineering signs should stand where it can be read, not be put together from other parts of the file.

## Example
```yaml
delivery:
  <<: {scope: everything}
  date: 2027-06-30
```

## How to fix
Write out the keys that it would bring.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY011"
NAME = "merge-key"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
