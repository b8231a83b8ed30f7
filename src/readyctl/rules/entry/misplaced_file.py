"""A YAML file in the registry stands where no entry may stand.

## What it does
Reports each `.yaml` or `.yml` file inside the registry's folder that is neither a feature
(`features/AREA/ID.yaml`), a handoff (`handoffs/ID.yaml`), a sync (`syncs/DATE.yaml`), the roster nor the
settings, and each link, submodule or plain file where only a folder with entries may be (`features/AREA`,
`handoffs`): what lies behind it is not read.

## Why it matters
Such a file is never read. Whoever wrote it believes that the feature is registered, and nobody is told
otherwise.

## Example
`registry/features/multi-currency.yaml` has no area; `registry/features/payments/multi-currency.yml` has the
wrong ending.

## How to fix
Move the file to its place, for a feature into the folder of the area that owns it, with the ending `.yaml`.
A file that is no entry belongs outside the registry's folder. In the place of a link or a submodule, make a
folder and put the files there.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.path import looks_like_entry
from readyctl.core.entry.subject import StrayFile
from readyctl.rules.facts import Facts

CODE = "RDY016"
NAME = "misplaced-file"
SEVERITY = Severity.ERROR
SUBJECT = StrayFile


def check(stray: StrayFile, _facts: Facts) -> Iterator[Finding]:
    """One finding for each stray file."""
    if not looks_like_entry(stray.path):
        yield Finding(
            f"'{stray.path}' is no folder, and only a folder of entries may be there: nothing in it is read",
            help="make it a folder that holds the files themselves; links and submodules are not followed",
        )
        return
    yield Finding(
        f"'{stray.path}' is not where an entry may be, and is not read",
        help="move it to features/AREA/ID.yaml, handoffs/ID.yaml or syncs/DATE.yaml, or out of the registry",
    )
