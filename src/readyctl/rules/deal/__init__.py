"""Rules on handoff notes: what engineering would have to guess, and whose word stands behind a proposal."""

from collections.abc import Iterator
from typing import Protocol

from readyctl.core.deal.gaps import Gap
from readyctl.core.deal.note import Handoff
from readyctl.rules.deal import (
    actorless_step,
    doubtful_confirmation,
    incomplete_approval,
    incomplete_movement,
    incomplete_note,
    insider_word,
    label_only_role,
    missing_result,
    missing_trigger,
    mixed_day_one,
    odd_step_count,
    outdated_review,
    outsider_view,
    overloaded_label,
    ownerless_two_way,
    possible_custom,
    risky_phrase,
    several_destinations,
    undated_contract,
    unlisted_role,
    unmatched_fields,
    unpromised_feature,
    unreviewed_proposal,
    unsorted_lines,
    unspoken_alerts,
    unspoken_audit_history,
    unspoken_constraints,
    unspoken_data,
    unspoken_exceptions,
    unspoken_old_data,
    unspoken_reports,
    unspoken_roles,
    unspoken_second_role,
    vague_word,
)
from readyctl.rules.facts import Facts
from readyctl.rules.rule import Check


class Asking(Check, Protocol):
    """A rule whose every finding is a question that the customer can answer."""

    def gaps(self, note: Handoff, facts: Facts, /) -> Iterator[Gap]:
        """Say what the note leaves open, with the question to ask."""


ASKING: tuple[Asking, ...] = (
    missing_trigger,
    missing_result,
    odd_step_count,
    actorless_step,
    label_only_role,
    unlisted_role,
    incomplete_approval,
    incomplete_movement,
    ownerless_two_way,
    several_destinations,
    unspoken_exceptions,
    mixed_day_one,
    unspoken_alerts,
    unspoken_reports,
    unspoken_audit_history,
    unspoken_old_data,
    unspoken_second_role,
    overloaded_label,
    unmatched_fields,
    possible_custom,
    outsider_view,
    risky_phrase,
    vague_word,
    doubtful_confirmation,
    insider_word,
    unpromised_feature,
    undated_contract,
    unspoken_roles,
    unspoken_data,
    unspoken_constraints,
)
RULES: tuple[Check, ...] = (*ASKING, unreviewed_proposal, outdated_review, incomplete_note, unsorted_lines)


def open_gaps(note: Handoff, facts: Facts) -> tuple[Gap, ...]:
    """Everything that the note leaves open, apart from what its `ignore` names today, in order of rules."""
    silenced = {entry.code for entry in note.ignore if facts.today <= entry.until}
    return tuple(gap for rule in ASKING if rule.CODE not in silenced for gap in rule.gaps(note, facts))
