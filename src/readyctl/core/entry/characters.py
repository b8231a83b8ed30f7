"""The characters that a registry file may not contain, raw or written as an escape.

They hide what a file says: control characters drive a terminal, the line separators break lines for some
readers only, the bidirectional controls show text in another order than it is read (Unicode TR 36).
Arabic, Hebrew and emoji need none of them.
"""

import re
from typing import Final

# A carriage return is part of a line end or nothing; a byte order mark counts as content after the start.
_HIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
_UNDECODED = "\ud800-\udfff"
FORBIDDEN_IN_TEXT: Final = re.compile(f"[{_UNDECODED}]+|[{_HIDDEN}]|\r(?!\n)")
"""Finds each forbidden character of a file, and each run of bytes that were not UTF-8, as surrogates."""

FORBIDDEN_IN_VALUE: Final = re.compile(f"[{_HIDDEN}{_UNDECODED}\r]")
"""Finds each forbidden character of a value, whose line ends are all line feeds."""
