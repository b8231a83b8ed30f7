"""Rules on reading files; all but one report what the reader refused."""

from readyctl.rules.entry import (
    anchor_or_alias,
    complex_key,
    conflict_marker,
    directive,
    duplicate_key,
    empty_file,
    forbidden_character,
    invalid_yaml,
    irregular_file,
    merge_key,
    misplaced_file,
    not_a_mapping,
    not_utf8,
    several_documents,
    tag,
    too_deep,
    too_large,
)
from readyctl.rules.rule import Check, Rule

REFUSALS: tuple[Rule, ...] = (
    not_utf8,
    too_large,
    empty_file,
    not_a_mapping,
    several_documents,
    directive,
    invalid_yaml,
    forbidden_character,
    duplicate_key,
    complex_key,
    merge_key,
    anchor_or_alias,
    tag,
    too_deep,
    irregular_file,
    conflict_marker,
)
CHECKS: tuple[Check, ...] = (misplaced_file,)
RULES: tuple[Rule, ...] = (*REFUSALS, *CHECKS)
