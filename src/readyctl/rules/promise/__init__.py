"""Rules on promises: what was said to customers, held against what engineering stands behind."""

from readyctl.rules.promise import (
    beyond_limit,
    broken,
    late_record,
    overpromised,
    passed_close_date,
    postdated_promise,
    renamed,
    stale_ground,
    sunset,
    too_early,
    unclear_claim,
    unknown_feature,
    untold_withdrawal,
    unverified,
    vanished_promise,
)
from readyctl.rules.rule import Check

RULES: tuple[Check, ...] = (
    overpromised,
    too_early,
    beyond_limit,
    unknown_feature,
    broken,
    renamed,
    unverified,
    unclear_claim,
    passed_close_date,
    vanished_promise,
    late_record,
    untold_withdrawal,
    postdated_promise,
    sunset,
    stale_ground,
)
