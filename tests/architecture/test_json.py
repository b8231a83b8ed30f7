"""JSON is made in one way: frozen answers with a published schema, written by render alone."""

import ast
import re

import pytest

from architecture.layers import ENCODING
from architecture.source import Source, sources, within
from readyctl.render.json_schemas import ANSWERS, SCHEMAS, answer_name

ALL = sources()
EACH = pytest.mark.parametrize("source", ALL, ids=lambda source: source.name or "readyctl")
ENCODERS = frozenset({"dump", "dumps", "JSONEncoder"})
PUBLISHED = re.compile(r"readyctl\.[a-z-]+/\d+")


def encodings(source: Source) -> list[int]:
    """The lines on which a module makes JSON by itself, or lets a model do it past `as_json`."""
    return [
        node.lineno
        for node in ast.walk(source.tree)
        if (isinstance(node, ast.ImportFrom) and node.module == "json")
        or (isinstance(node, ast.Attribute) and node.attr == "model_dump_json")
        or (
            isinstance(node, ast.Attribute)
            and node.attr in ENCODERS
            and isinstance(node.value, ast.Name)
            and node.value.id == "json"
        )
    ]


def named_schemas(source: Source) -> set[str]:
    """The schemas that a module names as values: docstrings and help are sentences."""
    return {
        node.value
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and PUBLISHED.fullmatch(node.value)
    }


@EACH
def test_json_is_made_where_it_is_rendered_and_in_the_adapters_own_files(source: Source) -> None:
    assert encodings(source) == [] or within(source.name, ENCODING)


@pytest.mark.parametrize(
    "text",
    [
        "import json\njson.dumps({})",
        "from json import dumps",
        "def f(model):\n    return model.model_dump_json()",
    ],
)
def test_json_made_elsewhere_is_noticed(text: str) -> None:
    source = Source(ALL[0].path)
    source.__dict__["tree"] = ast.parse(text)
    assert encodings(source)


@EACH
def test_an_output_that_names_a_schema_is_published(source: Source) -> None:
    published = {model.model_fields["schema_"].default for model in ANSWERS}
    assert within(source.name, ("adapters",)) or named_schemas(source) <= published


def test_every_answer_is_frozen_knows_no_other_key_and_has_a_name_of_its_own() -> None:
    assert {answer_name(model) for model in ANSWERS} <= set(SCHEMAS)
    assert len({answer_name(model) for model in ANSWERS}) == len(ANSWERS)
    for model in ANSWERS:
        assert (model.model_config.get("frozen"), model.model_config.get("extra")) == (True, "forbid")
