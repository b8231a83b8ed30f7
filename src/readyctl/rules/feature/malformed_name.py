"""A file or folder has a name that is not an id.

## What it does
Reports files and area folders whose names are anything but a-z, 0-9 and `-`, starting with a letter or a
digit, at most 64 characters.

## Why it matters
Ids go into links, badges, branch names and commands. A name with a space or a capital letter works on one
machine and not on the next.

## Example
`features/Payments/Currency Sync.yaml`

## How to fix
Give the file or the folder a name that is an id; for a feature, `readyctl feature rename` does it and leaves
a tombstone.
"""

from readyctl.core.entry.diagnostic import Severity

CODE = "RDY105"
NAME = "malformed-name"
SEVERITY = Severity.ERROR
