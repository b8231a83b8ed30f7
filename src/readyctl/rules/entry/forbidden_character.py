"""A character that hides or reorders what a file says.

## What it does
Reports control characters, line separators (U+0085, U+2028, U+2029) and bidirectional controls (U+202A to
U+202E, U+2066 to U+2069), also where they are written as an escape. Arabic, Hebrew and emoji are welcome.

## Why it matters
Such characters make a line look different from what it is: in a review, in a terminal, or to the program
that reads it next.

## Example
```yaml
summary: "shown in \u202ereverse"
```

## How to fix
Delete the character.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY008"
NAME = "forbidden-character"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
