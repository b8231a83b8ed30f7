"""Features in somebody's spreadsheet: which column holds what, and what a row comes to as an entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readyctl.core.entry.document import Node
from readyctl.core.entry.ids import suggested
from readyctl.core.entry.path import ID
from readyctl.core.level.table import UNSIGNED, WEAKEST, Level
from readyctl.core.level.words import folded
from readyctl.core.text.folding import folded as spelt

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "key", "slug"),
    "name": ("name", "title", "feature", "summary name"),
    "summary": ("summary", "description"),
    "level": ("level", "status", "stage", "maturity", "readiness"),
    "area": ("area", "team", "component"),
    "owner": ("owner", "lead", "assignee"),
}
"""For each key of an entry: headings under which spreadsheets have it, in any case."""


@dataclass(frozen=True)
class FeatureRow:
    """One row: the line of the file that it begins on, and what it says of each key."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class NewFeature:
    """What a row comes to: an entry's id, its area, and its keys in order."""

    id: str
    area: str
    data: dict[str, Node]


def columns_of(headings: Sequence[str], told: Mapping[str, str]) -> dict[str, int]:
    """Where each key stands: as told, else under a usual heading; of two equal headings the first counts."""
    known = [spelt(heading) for heading in headings]
    places = {key: headings.index(column) for key, column in told.items() if column in headings}
    for key, usual in COLUMNS.items():
        found = next((known.index(word) for word in usual if word in known), None)
        if found is not None and key not in told:
            places[key] = found
    return places


def new_feature(
    row: FeatureRow, levels: Mapping[str, Level], area: str | None, source: str, by: str | None = None
) -> NewFeature | str:
    """A row as an entry that signs nothing, or a clause that says what it lacks.

    `levels` is what each folded word of the level column means; a level that needs a signature becomes a
    proposal. `area` is that of rows that name none; `source` the file's name, `by` the address
    of whoever asks.
    """
    cells = row.cells
    name = cells.get("name", "")
    if not name:
        return "it has no name"
    folder = suggested(cells["area"]) if cells.get("area") else area
    if folder is None:
        return "it names no area; give one for all with --area"
    feature = cells.get("id") or suggested(name)
    if not ID.fullmatch(feature):
        return f"'{feature}' cannot be an id; '{suggested(feature)}' could"
    level = levels.get(folded(cells.get("level", "")), WEAKEST)
    data: dict[str, Node] = {
        "id": feature,
        "name": name,
        "summary": cells.get("summary") or name,
        "level": (UNSIGNED if level.needs_signature else level).value,
    }
    if cells.get("owner"):
        data["owner"] = cells["owner"]
    if level.needs_signature:
        asker: dict[str, Node] = {"by": by} if by else {}
        data["proposed"] = {"level": level.value, **asker, "reason": f"imported from {source}"}
    return NewFeature(feature, folder, data)
