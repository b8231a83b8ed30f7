"""`levels --json`: the levels, `readyctl.levels/1`. The schema is `schemas/levels-1.schema.json`."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.entry.keypath import dotted
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import Level
from readyctl.render.published import Published, as_json


class LevelV1(Published):
    """One level."""

    level: Level
    meaning: str
    may: Mapping[Kind, str]
    """What sales may do with a feature of that level, in words."""
    needs: tuple[str, ...]
    """Key paths that an entry of that level carries, such as `delivery.date`."""


class LevelsV1(Published):
    """The answer of `readyctl levels --json`."""

    schema_: Annotated[Literal["readyctl.levels/1"], Field(alias="schema")] = "readyctl.levels/1"
    levels: tuple[LevelV1, ...]
    """From the least to the most."""


def render() -> str:
    """Every level."""
    return as_json(LevelsV1(levels=tuple(map(_level, Level))))


def _level(level: Level) -> LevelV1:
    row = level.row
    return LevelV1(
        level=level,
        meaning=row.meaning,
        may={kind: row.grant(kind).value for kind in Kind},
        needs=tuple(dotted(path) for path in row.needs),
    )
