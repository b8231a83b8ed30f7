"""What `feature sign` writes: the text that makes an engineer's commit a confirmation."""

import datetime as dt


def confirmation_text(current: str | None, now: dt.datetime) -> str:
    """The new text of `accurate_as_of`: today; a time of today where it already says today.

    A commit confirms only if it changes the text, so the answer always differs from `current`.
    """
    today = now.date().isoformat()
    if current is None or not current.startswith(today):
        return today
    stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    return stamp if stamp != current else now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
