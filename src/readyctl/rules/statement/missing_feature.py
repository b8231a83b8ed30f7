"""A badge on a slide is for a feature that the registry does not have.

## What it does
Reports a badge whose id no feature has, and no former id leads to: MISSING.

## Why it matters
The feature was dropped, or split, or there never was one. A slide that still shows it sells a ghost.

## Example
A shape named `readyctl:teleporter`.

## How to fix
Take the badge and what it stands beside off the slide, or give the badge the id of the feature that is meant.
"""

from collections.abc import Iterator

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.statement.badges import BadgeState, BadgeStatus
from readyctl.rules.facts import Facts

CODE = "RDY612"
NAME = "missing-feature"
SEVERITY = Severity.ERROR
WAIVABLE = True
SUBJECT = BadgeStatus


def check(subject: BadgeStatus, _: Facts) -> Iterator[Finding]:
    """Look the badge's id up."""
    if subject.state is BadgeState.MISSING:
        more, help_text = "", f"see `readyctl ask {subject.badge.id}` for what comes near"
        if subject.heirs:
            help_text = f"it was split: use one of {', '.join(subject.heirs)}"
        elif subject.fates:
            more = f" any more: {'; '.join(fate.clause for fate in subject.fates)}"
            help_text = "take the badge and what it stands beside off the slide"
        yield Finding(f"MISSING: there is no feature {subject.badge.id}{more}", help=help_text)
