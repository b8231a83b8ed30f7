"""A finding about engineering's word is asked to be ignored.

## What it does
Reports `ignore` entries for the codes RDY201 to RDY299, for RDY428 and RDY429 (a deal's review), and for this
rule itself.

## Why it matters
Whether engineering stands behind a claim is not for the entry itself to wave through. Such a line has no
effect but this one: the entry is invalid, and a feature counts as planned, until it is gone.

## Example
```yaml
ignore:
  - {code: RDY201, reason: we sign it next week, until: 2027-01-01}
```

## How to fix
Remove the line. `readyctl explain RDY201` says how to settle the finding itself.
"""

from readyctl.core.entry.diagnostic import Severity

CODE = "RDY111"
NAME = "forbidden-ignore"
SEVERITY = Severity.ERROR
IGNORABLE = False
