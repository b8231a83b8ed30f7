"""The id inside a file is not the file's name.

## What it does
Reports an `id` that differs from the name of its file without `.yaml`.

## Why it matters
The path is a feature's identity, for git and for sign-off. With two names for one thing, a promise made
under one of them would be checked against nothing.

## Example
`features/payments/currency-sync.yaml` says `id: fx-sync`.

## How to fix
Write the file's name into `id`, or rename the feature with `readyctl feature rename OLD NEW`, which leaves a
tombstone so that the old id keeps resolving.
"""

from readyctl.core.entry.diagnostic import Severity

CODE = "RDY104"
NAME = "id-mismatch"
SEVERITY = Severity.ERROR
