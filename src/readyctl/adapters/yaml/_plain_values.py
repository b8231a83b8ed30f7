"""The texts that may stand on a line in the short way: a key, a plain value, one within brackets."""

import re
from sys import intern

from readyctl.adapters.yaml._claim import NULLS


def _beginning(marks: str) -> str:
    """A letter, a digit, one of these marks, or whatever is not ASCII.

    It is said by what it is not: making a pattern of all the others takes as long as reading a hundred files.
    """
    others = [each for each in map(chr, range(128)) if not each.isalnum() and each not in marks]
    return f"[^{re.escape(''.join(others))}]"


KEY = r"[A-Za-z_][A-Za-z0-9_-]{0,60}+"
FLOW_TEXT = rf"{_beginning('')}[^\[\]{{}},\"'#:?\n]*+"
# Only single characters are repeated possessively (`*+`). With a group, a Python before 3.11.5 goes wrong: it
# read `a: [` as a key without a value.
# A colon that is not followed by a space, and a hash that is not preceded by one, are text.
TEXT = rf"{_beginning('(/_.$')}[^\n:#]*+(?:(?::(?=[^ \n])|(?<=[^ ])\#)[^\n:#]*+)*"

_SHORT = 24


def value_of(plain: str) -> str | int:
    """What a plain value says."""
    if (said := plain.rstrip(" ")) in NULLS:
        return NULLS[said]
    # What is short stands in file after file: ids, days, kinds. Held once, a note takes half as much.
    return intern(said) if len(said) <= _SHORT else said


def flow_value(written: str) -> str | int:
    """The same of one within brackets."""
    text = written.strip(" ")
    return NULLS.get(text, text)
