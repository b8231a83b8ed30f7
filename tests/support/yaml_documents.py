"""Generated YAML texts, each with the data that its author meant: any style that the subset allows.

Written from the YAML 1.2 specification, without the product's modules, so that it can judge them.
"""

import os
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("READYCTL_EXAMPLES", "30"))
"""How many texts each property is tried on; thousands before a release, few in the daily run."""

Data = dict[str, Any] | list[Any] | str | None

_WORDS = st.sampled_from(
    [
        "a",
        "no",
        "012",
        "null",
        "~",
        "true",
        "12:30",
        "2026-11-16",
        "level",
        "- x",
        "a: b",
        "a #b",
        "'",
        '"',
        "\\",
        "[",
        "{a}",
        "x, y",
        "&a",
        "*b",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
        "?",
        "",
        " pad ",
        "…",
        "<<",
        "=",
        "1e3",
        "#",
    ]
)
_CHARS = "abcXYZ 019:#,[]{}'\"\\-?&*!|>%@`=~.é😀👩‍💻مرحباשלום中"
TEXTS = st.one_of(_WORDS, st.text(_CHARS, max_size=12), st.lists(_WORDS, max_size=3).map("\n".join))
KEYS = st.one_of(
    st.sampled_from(["a", "b", "c", "delivery", "no", "012", "null", "x y"]), st.text(_CHARS, max_size=6)
)
LEAVES = st.one_of(TEXTS, st.none())


def nodes(leaves: st.SearchStrategy[Any] = LEAVES) -> st.SearchStrategy[Any]:
    """Values of any shape, a few levels deep."""
    return st.recursive(
        leaves,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
        max_leaves=8,
    )


def mappings(leaves: st.SearchStrategy[Any] = LEAVES) -> st.SearchStrategy[dict[str, Any]]:
    """The data of a whole file."""
    return st.dictionaries(KEYS, nodes(leaves), min_size=1, max_size=5)


class _Writer:
    """Writes data as text; every choice of style is drawn."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], null: str | None) -> None:
        self._draw = draw
        self._null = null

    def _choose(self, *options: str) -> str:
        chosen: str = self._draw(st.sampled_from(options))
        return chosen

    def document(self, data: dict[str, Any]) -> str:
        start = self._choose("", "", "# first\n", "\n", "---\n", "# c\n---\n# d\n", "%YAML 1.2\n---\n")
        end = self._choose("", "", "# last\n", "\n\n", "...\n")
        body = (
            self.mapping(data, 0)
            if self._choose("block", "block", "flow") == "block"
            else self.flow(data) + "\n"
        )
        return start + body + end

    def mapping(self, data: dict[str, Any], indent: int, first: str | None = None) -> str:
        if not data:
            return f"{first or ''}{{}}\n"
        lines = []
        for number, (key, value) in enumerate(data.items()):
            start = first if number == 0 and first is not None else " " * indent
            lines.append(f"{start}{self.quoted(key, key=True)}:{self.value(value, indent, in_list=False)}")
            if self._choose("", "", "", "c") == "c":
                lines.append(" " * indent + "# between\n" if self._choose("y", "n") == "y" else "\n")
        return "".join(lines)

    def value(self, value: Any, indent: int, *, in_list: bool) -> str:
        """What follows `key:` or `-`, up to and with the line break."""
        comment = self._choose("", "", "", "  # why", " #")
        if isinstance(value, dict | list) and value and self._choose("block", "block", "flow") == "block":
            return self.block(value, indent, comment, in_list=in_list)
        if isinstance(value, str) and _fits_literal(value) and self._choose("block", "quoted") == "block":
            return self.literal(value, indent, comment)
        if value is None and self._null in {None, ""} and (self._null == "" or self._choose("y", "n") == "y"):
            return f"{comment}\n"
        text = self.flow(value) if isinstance(value, dict | list) else self.leaf(value, flow=False)
        return f"{self._choose(' ', ' ', '   ')}{text}{comment}\n"

    def block(self, value: Any, indent: int, comment: str, *, in_list: bool) -> str:
        step = self._draw(st.integers(1, 4))
        if isinstance(value, dict):
            if in_list and self._choose("here", "below") == "here":
                return self.mapping(value, indent + 2, first=" ")
            return f"{comment}\n" + self.mapping(value, indent + step)
        inner = indent + (step if in_list else self._draw(st.integers(0, 4)))
        items = (f"{' ' * inner}-{self.value(item, inner, in_list=True)}" for item in value)
        return f"{comment}\n" + "".join(items)

    def literal(self, text: str, indent: int, comment: str) -> str:
        inner = " " * (indent + self._draw(st.integers(1, 4)))
        body = "".join(f"{inner}{line}\n" if line else "\n" for line in text.removesuffix("\n").split("\n"))
        return f" |{'' if text.endswith(chr(10)) else '-'}{comment}\n{body}"

    def flow(self, value: Any) -> str:
        gap = self._choose("", " ", "  ")
        if isinstance(value, dict):
            inner = ", ".join(f"{self.quoted(k, key=True)}: {self.flow(v)}" for k, v in value.items())
            return f"{{{gap}{inner}{gap}}}"
        if isinstance(value, list):
            return f"[{gap}{', '.join(map(self.flow, value))}{gap}]"
        return self.leaf(value, flow=True)

    def leaf(self, value: str | None, *, flow: bool) -> str:
        if value is None:
            return self._null or self._choose("null", "Null", "NULL", "~")
        plain = value.isascii() and value.replace(" ", "").isalnum() and value == value.strip()
        if plain and value.lower() not in {"null", "~"} and self._choose("plain", "quoted") == "plain":
            return value
        return self.quoted(value, key=flow)

    def quoted(self, value: str, *, key: bool) -> str:
        simple = value.isascii() and value.isalpha() and value.lower() != "null"
        if key and simple and self._choose("plain", "quoted") == "plain":
            return value
        if "\n" not in value and self._choose("single", "double") == "single":
            return "'" + value.replace("'", "''") + "'"
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'


def _fits_literal(text: str) -> bool:
    lines = text.removesuffix("\n").split("\n")
    return all(line and line == line.strip() for line in lines)


@st.composite
def texts_of(
    draw: Callable[[st.SearchStrategy[Any]], Any], data: dict[str, Any], null: str | None = None
) -> str:
    """A text that says this data; `null` fixes how a null is written."""
    text = _Writer(draw, null).document(data)
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return text


@st.composite
def documents(draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[str, dict[str, Any]]:
    """A text and its data."""
    data = draw(mappings())
    return draw(texts_of(data)), data
