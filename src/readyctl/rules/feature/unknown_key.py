"""A key that the format does not know.

## What it does
Reports each key that the file's format has no meaning for, and the known key that was probably meant.

## Why it matters
A mistyped key is silence: `capacty: 2 engineers` reads as no capacity at all. Every key but the few
uncovered ones is part of the signed claim, so an unknown key is also something that engineering would sign
without anybody knowing what it says.

## Example
```yaml
delivery:
  capacty: 2 engineers, weeks 14 to 22
```

## How to fix
Correct the spelling, move the key under the mapping that knows it, or remove it. What has no key of its own
can go into `notes`.
"""

from readyctl.core.entry.diagnostic import Severity

CODE = "RDY101"
NAME = "unknown-key"
SEVERITY = Severity.ERROR
