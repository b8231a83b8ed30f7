"""A value carries a type of its own.

## What it does
Reports tags such as `!!str` or `!include`.

## Why it matters
Tags make a value mean something else, or make programs load something from elsewhere. The format says of each
key what it takes.

## Example
```yaml
notes: !include notes.txt
```

## How to fix
Delete the tag. If the exclamation mark is meant as text, put the value in double quotes.
"""

from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.rule import Commit

CODE = "RDY013"
NAME = "tag"
SEVERITY = Severity.ERROR
AT_COMMIT = Commit.REFUSED
