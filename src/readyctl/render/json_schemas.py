"""The published JSON Schemas: made from the models, for editors and for scripts that read the output.

Draft 7, because YAML editors read no later one. In a registry file every scalar is its text, so where the
models want text, an editor accepts numbers and booleans too.
"""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from readyctl.core.entry.fields import SPELT, EmptyMapping, EmptyTuple, OneOrMany
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.feature.model import Tombstone
from readyctl.core.level.table import Level
from readyctl.render.assistant_json import AssistantV1
from readyctl.render.attribute_docs import attribute_docs, meaning_and_example
from readyctl.render.deal.handoffs_json import HandoffsV1
from readyctl.render.deal.questions_json import QuestionsV1
from readyctl.render.deal.retro_json import RetroV1
from readyctl.render.deal.rfp_json import RfpV1
from readyctl.render.deal.scope_json import ScopeV1
from readyctl.render.entry.json_v1 import CheckV1
from readyctl.render.explained import explained
from readyctl.render.feature.ask_json import AskV1
from readyctl.render.feature.coverage_json import CoverageV1
from readyctl.render.feature.explain_json import ExplainV1
from readyctl.render.feature.features_json import FeaturesV1
from readyctl.render.feature.proposals_json import ProposalsV1
from readyctl.render.feature.stale_json import StaleV1
from readyctl.render.file_kinds import ENTRY, FILES, FileKind
from readyctl.render.history.log_json import LogV1
from readyctl.render.hooks_json import HooksV1
from readyctl.render.level.levels_json import LevelsV1
from readyctl.render.meeting.agenda_json import AgendaV1
from readyctl.render.meeting.diff_json import DiffV1
from readyctl.render.meeting.impact_json import ImpactV1
from readyctl.render.meeting.inbox_json import InboxV1
from readyctl.render.meeting.status_json import StatusV1
from readyctl.render.meeting.suggest_json import SuggestV1
from readyctl.render.meeting.trend_json import SyncLogV1
from readyctl.render.meeting.waits_json import WaitsV1
from readyctl.render.pipeline.pipeline_json import PipelineV1
from readyctl.render.published import Published
from readyctl.render.schema_words import word_meaning
from readyctl.render.trust.roster_json import RosterV1
from readyctl.render.version_json import VersionV1

DRAFT = "http://json-schema.org/draft-07/schema#"
_NULL = {"type": "null"}


def schema(name: str) -> str:
    """The JSON Schema of this name, as the text of its file. Raises KeyError for a name not in `SCHEMAS`."""
    return json.dumps(_whole(name), indent=2) + "\n"


def compact(name: str) -> str:
    """The same on one line, for a registry to carry along. Raises KeyError for a name not in `SCHEMAS`."""
    return json.dumps(_whole(name), separators=(",", ":")) + "\n"


def _whole(name: str) -> dict[str, Any]:
    # No host has the schemas, so that a name of their own identifies them and nothing is fetched.
    head = {"$schema": DRAFT, "$id": f"urn:readyctl:{name}", "title": f"readyctl {name}"}
    return head | SCHEMAS[name]()


