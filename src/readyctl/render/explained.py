"""A schema as an editor wants it: a text at every key, and one for each value that does not fit."""

from typing import Any

from readyctl.core.level.answer_code import AnswerCode
from readyctl.core.level.table import Level
from readyctl.render.schema_words import REFUSALS, word_meaning

_Node = dict[str, Any]
_KEYS = {
    "default": "All levels that become stale.",
    **{level.value: word_meaning(level) for level in Level},
    **{code.value: word_meaning(code) for code in AnswerCode},
}
"""What the keys mean that are words of a list."""


def explained(schema: _Node) -> _Node:
    """The same schema, changed in place."""
    definitions = schema.get("definitions", {})
    _walk(schema, definitions)
    return schema


def _walk(node: Any, definitions: _Node) -> None:  # noqa: ANN401 - whatever JSON holds
    if isinstance(node, list):
        for each in node:
            _walk(each, definitions)
    if not isinstance(node, dict):
        return
    if isinstance(pattern := node.get("pattern"), str) and pattern in REFUSALS:
        node["patternErrorMessage"] = REFUSALS[pattern]
    if "propertyNames" in node:
        _spell_out(node, definitions)
    for each in node.values():
        _walk(each, definitions)


def _spell_out(node: _Node, definitions: _Node) -> None:
    """Name the keys of a mapping one by one: editors offer and explain those, and not a rule about names."""
    value, names = node.pop("additionalProperties"), _names(node.pop("propertyNames"), definitions)
    node["properties"] = {name: {**value, "description": _KEYS[name]} for name in names}
    node["additionalProperties"] = False


def _names(node: _Node, definitions: _Node) -> list[str]:
    if "anyOf" in node:
        return [name for each in node["anyOf"] for name in _names(each, definitions)]
    if "$ref" in node:
        return _names(definitions[node["$ref"].rpartition("/")[2]], definitions)
    return [node["const"]] if "const" in node else list(node["enum"])
