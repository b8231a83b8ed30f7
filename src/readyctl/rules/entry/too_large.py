"""A file has more than 64 KiB.

## What it does
Reports files of more than 65,536 bytes; nothing in them is read.

## Why it matters
An entry is read by people, in a terminal and in a meeting. A bound also keeps one file from slowing every
commit down.

## Example
A log file that was pasted into `notes`.

## How to fix
Keep long texts elsewhere, and link to them from `links`.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY002"
NAME = "too-large"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
