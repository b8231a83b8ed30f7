"""A required key is missing, or has nothing in it.

## What it does
Reports each key that the format requires and the file does not have. A feature always needs `id`, `name`,
`summary` and `level`.

## Why it matters
Without them nobody can find the feature, or tell what it is about.

## Example
```yaml
id: currency-sync
level: planned
```

## How to fix
Add the key. What only some levels need is reported by `missing-for-level` instead.
"""

from readyctl.core.entry.diagnostic import Severity

CODE = "RDY102"
NAME = "missing-key"
SEVERITY = Severity.ERROR
