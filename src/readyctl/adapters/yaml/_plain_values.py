"""The texts that may stand on a line in the short way: a key, a plain value, one within brackets."""

from json.encoder import encode_basestring_ascii
from sys import intern

from readyctl.adapters.yaml._blocks import Tree
from readyctl.adapters.yaml._claim import NULLS

KEY = r"[A-Za-z_][A-Za-z0-9_-]{0,60}+"
FLOW_TEXT = r"[A-Za-z0-9\x80-\U0010ffff][^\[\]{},\"'#:?\n]*+"
# Only single characters are repeated possessively (`*+`). With a group, a Python before 3.11.5 goes wrong: it
# read `a: [` as a key without a value.
# A colon that is not followed by a space, and a hash that is not preceded by one, are text.
TEXT = r"[A-Za-z0-9(/_.$\x80-\U0010ffff][^\n:#]*+(?:(?::(?=[^ \n])|(?<=[^ ])\#)[^\n:#]*+)*"

_SHORT = 24


def value_of(plain: str) -> str | int:
    """What a plain value says."""
    if (said := plain.rstrip(" ")) in NULLS:
        return NULLS[said]
    # What is short stands in file after file: ids, days, kinds. Held once, a note takes half as much.
    return intern(said) if len(said) <= _SHORT else said


def encoded_text(value: Tree) -> str:
    """A text, or a null, as `encoded`."""
    return encode_basestring_ascii(value) if isinstance(value, str) else str(value)


def flow_value(written: str) -> str | int:
    """The same of one within brackets."""
    text = written.strip(" ")
    return NULLS.get(text, text)
