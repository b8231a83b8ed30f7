"""Validation of a document against a model, with every error in plain words and at its place."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from readyctl.core.entry.document import MANY, Document, Node, Problem, and_more
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.schema_words import Words, allowed_words, missing, unknown_key, wrong_value

Model = TypeVar("Model", bound=BaseModel)


def validate(model_type: type[Model], document: Document) -> tuple[Model | None, tuple[Problem, ...]]:
    """Read a document as a model: the model, or None and every error of the file, in order of place.

    Errors of the reader come first; they leave nothing to validate. A wrong value is placed at the
    value, an unknown key at the key, a missing key at its nearest existing parent.
    """
    if document.data is None:
        return None, document.problems
    try:
        return _light(model_type.model_validate(document.data)), document.problems
    except ValidationError as refused:
        details = refused.errors(include_url=False)
    problems: dict[KeyPath, Problem] = {}
    above: set[KeyPath] = set()
    together = _by_place(details)
    told: Counter[KeyPath] = Counter()
    for detail in sorted(details, key=lambda detail: detail["type"] == "too_short"):
        part = detail["loc"][:1] if len(detail["loc"]) > 1 else ()
        told[part] += 1
        if told[part] > MANY + 1:
            continue
        path = _key_path(detail, document.data)
        if detail["type"] == "too_short" and path in above:
            continue  # it counts the items that are right, and what is wrong with the others is said
        words = _words(detail, path, model_type, together[detail["loc"][:-1]])
        position = document.source.key(path) if words.rule == "unknown-key" else document.source.value(path)
        problem = Problem(words.rule, words.message, words.help, position, path)
        problems.setdefault(path, and_more(problem) if told[part] > MANY else problem)
        above.update(path[:length] for length in range(len(path) + 1))
    by_place = sorted(
        problems.values(), key=lambda p: (p.position.line, p.position.column) if p.position else (0, 0)
    )
    return None, document.problems + tuple(by_place)


_given: Callable[[frozenset[str]], set[str]] = cache(set)
_set = object.__setattr__


def _light(model: Model) -> Model:
    """The same model, held so that fifty thousand of them take half the room.

    Which fields were given is one set for all models in which the same ones were. The values lie in the model
    itself, where the keys are its class's, and not in a dict of its own that has the keys once more. A copy
    that is changed gets a set of its own.
    """
    kind = type(model)
    light = kind.__new__(kind)
    values = vars(model)
    for name, value in values.items():
        _set(light, name, value)
    for name in _holding(kind):
        if value := values[name]:
            _set(light, name, _light_within(value))
    _set_beside(light, frozenset(model.__pydantic_fields_set__))
    return light


def as_light(kind: type[Model], values: Mapping[str, object], given: frozenset[str]) -> Model:
    """A model of values that are known to be what the schema would make of what was given, held so."""
    light = kind.__new__(kind)
    for name, value in values.items():
        _set(light, name, value)
    _set_beside(light, given)
    return light


def with_value(model: Model, name: str, value: object) -> Model:
    """A model that `validate` has just read, with this value in the place of one that was given."""
    _set(model, name, value)
    return model


def _set_beside(light: BaseModel, given: frozenset[str]) -> None:
    """What a model has beside its values: none allows more keys than its own."""
    _set(light, "__pydantic_fields_set__", _given(given))
    _set(light, "__pydantic_extra__", None)
    _set(light, "__pydantic_private__", None)


def _light_within(value: object) -> object:
    if isinstance(value, BaseModel):
        return _light(value) if value.__pydantic_fields_set__ else _nothing_given(value)
    if type(value) is tuple and isinstance(value[0], BaseModel):
        return tuple([_light(each) for each in value])
    return value


_NOTHING_GIVEN: dict[type[BaseModel], BaseModel] = {}


def _nothing_given(model: BaseModel) -> BaseModel:
    """A model in which nothing was given: one for all, as its class says of itself."""
    return _NOTHING_GIVEN.setdefault(type(model), model)


@cache
def _holding(kind: type[BaseModel]) -> frozenset[str]:
    """The fields in which there may be models."""
    fields = kind.model_fields.items()
    return frozenset(name for name, field in fields if _models_in(field.annotation))


def _key_path(detail: ErrorDetails, data: Node) -> KeyPath:
    """Where in the data the error is; the names that unions add to pydantic's path are left out here."""
    path: list[str | int] = []
    node: Node = data
    for step in detail["loc"]:
        match node, step:
            case dict(), str() if step in node:
                node = node[step]
            case list(), int() if step < len(node):
                node = node[step]
            case _:
                continue
        path.append(step)
    if detail["type"] == "missing":
        path.append(detail["loc"][-1])
    return tuple(path)


def _words(
    detail: ErrorDetails, path: KeyPath, model_type: type[BaseModel], details: list[ErrorDetails]
) -> Words:
    if detail["type"] == "missing":
        return missing(path)
    if detail["type"] == "extra_forbidden":
        fields = _fields_at(model_type, path[:-1])
        return unknown_key(path, list(fields), _homes(str(path[-1]), fields))
    if "[key]" in detail["loc"]:
        return unknown_key(path, allowed_words(details), [])
    return wrong_value(detail, path)


def _by_place(details: list[ErrorDetails]) -> Mapping[tuple[str | int, ...], list[ErrorDetails]]:
    """What each member of a union says about one key, together: pydantic reports them apart."""
    found: defaultdict[tuple[str | int, ...], list[ErrorDetails]] = defaultdict(list)
    for detail in details:
        found[detail["loc"][:-1]].append(detail)
    return found


def _homes(key: str, fields: Mapping[str, FieldInfo]) -> list[str]:
    """The keys of a mapping under which a key that stands beside them would be known."""
    return [name for name, field in fields.items() if key in _fields_of(_models_in(field.annotation))]


def _fields_at(model_type: type[BaseModel], path: KeyPath) -> dict[str, FieldInfo]:
    fields = _fields_of([model_type])
    for step in path:
        if isinstance(step, str):
            fields = _fields_of(_models_in(fields[step].annotation)) if step in fields else {}
    return fields


def _fields_of(models: list[type[BaseModel]]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for model in models for name, field in model.model_fields.items()}


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
