"""The file of waivers beside a document cannot be used.

## What it does
Reports a `readyctl-waivers.yaml` that is outside the YAML subset, or a waiver in it without a reason, without
an expiry, or without anything that says what it is for, or for a code that cannot be waived: those of rules
that are not about documents, and a document that cannot be read. A file with such an error waives nothing.

## Why it matters
A waiver lets a sentence stand that is not true today. Somebody has to have said why, and until when.

## Example
```yaml
waivers:
  - {feature: fx-matching, reason: agreed with the CTO}
```

## How to fix
Give each waiver a `reason`, an `until`, and at least one of `feature`, `words` and `code`.
"""

from readyctl.core.entry.diagnostic import Severity

CODE = "RDY621"
NAME = "invalid-waiver"
SEVERITY = Severity.ERROR
