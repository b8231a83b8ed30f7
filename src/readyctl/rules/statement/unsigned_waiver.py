"""A waiver has no engineer behind it, or names a day that is too late: it waives nothing.

## What it does
Reports each waiver that no ordinary commit of an engineer set as it stands, an engineer whose areas include
the feature's; each that is not committed; each that names a day more than 90 days after that commit; and each
in a file that is neither beside its document in the registry's repository nor the registry's own.

## Why it matters
A waiver says that engineering accepts a sentence for now. Anybody can type one; only an engineer's commit
makes it true.

## Example
```yaml
waivers:
  - {feature: fx-matching, reason: it will be fine, until: 2099-12-31}
```

## How to fix
Let an engineer of the feature's area commit the waiver herself, with a day within 90 days. For a document
outside the repository, write it into `readyctl-waivers.yaml` in the registry's folder, with the document's
name.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.waivers import WaiverUse
from readyctl.rules.facts import Facts

CODE = "RDY623"
NAME = "unsigned-waiver"
SEVERITY = Severity.WARNING
SUBJECT = WaiverUse


def check(subject: WaiverUse, _: Facts) -> Iterator[Finding]:
    """Say why the waiver waives nothing."""
    if subject.refusal:
        yield Finding(
            f"the waiver '{subject.waiver.reason}' waives nothing: {subject.refusal}",
            help="let an engineer of the feature's area commit it herself, for 90 days at the longest",
        )
