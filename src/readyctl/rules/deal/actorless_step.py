"""A step does not say who does it.

## What it does
Reports each of the `workflow.steps` without `who`, unless the text itself begins with the one who acts.

## Why it matters
Whoever does a step needs a way in, a screen and the right to do it. Without a name that is guessed.

## Example
```yaml
workflow:
  steps:
    - {text: Checks the amount, status: confirmed}
```

## How to fix
Add `who` with the role that does it, or `who: system` where no person does.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.roles import names_actor
from readyctl.core.deal.text import is_blank
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY404"
NAME = "actorless-step"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for the actor of each step that has none."""
    for index, step in enumerate(note.workflow.steps):
        if is_blank(step.who) and not names_actor(step.text, note):
            yield Gap(
                f"nobody is named for the step '{step.text}'",
                ("workflow", "steps", index),
                f"Who does this step: “{step.text}”?",
                cost=5,
                about=(step.text,),
            )
