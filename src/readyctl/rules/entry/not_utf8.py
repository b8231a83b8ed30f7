"""A file holds bytes that are not UTF-8 text.

## What it does
Reports each run of bytes that is not UTF-8, and files that say at their start that they are UTF-16 or UTF-32.

## Why it matters
In another encoding the same bytes are other words; what engineering signs would depend on the editor that
shows it.

## Example
A file saved as Latin-1, with `Zürich` in it.

## How to fix
Save the file with the encoding UTF-8.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY001"
NAME = "not-utf8"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
