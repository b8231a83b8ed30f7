"""The workflow has too few or too many steps to be a real path.

## What it does
Reports fewer than 3 or more than 10 `workflow.steps`.

## Why it matters
One or two steps are a wish, not a path: the checks and handovers in the middle are missing. More than ten
are several workflows, or the odd cases mixed into the usual one. Either way the size of the work is still
open.

## Example
```yaml
workflow:
  steps:
    - {who: team lead, text: Approves, status: assumed}
```

## How to fix
Have one person tell one recent case from beginning to end, one action of one person per step. Move odd
cases to `workflow.exceptions`, and split what is really two workflows.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import EmptyPart, Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.text.counting import in_figures
from readyctl.rules.facts import Facts

CODE = "RDY403"
NAME = "odd-step-count"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus
FEWEST = 3
MOST = 10


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the whole path where it is too short, for the usual path where it is too long."""
    count = len(note.workflow.steps)
    steps = in_figures(count, "step")
    if count < FEWEST:
        yield EmptyPart(
            f"the workflow has {steps}; a real one has {FEWEST} to {MOST}",
            ("workflow", "steps"),
            "Could you tell us one recent case from start to finish: who did what, until it was done?",
            cost=8,
            about=("the steps",),
        )
    elif count > MOST:
        yield Gap(
            f"the workflow has {steps}; more than {MOST} are several workflows or hidden exceptions",
            ("workflow", "steps"),
            "Which of these steps happen every time, and which only in special cases?",
            cost=7,
            about=("the steps",),
        )
