"""Whether an older version of a note already had a promise."""

import datetime as dt

from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.fields import parse_day
from readyctl.core.promise.model import Promise


def had_promise(document: Document, promise: Promise) -> bool:
    """Whether it had the same kind of promise, of the same feature, for the same day.

    The words of the quote and the limits may differ; versions that are invalid otherwise count too.
    """
    promises = (document.data or {}).get("promises")
    return any(_is(line, promise) for line in (promises if isinstance(promises, list) else ()))


def _is(line: Node, promise: Promise) -> bool:
    if not isinstance(line, dict):
        return False
    same = line.get("feature") == promise.feature and line.get("kind") == promise.kind.value
    return same and _day(line.get("due")) == promise.due


def _day(text: Node) -> dt.date | None:
    try:
        return parse_day(text) if isinstance(text, str) else None
    except ValueError:
        return None
