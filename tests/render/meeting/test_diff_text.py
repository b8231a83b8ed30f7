"""What the plain comparison says of the two moments that it compares."""

import datetime as dt

from readyctl.core.feature.inventory import Inventory
from readyctl.core.trust.settings import DEFAULTS
from readyctl.render.meeting.diff_text import moment


def test_a_day_before_all_commits_is_called_that_and_no_work_tree() -> None:
    before = Inventory((), as_of=dt.date(2026, 1, 1), revision=None, settings=DEFAULTS)
    assert moment(before) == "2026-01-01 (before the first commit)"
    after = Inventory((), as_of=dt.date(2026, 2, 1), revision="3f2c" * 10, settings=DEFAULTS)
    assert moment(after) == "2026-02-01 (3f2c3f2c3f2c)"
