"""A word that says there is nothing stands where something has to be.

## What it does
Reports evidence, a delivery's scope and capacity, and caveats that say nothing: `todo`, `tbd`, `none`, `n/a`,
`?`, `not yet`, `later`, `pending`, `unknown`, `-`, in any case, alone or with punctuation. The entry is then
invalid, as if the key were missing.

## Why it matters
"Tests: todo" fills the form and is the opposite of evidence; "what it covers: TBD" is what the customer would
read.

## Example
```yaml
level: shipped
evidence: {production: not yet, tests: TODO, docs: n/a, support: "?"}
```

## How to fix
Say what there is, or set the level that is true without it. Where a feature has no caveats, leave the list
empty.
"""

from readyctl.core.entry.diagnostic import Severity

CODE = "RDY114"
NAME = "empty-evidence"
SEVERITY = Severity.ERROR
