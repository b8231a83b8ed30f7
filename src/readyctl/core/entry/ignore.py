"""What a file asks not to hear about."""

import datetime as dt
from collections.abc import Callable

from msgspec import Struct


class Silenced(Struct, frozen=True):
    """The same of a file that was read before: which code is not heard, and until when."""

    code: str
    until: dt.date


MayBeIgnored = Callable[[str], bool]
"""Whether findings of a code may be ignored at all; each rule says so of itself, and is not known here."""
