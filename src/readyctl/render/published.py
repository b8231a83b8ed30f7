"""JSON outputs that scripts read: frozen models of their own, each with a version and a published schema."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Annotated

import msgspec
from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer


class Published(BaseModel):
    """Base of such a model. Keys are added in later versions, never renamed or removed."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
    )


class Sparse(Published):
    """A model whose keys with the default null are left out where they are null."""

    @model_serializer(mode="wrap")
    def _without_nothing(self, written: SerializerFunctionWrapHandler) -> dict[str, object]:
        sparse = _sparse(type(self))
        return {key: value for key, value in written(self).items() if value is not None or key not in sparse}


@cache
def _sparse(model: type[Published]) -> frozenset[str]:
    """The keys with the default null."""
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if not field.is_required() and field.default is None)


IsoDay = dt.date
"""A day; in the text such as 2026-11-22."""
IsoTime = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
"""A moment in UTC such as 2026-11-16T09:00:00Z."""


_AT_ONCE = 200
"""Items that are written together."""


def in_pieces(
    answer: Published, lists: Mapping[str, Iterable[Published]], *, indent: int | None
) -> Iterator[str]:
    """The text of `as_json`, in ASCII, of an answer with these items in the lists under these keys, none of
    which is held once it is told: ten thousand of them with all their parts are 200 MB. In the answer itself
    the lists are empty, the first one under its key, and the keys stand in their order. Without an `indent`
    each item is a line of its own.
    """
    rest, closing = as_json(answer, ascii_only=True, indent=indent), ""
    for name, items in lists.items():
        before, empty, rest = rest.partition(f'"{name}": []')
        assert empty, f"the list of {name} is empty"  # noqa: S101 - for whoever calls it
        yield f'{closing}{before}"{name}": ['
        margin = "\n" if indent is None else "\n" + " " * (len(before) - before.rfind("\n") - 1)
        closing = "]"
        for piece in _listed(items, margin, indent):
            yield piece
            closing = f"{margin}]"
    yield closing + rest


def _listed(items: Iterable[Published], margin: str, indent: int | None) -> Iterator[str]:
    """The texts of a list's items; `margin` is what stands before its key."""
    comma, rest = "", iter(items)
    while some := [item.model_dump(mode="json", by_alias=True) for item in islice(rest, _AT_ONCE)]:
        yield comma + _together(some, margin, indent)
        comma = ","


def _together(some: list[dict[str, object]], margin: str, indent: int | None) -> str:
    """The texts of some items."""
    if indent is None:
        return ",".join(margin + json.dumps(each) for each in some)
    # Spread out afterwards: `json` does both at once in Python, three times as long as all that is told.
    # No text of JSON has a line end in it, so each of them is one between two parts.
    within = msgspec.json.format(json.dumps(some), indent=indent)[1:-2]
    return within.replace("\n", margin)


def as_json(answer: Published, *, ascii_only: bool = False, indent: int | None = 2) -> str:
    """The one way from an answer to its text, with a line end. Keys stand in the order of the model."""
    written = answer.model_dump(mode="json", by_alias=True)
    return json.dumps(written, indent=indent, ensure_ascii=ascii_only) + "\n"