class _Described(GenerateJsonSchema):
    """A schema that says what each key means."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        fields = schema["cls"].model_fields
        for name, text in attribute_docs(schema["cls"]).items():
            described = made["properties"][fields[name].alias or name]
            meaning, example = meaning_and_example(text)
            described.setdefault("description", meaning)
            if example:
                described.setdefault("examples", [example])
        return made

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's own signature
        return False


class _Written(_Described):
    """What a person may write, before the models' own reading of it, with what an editor shows for it."""

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        made = super().enum_schema(schema)
        meanings = [word_meaning(word) for word in schema["members"]]
        if any(meanings):
            made["enumDescriptions"] = made["markdownEnumDescriptions"] = meanings
        if schema["cls"] is Level:
            made["description"] = "How real it is, from weakest to strongest."
        return made

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Only the keys that are read, where the model names them."""
        made = super().dict_schema(schema)
        keys = schema.get("keys_schema", {"type": "str"})
        if keys["type"] != "str":
            made["propertyNames"] = self.generate_inner(keys)
        return made

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        written = super().str_schema(schema)
        return written if "pattern" in written else written | {"type": SPELT}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        read, inner = schema["function"]["function"], self.generate_inner(schema["schema"])
        if read is OneOrMany.func:
            return {"anyOf": [inner, inner["items"], _NULL]}
        if read in {EmptyTuple.func, EmptyMapping.func}:
            return {"anyOf": [inner, _NULL]}
        return inner

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def written(model: type[BaseModel], generator: type[GenerateJsonSchema] = _Written) -> dict[str, Any]:
    """The schema of a model: of what a person may write, unless another generator says otherwise."""
    made = model.model_json_schema(
        by_alias=True, ref_template="#/definitions/{model}", schema_generator=generator
    )
    made.pop("title", None)
    return {"definitions" if key == "$defs" else key: value for key, value in made.items()}


def _file(kind: FileKind) -> dict[str, Any]:
    """What a person may write into a file, with whose each of its keys is."""
    made = written(kind.model)
    for key, described in made["properties"].items():
        described["description"] = f"{described['description']} {kind.whose(key)}"
    return explained(made)


def _feature() -> dict[str, Any]:
    """A feature with what its level needs; with `replaced_by` and no `level`, a tombstone."""
    feature, stone = _file(ENTRY), explained(written(Tombstone))
    definitions = {**stone.pop("definitions", {}), **feature.pop("definitions", {})}
    feature["allOf"] = [*(_needs(level) for level in Level if level.row.needs), _UNDATED]
    return {
        "definitions": definitions | {"Feature": feature, "Tombstone": stone, "Nothing": NOTHING},
        "type": "object",
        "if": {
            "required": ["replaced_by"],
            "properties": {"replaced_by": {"not": {"enum": [None, "", []]}}},
            "not": {"required": ["level"]},
        },
        "then": {"$ref": "#/definitions/Tombstone"},
        "else": {"$ref": "#/definitions/Feature"},
    }


NOTHING: dict[str, Any] = {
    "anyOf": [
        {"type": ["string", "null"], "pattern": r"^\s*$"},
        {"type": "array", "items": {"type": ["string", "null"], "pattern": r"^\s*$"}},
    ]
}
"""What stands where nothing is said."""
_UNDATED = {
    "if": {
        "properties": {"level": {"enum": [level.value for level in Level if not level.needs_signature]}},
        "required": ["level"],
    },
    "then": {"properties": {"delivery": {"properties": {"date": {"type": "null"}}}}},
}
"""A date is a promise: none stands beside a level that engineering need not sign."""


def _needs(level: Level) -> dict[str, Any]:
    needed: dict[str, Any] = {}
    for path in level.row.needs:
        _need(needed, path)
    return {
        "if": {"properties": {"level": {"const": level.value}}, "required": ["level"]},
        "then": needed,
    }


def _need(node: dict[str, Any], path: KeyPath) -> None:
    for step in path:
        node["type"] = "object"
        required = node.setdefault("required", [])
        if step not in required:
            required.append(step)
        node = node.setdefault("properties", {}).setdefault(step, {})
    node["not"] = {"$ref": "#/definitions/Nothing"}


def described(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of what the program itself writes, or is handed by another program: it names its own."""
    made = written(model, _Described)
    if "schema" in made["properties"]:
        made["required"] = ["schema", *made.get("required", ())]
    return made


ANSWERS: tuple[type[Published], ...] = (
    FeaturesV1, ExplainV1, LogV1, StaleV1, AskV1, LevelsV1, RosterV1, CheckV1, HandoffsV1, QuestionsV1,
    ScopeV1, RetroV1, PipelineV1, ImpactV1, DiffV1, AgendaV1, SyncLogV1, HooksV1, StatusV1, ProposalsV1,
    InboxV1, RfpV1, SuggestV1, WaitsV1, CoverageV1, VersionV1, AssistantV1,
)  # fmt: skip
"""Every JSON output that names a schema."""


def answer_name(model: type[Published]) -> str:
    """The schema's name in `SCHEMAS`: `features-1` for the output that calls itself `readyctl.features/1`."""
    said: str = model.model_fields["schema_"].default
    return said.removeprefix("readyctl.").replace("/", "-")


SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "feature": _feature,
    **{kind.schema: partial(_file, kind) for kind in FILES if kind is not ENTRY},
    **{answer_name(model): partial(described, model) for model in ANSWERS},
}
"""By name: the files of a registry, and the JSON outputs with their version."""
