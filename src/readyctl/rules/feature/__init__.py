"""Rules on entries: their schema, their names, what the level needs, and how fresh they are."""

from readyctl.rules.feature import (
    dangling_replacement,
    date_without_capacity,
    duplicate_id,
    empty_evidence,
    evidence_gone,
    expired_ignore,
    forbidden_ignore,
    id_mismatch,
    malformed_name,
    missing_for_level,
    missing_key,
    name_collision,
    nearly_stale,
    ordinary_name,
    overdue_delivery,
    stale_entry,
    unclear_bound,
    unknown_key,
    unmatched_code,
    wrong_value,
)
from readyctl.rules.rule import Check, Rule

REFUSALS: tuple[Rule, ...] = (
    unknown_key,
    missing_key,
    wrong_value,
    id_mismatch,
    malformed_name,
    missing_for_level,
    date_without_capacity,
    forbidden_ignore,
    empty_evidence,
    evidence_gone,
)
CHECKS: tuple[Check, ...] = (
    duplicate_id,
    name_collision,
    ordinary_name,
    dangling_replacement,
    expired_ignore,
    stale_entry,
    nearly_stale,
    overdue_delivery,
    unmatched_code,
    unclear_bound,
)
RULES: tuple[Rule, ...] = (*REFUSALS, *CHECKS)
