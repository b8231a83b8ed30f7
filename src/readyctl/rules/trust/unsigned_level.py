"""A level above planned, or a new id, that engineering has not signed.

## What it does
Reports each entry that declares `committed`, `beta` or `shipped` while no engineer has set or confirmed the
claim as it stands. Until then it counts as `planned` everywhere, or as `exploratory` where engineering last
called it that. A `planned` that nobody signed, over an `exploratory` that engineering did, is a warning, and
counts as `exploratory`: an idea comes onto the roadmap by engineering's word alone. The same goes for an
entry that only says under which id the feature goes on: unsigned, it leads nowhere. A check of a range of
commits also warns of a `planned` or `exploratory` that was signed where the range began and no longer is.

## Why it matters
Anybody can type a level. It means something only if somebody who builds the feature stands behind it, by a
commit of her own.

## Example
```yaml
level: shipped   # typed by sales, confirmed by nobody
```

## How to fix
An engineer whose areas include the entry's looks at it and runs `readyctl feature sign ID`. Whoever may not
sign asks with `readyctl feature propose ID LEVEL`. This finding cannot be ignored by a line in the file.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.schema_words import listed
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.trust.signoff import Unsigned
from readyctl.rules.facts import Facts
from readyctl.rules.rule import Commit

CODE = "RDY201"
NAME = "unsigned-level"
SEVERITY = Severity.ERROR
IGNORABLE = False
ABOUT_CLAIM = True
AT_COMMIT = Commit.REFUSED_UNLESS_MERGED
SUBJECT = FeatureStatus


def check(status: FeatureStatus, facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the level or at the new id."""
    verdict, words = status.signoff, status.entry.said
    if not isinstance(verdict, Unsigned):
        return
    if not status.needs_signature:
        if status.entry.where.path in facts.lost:
            yield Finding(
                f"engineering stood behind it, and does not any more: {verdict.why}",
                at=("level",),
                help=f"an engineer of '{status.area}' confirms it with 'readyctl feature sign {status.id}'",
                severity=Severity.WARNING,
            )
        return
    heirs = words.details.replaced_by if words and words.moved else ()
    said = (
        f"the feature is said to go on as {listed(heirs, 'and')}"
        if heirs
        else f"the level is '{status.declared}'"
    )
    author = verdict.unnamed_author
    called = status.last_words[0].act if status.held_down else None
    idea = (
        f"; engineering last called it '{status.effective}', {called.name} by {called.commit[:12]}"
        if called
        else ""
    )
    yield Finding(
        f"{said} and counts as '{status.effective}': {verdict.why}"
        f"{f' (its author is {author})' if author else ''}{idea}",
        at=("replaced_by",) if heirs else ("level",),
        help=_signing(status),
        severity=Severity.WARNING if status.held_down else None,
    )


def _signing(status: FeatureStatus) -> str:
    """What to do; nobody can sign an entry that has errors of its own."""
    engineer = f"an engineer of '{status.area}' confirms it"
    if not status.entry.valid:
        return f"mend what else is wrong with it; then {engineer}"
    return f"{engineer} with 'readyctl feature sign {status.id}'"
