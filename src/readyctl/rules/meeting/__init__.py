"""Rules on meetings: those that are not held, and what they decided and nobody did."""

from readyctl.rules.meeting import overdue_decision, overdue_sync
from readyctl.rules.rule import Check

RULES: tuple[Check, ...] = (overdue_sync, overdue_decision)
