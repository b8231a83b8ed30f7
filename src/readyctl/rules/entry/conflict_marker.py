"""A file has a merge conflict that nobody resolved.

## What it does
Reports the lines with which git marks the two sides of a conflict, in a file that cannot be read.

## Why it matters
Which of the two sides holds is for people to say. Until they do, the entry counts as planned.

## Example
```text
<<<<<<< HEAD
level: beta
=======
level: committed
>>>>>>> acme-pilot
```

## How to fix
Keep what is right of both sides, delete the lines with the marks, and `git add` the file. Whoever merged, an
engineer confirms the result with `readyctl feature sign`.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY017"
NAME = "conflict-marker"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
