"""Nothing says who is told what.

## What it does
Reports a note that says nothing about alerts, reminders or e-mails, or mentions them and nobody who gets
them. That nobody is told anything is an answer too.

## Why it matters
Who is told, when, and over which channel is a feature of its own, and one that every customer takes for
granted.

## Example
```yaml
workflow:
  exceptions: [{when: it is late, text: An alert is sent, status: assumed}]
```

## How to fix
Ask who has to be told what, and write it as a line of the workflow or under `constraints`.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, as_findings
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import Statement, mentions, plain
from readyctl.core.deal.topics import ALERTS, RECIPIENT
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.rules.facts import Facts

CODE = "RDY413"
NAME = "unspoken-alerts"
SEVERITY = Severity.INFO
SUBJECT = HandoffStatus

QUESTION = "Does anybody have to be told when something happens or gets stuck: who, and how?"


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, _: Facts) -> Iterator[Gap]:
    """Ask for alerts that nobody mentioned, and for the people who get those that are mentioned."""
    found = list(mentions(note, ALERTS))
    if not found:
        yield Gap("nothing is said about alerts", ("constraints",), QUESTION, cost=4, about=("alerts",))
    elif not any(where.open or RECIPIENT.search(_with_actor(note, where)) for where in found):
        message = f"'{found[0].text}' does not say who is told"
        yield Gap(message, found[0].at, QUESTION, cost=4, about=("alerts",))


def _with_actor(note: Handoff, where: Statement) -> str:
    """A step's text behind the one who does it: `buyer` and `is told by e-mail` say who is told."""
    match where.at:
        case ("workflow", "steps", int(index), "text"):
            return f"{plain(note.workflow.steps[index].who or '')} {where.plain}"
        case _:
            return where.plain
