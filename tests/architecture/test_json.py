"""JSON is made in one way: frozen answers with a published schema, written by render alone."""

import ast
import re

import pytest

from architecture.layers import ENCODING
from architecture.source import Source, faults, within
from readyctl.render.json_schemas import ANSWERS, SCHEMAS, answer_name

ENCODERS = frozenset({"dump", "dumps", "JSONEncoder"})
PUBLISHED = re.compile(r"readyctl\.[a-z-]+/\d+")
SCHEMA_NAMES = frozenset(model.model_fields["schema_"].default for model in ANSWERS)


def encodings(source: Source) -> list[int]:
    """The lines on which a module makes JSON and may not, or lets a model do it past `as_json`."""
    if within(source.name, ENCODING):
        return []
    return [
        node.lineno
        for node in source.nodes
        if (isinstance(node, ast.ImportFrom) and node.module == "json")
        or (isinstance(node, ast.Attribute) and node.attr == "model_dump_json")
        or (
            isinstance(node, ast.Attribute)
            and node.attr in ENCODERS
            and isinstance(node.value, ast.Name)
            and node.value.id == "json"
        )
    ]


def unpublished(source: Source) -> set[str]:
    """The schemas that a module names as values and nobody can read: docstrings and help are sentences."""
    if within(source.name, ("adapters",)):
        return set()
    named = (node.value for node in source.nodes if isinstance(node, ast.Constant))
    return {text for text in named if isinstance(text, str) and PUBLISHED.fullmatch(text)} - SCHEMA_NAMES


def test_json_is_made_where_it_is_rendered_and_in_the_adapters_own_files() -> None:
    assert faults(encodings) == {}


@pytest.mark.parametrize(
    "text",
    [
        "import json\njson.dumps({})",
        "from json import dumps",
        "def f(model):\n    return model.model_dump_json()",
    ],
)
def test_json_made_elsewhere_is_noticed(text: str) -> None:
    assert encodings(Source("cli.check", text))


def test_an_output_that_names_a_schema_is_published() -> None:
    assert faults(unpublished) == {}
    assert unpublished(Source("render.lines", "schema = 'readyctl.dream/1'")) == {"readyctl.dream/1"}


def test_every_answer_is_frozen_knows_no_other_key_and_has_a_name_of_its_own() -> None:
    assert {answer_name(model) for model in ANSWERS} <= set(SCHEMAS)
    assert len({answer_name(model) for model in ANSWERS}) == len(ANSWERS)
    for model in ANSWERS:
        assert (model.model_config.get("frozen"), model.model_config.get("extra")) == (True, "forbid")
