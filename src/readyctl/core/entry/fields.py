"""The scalar types that the entry models share; each reads the text a person wrote."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)

from readyctl.core.entry.days import parse_day
from readyctl.core.entry.scalars import day, days, flag, one_line


class Strict(BaseModel):
    """Base of the entry models: unknown keys refused, values frozen once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


@cache
def keys_of(kind: type[BaseModel]) -> tuple[str, ...]:
    """The names of a model's fields, in their order: pydantic tells them more slowly each time."""
    return tuple(kind.model_fields)


@cache
def those_of(kind: type[BaseModel], keys: tuple[str, ...]) -> tuple[str, ...]:
    """Those of these keys that a model has, in their order; to ask it for one that it lacks takes longer."""
    return tuple(key for key in keys if key in kind.model_fields)


def _of_text(read: Callable[[str], object]) -> BeforeValidator:
    return BeforeValidator(lambda value: read(value) if isinstance(value, str) else value)


def _none_is_empty(value: object) -> object:
    return () if value is None else value


def _one_is_many(value: object) -> object:
    return (value,) if isinstance(value, str) else _none_is_empty(value)


def _none_is_mapping(value: object) -> object:
    return {} if value is None else value


SPELT = ["string", "number", "boolean"]
"""What an editor takes a text for that is written without quotes (JSON Schema `type`)."""
DAY_PATTERN = (
    "^(?!0000)(([0-9]{4}-(((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01]))|((0[469]|11)-(0[1-9]|[12][0-9]|30))|"
    "(02-(0[1-9]|1[0-9]|2[0-8]))))|(([0-9]{2}(0[48]|[2468][048]|[13579][26])|"
    "([02468][048]|[13579][26])00)-02-29))$"
)
"""The days of the calendar, leap years with them."""
DUE_PATTERN = f"{DAY_PATTERN}|^(?!0000)[0-9]{{4}}-Q[1-4]$"
DAYS_PATTERN = r"^\s*(?!0+d?\s*$)[0-9]{1,4}d?\s*$"
FLAG_PATTERN = "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
ID_PATTERN = "^[a-z0-9][a-z0-9-]{0,63}$"
LINE_PATTERN = r"^\s*\S[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*\s*$"
Day = Annotated[
    dt.date,
    _of_text(day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": DAY_PATTERN}, mode="validation"),
    PlainSerializer(dt.date.isoformat, return_type=str),
]
"""A calendar day."""
Due = Annotated[
    dt.date,
    _of_text(parse_day),
    WithJsonSchema({"type": "string", "pattern": DUE_PATTERN}, mode="validation"),
    PlainSerializer(dt.date.isoformat, return_type=str),
]
"""A day, or a quarter read as its last day."""
Days = Annotated[
    int,
    _of_text(days),
    Field(ge=1),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "maximum": 9999, "pattern": DAYS_PATTERN}),
]
"""A number of days, with or without a `d` after it."""
Flag = Annotated[
    bool,
    _of_text(flag),
    WithJsonSchema({"type": ["boolean", "string"], "pattern": FLAG_PATTERN}, mode="validation"),
]
Id = Annotated[
    str,
    Field(pattern=ID_PATTERN),
    WithJsonSchema(
        {"type": ["string", "integer", "boolean"], "minimum": 0, "pattern": ID_PATTERN}, mode="validation"
    ),
]
Text = Annotated[str, Field(min_length=1)]
Line = Annotated[
    Text,
    AfterValidator(one_line),
    WithJsonSchema({"type": SPELT, "pattern": LINE_PATTERN}, mode="validation"),
]
"""Text that stands in headings and tables: one line, and something on it."""
EmptyTuple = BeforeValidator(_none_is_empty)
"""Put beside a tuple field: an explicit null reads as empty."""
OneOrMany = BeforeValidator(_one_is_many)
"""Put beside a tuple field: a single text reads as a tuple of one, null as empty."""
EmptyMapping = BeforeValidator(_none_is_mapping)
"""Put beside a model or dict field: an explicit null reads as empty."""
