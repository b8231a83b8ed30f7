"""A contract promise says no date.

## What it does
Reports a promise of the kind `contract` without `due`.

## Why it matters
Whether a committed feature may stand in a contract depends on the date alone. Without one, the promise cannot
be checked, and the customer's date is found out when it has passed.

## Example
```yaml
promises:
  - {feature: fx-matching, kind: contract, status: confirmed}
```

## How to fix
Write the day, or the quarter, that the contract names: `due: 2027-06-30`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.level.kind import Kind
from readyctl.rules.facts import Facts

CODE = "RDY427"
NAME = "undated-contract"
SEVERITY = Severity.ERROR
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the date of each contract promise that has none."""
    for index, promise in note.open_promises:
        if promise.kind is Kind.CONTRACT and promise.due is None:
            yield Gap(
                f"the contract promise of '{promise.feature}' has no due date",
                ("promises", index),
                f"By which day do you need “{promise.quote or promise.feature}”?",
                cost=9,
                about=(promise.feature,),
            )
