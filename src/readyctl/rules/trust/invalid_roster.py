"""The roster or the settings cannot be read, and an older version is in force.

## What it does
Reports `roster.yaml` or `readyctl.yaml` with an error in it, beside the error itself.

## Why it matters
The last valid version stays in force, so whoever was just added may not sign yet, and whoever was removed
still may.

## Example
```yaml
engineers:
  - name: Ada Lovelace
    emails: ada@example.com   # should be a list
```

## How to fix
Correct the errors that are reported for the file; `readyctl roster check` shows them alone.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.trust.guard_files import GuardFile
from readyctl.rules.facts import Facts

CODE = "RDY207"
NAME = "invalid-roster"
SEVERITY = Severity.ERROR
IGNORABLE = False
MAY_STAND = False
SUBJECT = GuardFile


def check(guard: GuardFile, _facts: Facts) -> Iterator[Finding]:
    """At most one finding for the file."""
    if guard.model is None:
        yield Finding(
            f"'{guard.where.path}' has errors, so its last valid version stays in force",
            help="correct the errors that are reported for this file",
        )
