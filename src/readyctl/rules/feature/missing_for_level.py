"""The entry lacks what its level needs.

## What it does
Reports what the declared level asks for and the entry does not say: `committed` needs a delivery date, a
scope and a capacity; `beta` needs caveats; `shipped` needs evidence of production, tests, docs and support.
Below that nothing is asked, so that a draft is never in the way.

## Why it matters
The level is a short word for these facts. "Committed" without a capacity is a wish; "shipped" without
support is a ticket from the first customer.

## Example
```yaml
level: committed
delivery:
  date: 2027-06-30
```

## How to fix
Add what is missing; `readyctl feature set-level ID LEVEL` asks for exactly that. Or declare the level that is
true today.
"""

from readyctl.core.entry.diagnostic import Severity

CODE = "RDY108"
NAME = "missing-for-level"
SEVERITY = Severity.ERROR
