"""What a schema error says: plain words for each kind of refusal, never the validator's own."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.text.closest import closest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_SHOWN = 60


class Words(Struct, frozen=True):
    """A rule's name, and the two texts of a problem."""

    rule: str
    message: str
    help: str


def shown(value: object) -> str:
    """A value as a message quotes it: text in quotes and cut to a line's length, other shapes by name."""
    match value:
        case None | "":
            return "empty"
        case str():
            line = " ".join(value.split())
            return f"'{line}'" if len(line) <= _SHOWN else f"'{line[: _SHOWN - 1]}…'"
        case list() | tuple():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return f"'{value}'"


def listed(words: Sequence[str], joint: str = "or") -> str:
    """`a, b or c`."""
    return f"{', '.join(words[:-1])} {joint} {words[-1]}" if len(words) > 1 else "".join(words)


def missing(path: KeyPath) -> Words:
    """A required key that is not there, or has nothing in it."""
    return Words("missing-key", f"'{dotted(path)}' is missing", f"add '{path[-1]}:'{_inside(path)}")


def unknown_key(path: KeyPath, known: Sequence[str], homes: Sequence[str]) -> Words:
    """A key that no version of the format knows; `homes` are the mappings in which it would be known."""
    key = str(path[-1])
    message = f"unknown key '{key}'{_inside(path)}"
    if homes:
        return Words("unknown-key", message, f"move it under '{listed(homes)}:'")
    if meant := closest(key, known):
        return Words("unknown-key", message, f"write '{meant}:' if that is meant, or remove the key")
    help_text = f"remove it; the keys known here are {listed(known, 'and')}" if known else "remove it"
    return Words("unknown-key", message, help_text)


def wrong_value(detail: "ErrorDetails", path: KeyPath) -> Words:
    """A value that its key does not take."""
    kind, value = detail["type"], detail["input"]
    if value is None or value == "":
        what = _EXPECTED.get(kind, "a value")
        return Words("missing-key", f"'{dotted(path)}' is empty", f"write {what} after '{_last_key(path)}:'")
    if kind == "value_error":
        reason = str(detail["ctx"]["error"])
        name = dotted(path)
        return Words(
            "wrong-value", f"{name}: {reason}" if name else reason, f"correct '{name}'" if name else ""
        )
    if kind in {"enum", "literal_error"}:
        return _wrong_word(str(value), allowed_words([detail]), path)
    if kind == "string_pattern_mismatch":
        return _wrong_pattern(value, str(detail["ctx"]["pattern"]), path)
    if bound := _BOUNDS.get(kind):
        word, key = bound
        limit = f"{word} {detail['ctx'][key]:g}"
        return Words(
            "wrong-value", f"'{dotted(path)}' is {shown(value)}, not {limit}", f"write a number {limit}"
        )
    what = _EXPECTED.get(kind, "what belongs there")
    return Words("wrong-value", f"'{dotted(path)}' is {shown(value)}, not {what}", f"write {what}")


def refusal(detail: "ErrorDetails") -> str:
    """What is wrong with a value of something that is no entry, in one clause with its place."""
    path: KeyPath = detail["loc"]
    match detail["type"]:
        case "missing":
            return missing(path).message
        case "extra_forbidden":
            return unknown_key(path, [], []).message
        case _:
            return wrong_value(detail, path).message


def allowed_words(details: "Sequence[ErrorDetails]") -> list[str]:
    """The words that these errors name as allowed, in order."""
    expected = " ".join(str(detail.get("ctx", {}).get("expected", "")) for detail in details)
    return re.findall(r"'([^']*)'", expected)


def _wrong_word(value: str, known: list[str], path: KeyPath) -> Words:
    meant = closest(value, known)
    return Words(
        "wrong-value",
        f"'{dotted(path)}' is {shown(value)}, not {listed(known)}",
        f"write '{meant}' if that is meant" if meant else f"write one of {listed(known)}",
    )


def _wrong_pattern(value: object, pattern: str, path: KeyPath) -> Words:
    what = "a rule's code such as RDY301" if "RDY" in pattern else "an id: a-z, 0-9 and -, at most 64"
    return Words("wrong-value", f"'{dotted(path)}' is {shown(value)}, not {what}", f"write {what}")


def _inside(path: KeyPath) -> str:
    return f" in '{dotted(path[:-1])}'" if path[:-1] else ""


def _last_key(path: KeyPath) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


_EXPECTED = {
    "string_type": "a text",
    "string_too_short": "a text",
    "tuple_type": "a list, such as [one, two]",
    "list_type": "a list, such as [one, two]",
    "too_short": "a list with something in it",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
    "dict_type": "a mapping of keys to values",
    "date_type": "a day, such as 2026-11-22",
    "date_parsing": "a day, such as 2026-11-22",
    "date_from_datetime_parsing": "a day, such as 2026-11-22",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_from_float": "a whole number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "enum": "one of the known words",
    "literal_error": "one of the known words",
    "string_pattern_mismatch": "an id",
}

_BOUNDS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}
