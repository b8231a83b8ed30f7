"""A promise read without the schema, where each of its keys holds plainly what it should.

Of five thousand notes, reading the promises by the schema and then making them light took longer than all
their lines. Whatever is not as plain as this is the schema's to read, and to refuse.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from readyctl.core.entry.days import DAY, parse_day
from readyctl.core.entry.document import Node
from readyctl.core.entry.schema import as_light
from readyctl.core.level.kind import Kind
from readyctl.core.promise.model import Promise, Status


def plain_promises(written: Node) -> tuple[Promise, ...] | None:
    """The promises of a note as the schema reads them; None where it has to be asked about one of them."""
    if not isinstance(written, list):
        return None
    found: list[Promise] = []
    for each in written:
        promise = _plain(each)
        if promise is None:
            return None
        found.append(promise)
    return tuple(found)


def _plain(written: Node) -> Promise | None:
    if not isinstance(written, dict) or not written.keys() >= _NEEDED:
        return None
    values = _NOTHING.copy()
    for key, text in written.items():
        read = _READ.get(key)
        value = read(text) if read and text and isinstance(text, str) else None
        if value is None:
            return None
        values[key] = value
    return as_light(Promise, values, frozenset(written))


@lru_cache(maxsize=4096)  # as days are read
def _day(text: str) -> dt.date | None:
    return _due(text) if DAY.fullmatch(text) else None


def _due(text: str) -> dt.date | None:
    try:
        return parse_day(text)
    except ValueError:
        return None


_READ: Final[Mapping[str, Callable[[str], object | None]]] = {
    "feature": str,
    "kind": {kind.value: kind for kind in Kind}.get,
    "status": {status.value: status for status in Status}.get,
    "due": _due,
    "quote": str,
    "said_on": _day,
}
_NEEDED = frozenset(name for name, field in Promise.model_fields.items() if field.is_required())
_NOTHING: Final[dict[str, object]] = {name: field.default for name, field in Promise.model_fields.items()}
