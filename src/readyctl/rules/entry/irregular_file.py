"""An entry is not a regular file.

## What it does
Reports a symbolic link, a submodule, or another special file at an entry's place, and a file with an
unresolved merge conflict in the index.

## Why it matters
A link shows one content on this machine and another on the next; what was signed would be the name of a file
and not what it says.

## Example
`features/payments/currency-sync.yaml` is a symbolic link to `../reports/currency-sync.yaml`.

## How to fix
Put the content into a file of its own. For a feature that goes on under another id, write `replaced_by`.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY015"
NAME = "irregular-file"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
