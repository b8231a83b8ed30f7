"""YAML 1.2 as an editor reads it: plain scalars by the core schema, where readyctl takes each by its text."""

import re
from functools import cache

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from support.whole_entries import Spelt

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_BASES = {"0o": 8, "0x": 16}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def data(tree: Spelt) -> object:
    """The data of a tree of spellings."""
    match tree:
        case dict():
            return {key: data(below) for key, below in tree.items()}
        case list():
            return [data(below) for below in tree]
        case _:
            return read(tree)


@cache
def read(text: str) -> object:
    """The data of a text (YAML 1.2.2, 10.3)."""
    return _data(YAML(pure=True).compose(text))


def _data(node: Node | None) -> object:
    match node:
        case None:
            return None
        case MappingNode():
            return {key.value: _data(value) for key, value in node.value}
        case SequenceNode():
            return [_data(item) for item in node.value]
        case ScalarNode():
            return node.value if node.style else _plain(node.value)
        case _:
            raise AssertionError(node)


def _plain(text: str) -> object:
    if text in _NULL:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OTHER.fullmatch(text):
        return int(text[2:], _BASES[text[:2]])
    if _FLOAT.fullmatch(text):
        return float(text)
    return float(text.replace(".", "")) if _SPECIAL.fullmatch(text) else text
