"""Two engineers on the roster have one name.

## What it does
Reports a name that a second engineer on the roster carries as well, `names` included.

## Why it matters
If it is one person, what the roster says of her is spread over two places: areas in one, the lead in the
other, and whoever takes her off takes off half of her. A name also decides whose commits count that a forge
made.

## Example
```yaml
engineers:
  - {name: Ada Lovelace, emails: [ada@example.com], areas: [payments]}
  - {name: ada lovelace, emails: [ada@example.org], lead: true}
```

## How to fix
Join the two into one, with all the addresses. Where they are two people, tell them apart in their names, and
list the name that commits carry under `names` of the one whom it belongs to.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.trust.guard_files import GuardFile
from readyctl.core.trust.roster import Roster
from readyctl.rules.facts import Facts

CODE = "RDY210"
NAME = "doubled-engineer"
SEVERITY = Severity.WARNING
IGNORABLE = False
SUBJECT = GuardFile


def check(guard: GuardFile, _facts: Facts) -> Iterator[Finding]:
    """One finding for each engineer whose name an earlier one carries, at her name."""
    engineers = guard.model.engineers if isinstance(guard.model, Roster) else ()
    for index, engineer in enumerate(engineers):
        earlier = next((one for one in engineers[:index] if one.is_called(engineer.name)), None)
        if earlier:
            one, other = (", ".join(each.emails) for each in (earlier, engineer))
            yield Finding(
                f"{engineer.name} stands here twice: with {one}, and with {other}",
                at=("engineers", index, "name"),
                help="join the two into one engineer with all the addresses",
            )
