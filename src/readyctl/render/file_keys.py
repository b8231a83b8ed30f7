"""Every key of a file that people write, one by one, as its schema has them."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from readyctl.core.entry.schema_words import listed
from readyctl.render.file_kinds import FileKind
from readyctl.render.json_schemas import written
from readyctl.render.schema_words import FORMS

_Node = Mapping[str, Any]
_NAMES = {"boolean": "true or false", "integer": "a whole number", "number": "a number", "string": "text"}


class FileKey(Struct, frozen=True):
    """One key. `path` is dotted, with `[]` behind a list: `promises[].limits[].metric`.

    `form` says what is written there, `example` is YAML on one line, empty where the keys below have their
    own; `whose` says who may change it.
    """

    path: str
    meaning: str
    form: str
    example: str
    whose: str
    required: bool

    @property
    def depth(self) -> int:
        """0 at the top."""
        return self.path.count(".")


def file_keys(kind: FileKind) -> tuple[FileKey, ...]:
    """All keys of a kind of file, each before those below it."""
    schema = written(kind.model)
    return tuple(_Keys(schema.get("definitions", {}), kind).below(schema, ""))


class _Keys(Struct, frozen=True):
    definitions: Mapping[str, _Node]
    kind: FileKind

    def below(self, node: _Node, prefix: str) -> Iterator[FileKey]:
        for name, described in node["properties"].items():
            path = f"{prefix}{name}"
            inner, many = self._inner(described)
            yield FileKey(
                f"{path}[]" if inner and many else path,
                described["description"],
                self._form(described),
                next(iter(described.get("examples", ())), ""),
                self.kind.whose(path.partition(".")[0].removesuffix("[]")),
                name in node.get("required", ()),
            )
            if inner:
                yield from self.below(inner, f"{path}[]." if many else f"{path}.")

    def _inner(self, node: _Node) -> tuple[_Node | None, bool]:
        """The mapping that stands at a key, and whether there are many of them."""
        for each in self._choices(node):
            if "properties" in each:
                return each, False
            if "items" in each and "properties" in (item := self._resolved(each["items"])):
                return item, True
        return None, False

    def _form(self, node: _Node) -> str:
        """What is written at a key, in words."""
        choices = self._choices(node)
        several = next((each for each in choices if "items" in each), None)
        if several is not None:
            item = self._resolved(several["items"])
            if "properties" in item:
                return "a list of mappings"
            return f"a list of: {self._form(item)}" + (", or one alone" if len(choices) > 1 else "")
        return " or ".join(dict.fromkeys(self._word(each) for each in choices))

    def _word(self, node: _Node) -> str:
        if "enum" in node:
            return f"one of {listed(node['enum'], 'or')}"
        if node.get("pattern") in FORMS:
            return FORMS[node["pattern"]]
        if "const" in node:
            return str(node["const"])
        if node.get("type") == "object" or "properties" in node:
            return "a mapping"
        named = node.get("type", "string")
        return "text" if isinstance(named, list) else _NAMES[named]

    def _choices(self, node: _Node) -> list[_Node]:
        """What may stand at a key, apart from nothing."""
        node = self._resolved(node)
        found = [self._resolved(each) for each in node["anyOf"]] if "anyOf" in node else [node]
        return [each for each in found if each.get("type") != "null"]

    def _resolved(self, node: _Node) -> _Node:
        return self.definitions[node["$ref"].rpartition("/")[2]] if "$ref" in node else node
