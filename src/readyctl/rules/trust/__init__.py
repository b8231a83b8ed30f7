"""Rules on sign-off: what engineering stands behind, and who guards the roster."""

from readyctl.rules.rule import Check
from readyctl.rules.trust import (
    ambiguous_trust_root,
    doubled_engineer,
    expired_baseline,
    invalid_roster,
    keyless_engineer,
    overlong_baseline,
    removed_entry,
    single_lead,
    unconfirmed_date,
    unentitled_roster_change,
    unsettled_roster,
    unsigned_level,
)

RULES: tuple[Check, ...] = (
    unsigned_level,
    unconfirmed_date,
    unentitled_roster_change,
    ambiguous_trust_root,
    single_lead,
    unsettled_roster,
    invalid_roster,
    removed_entry,
    keyless_engineer,
    doubled_engineer,
    expired_baseline,
    overlong_baseline,
)
