"""The proof of an edit: two parsers that share no code find exactly the intended data in the new text."""

import re
from collections.abc import Iterator
from typing import Any

from readyctl.adapters.yaml._events import Event, Scalar, StreamEnd, events_of
from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.document import Node
from readyctl.errors import Refused

_NULL = "tag:yaml.org,2002:null"


class EditRefused(Refused):
    """The edit cannot be made, or cannot be proven; nothing was changed."""


def strict_data(text: str) -> dict[str, Node]:
    """What the strict reader finds in a text. Raises EditRefused where it finds problems."""
    document = read(text.encode("utf-8", "surrogatepass"))
    if document.data is not None:
        return document.data
    problem = document.problems[0]
    place = f"line {problem.position.line}: " if problem.position else ""
    raise EditRefused(f"the file cannot be edited, {place}{problem.message}", help=problem.help)


def prove(text: str, intended: Node) -> None:
    """Raise EditRefused unless both parsers find the intended data, texts and nulls apart."""
    if strict_data(text) != intended or not _same(_composed(without_tabs(text)), intended):
        raise EditRefused(
            "the edit cannot be made without touching something else", help="Edit the file by hand."
        )


def without_tabs(text: str) -> str:
    """A text that the strict reader accepts, with the tabs that ruamel.yaml takes for none replaced.

    YAML has tabs where it has spaces between a key, its value and a comment; there they become spaces.
    Within an unquoted text they become `TAB`, since they belong to it, and quoted they stay.
    """
    if "\t" not in text:
        return text
    parts, done = [], 0
    for start, end, style in _scalars(text):
        parts.append(text[done:start].replace("\t", " "))
        written = text[start:end]
        if not style:
            written = _AT_A_BREAK.sub(lambda match: match[0].replace("\t", " "), written).replace("\t", TAB)
        elif style in "|>":
            header, *body = written.split("\n", 1)
            written = "\n".join([header.replace("\t", " "), *body])
        parts.append(written)
        done = end
    return "".join([*parts, text[done:].replace("\t", " ")])


TAB = "\ufffd"
"""Stands for a tab of an unquoted text while the other parser reads it; the strict one reads the tab."""
_AT_A_BREAK = re.compile(r"[ \t]*\r?\n\s*")


def _scalars(text: str) -> Iterator[tuple[int, int, str]]:
    following = events_of(text)
    event: Event = following()
    while type(event) is not StreamEnd:
        if type(event) is Scalar:
            yield _reach(event)
        event = following()


def _reach(scalar: Event) -> tuple[int, int, str]:
    return scalar.start_mark.index, scalar.end_mark.index, scalar.style or ""


def _composed(text: str) -> Any:  # noqa: ANN401 - ruamel.yaml has no types for its nodes
    # 40 ms that only an edit should pay
    from ruamel.yaml import YAML  # noqa: PLC0415
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    try:
        return YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError):
        return None


def _same(node: Any, intended: Node) -> bool:  # noqa: ANN401
    if node is None or node.anchor is not None:
        return False
    if isinstance(intended, dict):
        return (
            node.id == "mapping"
            and len(node.value) == len(intended)
            and all(
                key.id == "scalar" and key.value in intended and _same(value, intended[key.value])
                for key, value in node.value
            )
        )
    if isinstance(intended, list):
        return (
            node.id == "sequence"
            and len(node.value) == len(intended)
            and all(map(_same, node.value, intended))
        )
    if node.id != "scalar":
        return False
    is_null = str(node.tag) == _NULL
    if intended is None:
        return is_null
    return not is_null and node.value.replace("\t", TAB) == intended.replace("\t", TAB)
