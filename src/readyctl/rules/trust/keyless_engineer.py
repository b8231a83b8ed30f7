"""Somebody on the roster could not sign.

## What it does
Where the roster says `assurance: signature`, reports each engineer for whom it lists no key that holds today,
and one whose last key runs out within 30 days.

## Why it matters
Under this grade only a commit that is signed with one of the person's own keys counts. Whatever somebody
without a key commits stays unsigned; where a lead has none, she cannot even change the roster.

## Example
```yaml
assurance: signature
engineers:
  - {name: Ada Lovelace, emails: [ada@example.com], lead: true}   # no keys
```

## How to fix
A lead who can sign adds the key: `readyctl roster add --name 'Ada Lovelace' --key ~/.ssh/id_ed25519.pub`.
"""

import datetime as dt
import shlex
from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.guard_files import GuardFile
from readyctl.core.trust.roster import Engineer, Roster
from readyctl.rules.facts import Facts

CODE = "RDY209"
NAME = "keyless-engineer"
SEVERITY = Severity.WARNING
IGNORABLE = False
SUBJECT = GuardFile
SOON = dt.timedelta(days=30)


def check(guard: GuardFile, facts: Facts) -> Iterator[Finding]:
    """One finding for each engineer who cannot sign, or soon cannot, at her name."""
    roster = guard.model
    if not isinstance(roster, Roster) or roster.assurance is not Assurance.SIGNATURE:
        return
    for index, engineer in enumerate(roster.engineers):
        why = _wanting(engineer, dt.datetime.combine(facts.today, dt.time(12), dt.UTC))
        if why:
            yield Finding(
                why,
                at=("engineers", index, "name"),
                help="a lead who can sign adds a key: "
                f"readyctl roster add --name {shlex.quote(engineer.name)} --key ~/.ssh/id_ed25519.pub",
            )


def _wanting(engineer: Engineer, now: dt.datetime) -> str | None:
    """Why her commits do not count, or soon will not; None where they do."""
    keys = engineer.signing_keys
    if not keys:
        return f"{engineer.name} could not sign: the roster asks for signed commits and lists no key of hers"
    if not any(key.holds_at(now) for key in keys):
        return f"{engineer.name} could not sign: none of her keys holds today"
    if not any(key.before is None or key.before > now + SOON for key in keys):
        last = max(key.before for key in keys if key.before)
        return f"{engineer.name} cannot sign any more from {last.date()} on: her last key runs out"
    return None
