"""A feature as another system has it, and the entry that it comes to. An import signs nothing."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.core.entry.characters import FORBIDDEN_IN_VALUE
from readyctl.core.entry.days import parse_day
from readyctl.core.entry.document import Node
from readyctl.core.entry.ids import LONGEST, suggested
from readyctl.core.entry.path import ID
from readyctl.core.feature.sources import ASKED, DATE, OUTCOME
from readyctl.core.level.table import UNSIGNED, WEAKEST, Level
from readyctl.core.level.words import Dropped, came_to_nothing, folded
from readyctl.core.text.cells import UnreadCell, day_order, read_day
from readyctl.core.text.slug import slug

_TAIL = 24
SUMMARY = 400
"""So many characters of a description are its summary; the rest is behind the link."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_QUARTER = re.compile(r"(?:(\d{4})[ -]?Q([1-4])|Q([1-4])[ /'-]*(\d{4}|\d{2}))", re.IGNORECASE)
_SPLIT = {
    "tags": re.compile(r"[,;\n]"),
    "aliases": re.compile(r"[;\n]|, "),
    "links": re.compile(r"[,;]?\s+"),
}


class FeatureRow(Struct, frozen=True):
    """One record: where it stands, as a message says it (`line 4`), and what it says of each key.

    A list is one text there, in its system's own way of writing it.
    """

    place: str
    cells: Mapping[str, str]


class Terms(Struct, frozen=True):
    """What a person, or the file as a whole, said about all of its rows.

    `levels` has what each folded word of the level column means; `area` is that of rows that name none, `by`
    the address of whoever asks, `order` which of day and month comes first in slashed dates.
    """

    source: str
    file: str
    levels: Mapping[str, Level | Dropped]
    area: str | None = None
    by: str | None = None
    order: str | None = None


class NewFeature(Struct, frozen=True):
    """What a row comes to: an entry's id, its area, its keys in order, and what is asked of engineering.

    `marker` names the record in the system that it comes from (`jira:FIN-12`), and stands among the links
    where that system has keys; `level` is what the row itself says, whatever the entry may say unsigned;
    `remarks` are clauses on what was left out.
    """

    id: str
    area: str
    marker: str
    data: dict[str, Node]
    level: Level
    proposed: dict[str, Node] | None = None
    keyed: bool = False
    remarks: tuple[str, ...] = field(default=())

    def whole(self) -> dict[str, Node]:
        """The data of a new entry's file."""
        return self.data | ({"proposed": self.proposed} if self.proposed else {})


class NotTaken(Struct, frozen=True):
    """A row that is no feature, by its own word."""

    word: str


def with_order(told: Terms, rows: Sequence[FeatureRow]) -> Terms:
    """The same, with the order of day and month that the column of dates shows where nobody named one."""
    order = told.order or day_order(row.cells.get(DATE, "").split(" ")[0] for row in rows)
    return replace(told, order=order)


def new_feature(row: FeatureRow, told: Terms) -> NewFeature | NotTaken | str:
    """A row as an entry that signs nothing, or a clause that says what it lacks.

    A level that needs a signature becomes a proposal, and so does a date, which asks for the weakest level
    that stands for one. A date that cannot be read, or of what can be used already, is left out and said.
    """
    cells = {key: _plain(text) for key, text in row.cells.items()}
    word = folded(cells.get("level", ""))
    level = told.levels.get(word, WEAKEST)
    if came_to_nothing(cells.get(OUTCOME, "")):
        return NotTaken(folded(cells[OUTCOME]))
    if isinstance(level, Dropped):
        return NotTaken(word)
    name = " ".join(cells.get("name", "").split())
    if not name:
        return "it has no name"
    folder = suggested(cells["area"]) if cells.get("area") else told.area
    if folder is None:
        return "it names no area; give one for all with --area"
    feature = cells.get("id") or suggested(name)
    if not ID.fullmatch(feature):
        return f"'{feature}' cannot be an id; '{suggested(feature)}' could"
    key = cells.get("key", "")
    marker = f"{told.source}:{key or feature}"
    asked, remarks = _asked(cells, level, told)
    return NewFeature(
        feature,
        folder,
        marker,
        _entry(feature, name, cells, level, marker if key else ""),
        level,
        asked,
        keyed=bool(key),
        remarks=tuple(remarks),
    )


def _entry(feature: str, name: str, cells: Mapping[str, str], level: Level, marker: str) -> dict[str, Node]:
    data: dict[str, Node] = {
        "id": feature,
        "name": name,
        "summary": summary_of(cells.get("summary", "")) or name,
        "level": (UNSIGNED if level.needs_signature else level).value,
    }
    aliases = [each for each in items("aliases", cells) if slug(each) != slug(name)]
    links = [*([marker] if marker else []), *items("links", cells)]
    owner = " ".join(cells.get("owner", "").split())
    more: dict[str, Node] = {
        "aliases": [*aliases],
        "owner": owner,
        "links": [*links],
        "tags": [*items("tags", cells)],
    }
    return data | {key: value for key, value in more.items() if value}


def _asked(cells: Mapping[str, str], level: Level, told: Terms) -> tuple[dict[str, Node] | None, list[str]]:
    """What is asked of engineering for a row, and what was left out of it, as clauses."""
    values: dict[str, Node] = {key: cells[key] for key in ASKED if key != DATE and cells.get(key)}
    remarks: list[str] = []
    written = cells.get(DATE, "")
    if written and level.row.available:
        remarks.append(f"its date {written} is left out: what is {level} can be used already")
    elif written:
        day = due(written, told.order)
        if isinstance(day, UnreadCell):
            remarks.append(f"its date is left out: {day.why}; {day.help}")
        else:
            values[DATE] = day
    wanted = level
    if DATE in values and not level.row.dated:
        wanted = next(each for each in Level if each.row.dated)
    if not wanted.needs_signature:
        return None, remarks
    by: dict[str, Node] = {"by": told.by} if told.by else {}
    reason: dict[str, Node] = {"level": wanted.value, **by, "reason": f"imported from {told.file}"}
    return reason | ({"set": values} if values else {}), remarks


def due(text: str, order: str | None) -> str | UnreadCell:
    """A delivery date as an entry writes it, `2027-06-30` or `2027-Q2`, from however a table has it."""
    if quarter := _QUARTER.fullmatch(text):
        year, number = quarter[1] or quarter[4], quarter[2] or quarter[3]
        written = f"{year if len(year) > 2 else '20' + year}-Q{number}"  # noqa: PLR2004 - its digits
        try:
            parse_day(written)
        except ValueError:
            return UnreadCell(f"'{text}' is no quarter", "write it as 2027-Q2")
        return written
    day = read_day(text, order)
    return day.isoformat() if isinstance(day, dt.date) else day or UnreadCell(f"'{text}' is no day")


def summary_of(text: str) -> str:
    """The first paragraph of a description, on one line, cut behind a word where it is long."""
    paragraphs = (" ".join(part.split()) for part in _PARAGRAPH.split(text.strip()))
    first = next((part for part in paragraphs if part), "")
    return first if len(first) <= SUMMARY else f"{first[:SUMMARY].rsplit(' ', 1)[0]} …"


def items(key: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """The texts of a list, each once, in order."""
    parts = (" ".join(part.split()) for part in _SPLIT[key].split(cells.get(key, "")))
    return tuple(dict.fromkeys(part for part in parts if part))


def with_own_id(new: NewFeature) -> NewFeature:
    """The same feature with its key behind id and name, where several have the plain ones."""
    key = new.marker.partition(":")[2]
    tail = slug(key)[-_TAIL:].strip("-") or "x"
    feature = f"{new.id[: LONGEST - len(tail) - 1].rstrip('-')}-{tail}"
    return replace(new, id=feature, data=new.data | {"id": feature, "name": f"{new.data['name']} ({key})"})


def _plain(text: str) -> str:
    """Text without what no registry file may contain, its lines ended alike."""
    return FORBIDDEN_IN_VALUE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
