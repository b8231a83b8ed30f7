"""Values as YAML text: plain where every parser agrees on the text, quoted where one might not.

YAML 1.1 parsers read `no` as false, `012` as ten, `12:30` as 750; such texts are quoted, though readyctl
itself reads them all as they stand. Days (2026-11-22), plain numbers, `true` and `false` are left plain, as
people write them.
"""

import re
from collections.abc import Mapping, Sequence

from readyctl.core.entry.characters import FORBIDDEN_IN_VALUE
from readyctl.core.entry.document import Node
from readyctl.errors import Refused

LINE = 90
"""The width up to which a list or a mapping is written on one line."""

SHORT_MAPPING = 2
"""Up to so many keys, a mapping under a key is written on one line."""

SHORT_ITEM = 40
"""Lists of longer texts are written one item to a line."""

TEXTS = frozenset({"id", "name", "summary", "owner", "customer", "aliases", "links", "tags"})
"""Keys that hold texts and nothing else: a number there (`id: 2027`) would be none to an editor's schema."""
_AGREED = re.compile(r"(?:0|[1-9]\d*)(?:\.\d*[1-9])?|\d{4}-\d\d-\d\d|true|false")
_WORDS = re.compile(r"null|true|false|yes|no|on|off|y|n", re.IGNORECASE)
_NUMBERLIKE = re.compile(r"[-+.\d][-+.,:_\deExXoOtTzZabcdfABCDF ]*")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<~+.")
_ENDS_PLAIN = re.compile(r":(?:\s|$)|\s#")
_ENDS_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}]|:(?:[\s,\[\]{}?]|$)|\s#")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


class Unwritable(Refused):
    """A text has characters that no registry file may contain."""


def scalar(text: str, *, flow: bool, like: str = "") -> str:
    """A text as one line of YAML.

    `flow` says whether it stands inside brackets; `like` is the quote character to keep, if any.
    """
    if found := FORBIDDEN_IN_VALUE.search(text):
        raise Unwritable(
            f"the text has the character U+{ord(found[0]):04X}, which registry files may not contain",
            help="Leave that character out.",
        )
    if like == "'" and _one_line(text):
        return "'" + text.replace("'", "''") + "'"
    if not like and is_plain(text, flow=flow):
        return text
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether a text may stand without quotes and means itself to YAML 1.1 and 1.2 parsers alike."""
    if _AGREED.fullmatch(text):
        return True
    ends = _ENDS_PLAIN_IN_FLOW if flow else _ENDS_PLAIN
    return (
        _one_line(text)
        and text.strip() == text != ""
        and text[0] not in _INDICATORS
        and not _WORDS.fullmatch(text)
        and not _NUMBERLIKE.fullmatch(text)
        and not ends.search(text)
    )


def _one_line(text: str) -> bool:
    return "\n" not in text and "\t" not in text


def flow_text(value: Node) -> str:
    """A value on one line, as it may stand anywhere."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(item) for item in value) + "]"
    pairs = (f"{scalar(key, flow=True)}: {flow_text(item)}" for key, item in value.items())
    return "{" + ", ".join(pairs) + "}"


def pair_lines(key: str, value: Node, indent: int, *, dash: int = 2, spread: bool = False) -> list[str]:
    """A key with its value in block style, as lines without line ends.

    `dash` is how far the items of a list stand to the right of their key; `spread` asks for one line per key
    however short the mapping is.
    """
    start = " " * indent + scalar(key, flow=False) + ":"
    if key in TEXTS and _has_numbers(value):
        return _quoted_lines(start, value, indent + dash)
    if isinstance(value, str) and fits_literal(value):
        return [start + literal_header(value), *literal_lines(value, indent + 2)]
    if not isinstance(value, dict | list) or not value:
        return [f"{start} {_inline(value)}"]
    taken = len(start) + 1
    if isinstance(value, dict):
        short = not spread and _short_mapping(value, taken)
        return (
            [f"{start} {flow_text(value)}"]
            if short
            else [start, *mapping_lines(value, indent + 2, dash=dash)]
        )
    if _short_list(value, taken):
        return [f"{start} {flow_text(value)}"]
    return [start, *(line for item in value for line in item_lines(item, indent + dash))]


def _has_numbers(value: Node) -> bool:
    """Whether a text, or one of a list of texts, would read as a number or a day if it stood plain."""
    items = value if isinstance(value, list) else [value]
    texts = [item for item in items if isinstance(item, str)]
    return len(texts) == len(items) and any(_AGREED.fullmatch(text) for text in texts)


def _quoted_lines(start: str, value: Node, indent: int) -> list[str]:
    """A key whose text, or whose texts, stand in quotes where they look like something else."""
    if isinstance(value, str):
        return [f'{start} "{value}"']
    texts = [item for item in value or () if isinstance(item, str)]
    return [start, *(f"{' ' * indent}- {_quoted(text)}" for text in texts)]


def _quoted(text: str) -> str:
    return f'"{text}"' if _AGREED.fullmatch(text) else scalar(text, flow=False)


def mapping_lines(value: Mapping[str, Node], indent: int, *, dash: int = 2) -> list[str]:
    """A mapping in block style."""
    return [line for key, item in value.items() for line in pair_lines(key, item, indent, dash=dash)]


def item_lines(value: Node, indent: int, *, flow: bool = True) -> list[str]:
    """A list's item in block style; a mapping on one line where it fits and `flow` allows."""
    start = " " * indent + "- "
    if not isinstance(value, dict | list) or not value or (flow and len(start + flow_text(value)) <= LINE):
        return [start + _inline(value)]
    if isinstance(value, list):
        inner = [line for item in value for line in item_lines(item, indent + 2)]
    else:
        inner = mapping_lines(value, indent + 2)
    return [start + inner[0][indent + 2 :], *inner[1:]]


def _inline(value: Node) -> str:
    return scalar(value, flow=False) if isinstance(value, str) else flow_text(value)


def _short_mapping(value: Mapping[str, Node], taken: int) -> bool:
    return (
        len(value) <= SHORT_MAPPING
        and not any(isinstance(item, dict | list) for item in value.values())
        and taken + len(flow_text(dict(value))) <= LINE
    )


def _short_list(value: Sequence[Node], taken: int) -> bool:
    texts = [item for item in value if isinstance(item, str)]
    return (
        len(texts) == len(value)
        and all(len(text) <= SHORT_ITEM and is_plain(text, flow=True) for text in texts)
        and taken + len(flow_text(list(value))) <= LINE
    )


def fits_literal(text: str) -> bool:
    """Whether a text of several lines can be written as a literal block and read back the same."""
    lines = text.removesuffix("\n").split("\n")
    return (
        len(lines) > 1
        and lines[0].strip() != ""
        and lines[-1] != ""
        and "\t" not in text
        and not text.startswith(" ")
        and all(line == line.rstrip() for line in lines)
        and not FORBIDDEN_IN_VALUE.search(text)
    )


def literal_header(text: str) -> str:
    """What follows the colon of a literal block."""
    return " |" if text.endswith("\n") else " |-"


def literal_lines(text: str, indent: int) -> list[str]:
    """The lines of a literal block."""
    return [" " * indent + line if line else "" for line in text.removesuffix("\n").split("\n")]
