"""`coverage --json`: features without code and code without features, `readyctl.coverage/1`.

The schema is `schemas/coverage-1.schema.json`.
"""

from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.feature.coverage import CodeCoverage
from readyctl.core.feature.inventory import Inventory
from readyctl.render.published import IsoDay, Published, as_json


class UnmatchedV1(Published):
    """A glob that means no file."""

    id: str
    glob: str


class UncoveredV1(Published):
    """A file, or a folder with a slash at its end, that no entry covers."""

    path: str
    files: int


class CoverageV1(Published):
    """The answer of `readyctl coverage --json`."""

    schema_: Annotated[Literal["readyctl.coverage/1"], Field(alias="schema")] = "readyctl.coverage/1"
    as_of: IsoDay
    revision: str | None
    without_code: tuple[str, ...]
    """The ids of features above planned that do not say where they live."""
    unmatched: tuple[UnmatchedV1, ...]
    uncovered: tuple[UncoveredV1, ...]
    files: int
    """How many files there are to cover, registry and ignored ones left out."""
    covered: int


def render(inventory: Inventory, found: CodeCoverage) -> str:
    """What was found, in order of id and path."""
    return as_json(
        CoverageV1(
            as_of=inventory.as_of,
            revision=inventory.revision,
            without_code=tuple(status.id for status in found.uncoded),
            unmatched=tuple(UnmatchedV1(id=each.feature.id, glob=each.glob) for each in found.unmatched),
            uncovered=tuple(UncoveredV1(path=each.path, files=each.files) for each in found.uncovered),
            files=found.files,
            covered=found.covered,
        )
    )
