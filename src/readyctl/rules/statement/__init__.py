"""Rules on documents and decks: what they claim, and what they show."""

from readyctl.rules.rule import Rule
from readyctl.rules.statement import (
    claim_beyond_limit,
    claim_too_early,
    expired_waiver,
    invalid_waiver,
    missing_caveat,
    missing_feature,
    misspelt_name,
    overclaim,
    picture_only,
    stale_badge,
    unknown_capability,
    unreadable_document,
    unsigned_waiver,
    unverified_claim,
    unverified_feature,
)

RULES: tuple[Rule, ...] = (
    unreadable_document,
    picture_only,
    overclaim,
    claim_too_early,
    claim_beyond_limit,
    missing_caveat,
    unknown_capability,
    unverified_claim,
    misspelt_name,
    stale_badge,
    missing_feature,
    unverified_feature,
    invalid_waiver,
    expired_waiver,
    unsigned_waiver,
)
"""Every rule of this group."""
