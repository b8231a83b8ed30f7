"""An entry's `code` names a place where nothing is.

## What it does
Reports each glob of `code` that matches no file of the repository at the moment that is judged, which is
HEAD's where that is the work tree. A glob after `!`, which takes files out, may find none.

## Why it matters
What happens to a feature's code calls for a fresh word of engineering. A glob that matches nothing hears of
nothing: the code was moved, or the path never was right.

## Example
```yaml
code: [lib/fx/**]
```
where the code lives in `lib/forex/`.

## How to fix
Name the place where the code is now; `readyctl coverage` lists the paths that no entry covers. The key is not
part of the signed claim, so anybody may mend it.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.schema_words import shown
from readyctl.core.feature.coverage import unmatched
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.rules.facts import Facts

CODE = "RDY118"
NAME = "unmatched-code"
SEVERITY = Severity.WARNING
SUBJECT = FeatureStatus


def check(status: FeatureStatus, facts: Facts) -> Iterator[Finding]:
    """One finding for each glob that means no file."""
    for each in unmatched(status, facts.tree) if facts.tree else ():
        model = status.entry.model
        written = (status.entry.document.data or {}).get("code")
        yield Finding(
            f"{shown(each.glob)} matches no file of this repository",
            at=("code", each.place) if model and isinstance(written, list) else ("code",),
            help="name the place where the code is now; 'readyctl coverage' lists what no entry covers",
        )
