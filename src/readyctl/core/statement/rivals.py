"""Other companies in a text: those that it sets beside us in a table, and those that speak in it with us."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from readyctl.core.statement.frames import frame_of
from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.text.folding import folded


class Rivals(Struct, frozen=True):
    """The `columns` and rows of tables (`labels`) that are about other companies, as the text has them, and
    the names in small letters of those that speak. `own` are our names.
    """

    columns: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    def about(self, passage: Passage) -> bool:
        """Whether a cell is about another company."""
        return passage.column in self.columns or passage.label in self.labels

    def speaks(self, sentence: str, before: bool) -> bool:  # noqa: FBT001 - a state that is handed on
        """Whether another company says a sentence; `before` is whether it said the one in front."""
        if _ASKING.match(sentence):
            return True
        said = _SPEAKER.match(sentence)
        if said is None:
            return before
        company = folded((said[2] or "").strip(" ()"))
        another = bool(self.own and company and company not in self.own and not _POST.search(company))
        return another or folded(said[1]) in self.speakers


def spoken(sentence: str) -> str:
    """What a sentence says, without who says it."""
    said = _SPEAKER.match(sentence)
    return sentence[said.end() :] if said else sentence


NOBODY = Rivals()
"""A text in which no other company is known."""


def rivals_of(passages: Iterable[Passage], own: frozenset[str]) -> Rivals:
    """Find the other companies: a name beside one of our `own` as the heading of a column, as the first cell
    of a row under `Vendor`, or before a colon. Where we have no name nobody can be told from us.
    """
    if not own:
        return NOBODY
    columns: set[str] = set()
    labels: set[str] = set()
    speakers: set[str] = set()
    for table in _tables(passages, speakers):
        columns |= _beside(own, {cell.column for cell in table if cell.column})
        labels |= _beside(own, {cell.text for cell in table if _COMPANIES.fullmatch(cell.column)})
    names = {folded(name) for name in _beside(own, speakers)}
    return Rivals(frozenset(columns), frozenset(labels), frozenset(names), own)


def _tables(passages: Iterable[Passage], speakers: set[str]) -> Iterator[list[Passage]]:
    """The cells of each table; take note of who speaks between them."""
    tables: dict[int, list[Passage]] = defaultdict(list)
    number = 0
    for passage in passages:
        if passage.kind is PassageKind.CELL:
            tables[number].append(passage)
        else:
            number += 1
            speakers |= {match[1] for match in map(_SPEAKER.match, passage.text.splitlines()) if match}
    yield from tables.values()


def _beside(own: frozenset[str], names: Iterable[str]) -> set[str]:
    """The other companies among names, where one of ours is among them."""
    said = {name: folded(name) for name in names}
    if not any(name in own for name in said.values()):
        return set()
    return {
        name
        for name, low in said.items()
        if low not in own
        and _NAME.fullmatch(name.strip())
        and not _HEAD.match(name)
        and frame_of(name) is None
    }


_COMPANY = r"[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2}"
_NAME = re.compile(_COMPANY)
_SPEAKER = re.compile(rf"\W*({_COMPANY})( ?\([^()]{{1,40}}\))?:\s")
_ASKING = re.compile(
    r"\W*(?:attendees?|audience|participants?|prospects?|callers?|customers?|clients?|buyers?|guests?|"
    r"visitors?|"
    r"listeners?|viewers?|questioner|(?:question )?from the (?:chat|audience|floor|room)|chat)(?: \d+)?"
    r"(?: ?\([^()]{1,40}\))?:\s",
    re.IGNORECASE,
)
"""Who speaks from outside, whatever the name."""
_POST = re.compile(
    r"\b(?:sales|engineer\w*|product|support|c[eftosix]+o|ciso|manager|head|lead|director|founder|consult\w*|"
    r"architect|account|success|marketing|legal|pm|vp|partner|presenter|host|speaker|moderator|\d+)\b"
)
"""What a person does, and not whom for."""
_COMPANIES = re.compile(
    r"(?:vendor|company|supplier|provider|tool|product|solution|competitor)s?", re.IGNORECASE
)
_HEAD = re.compile(
    r"\W*(?:remarks?|notes?|comments?|answers?|responses?|descriptions?|limits?|targets?|values?|status|"
    r"since|"
    r"dates?|from|prices?|priority|categor\w+|areas?|owners?|regions?|evidence|references?|details?|metrics?|"
    r"versions?|levels?|kinds?|types?|units?|results?|totals?|id|no|customers?|clients?|q|a|all|both)\b",
    re.IGNORECASE,
)
"""What heads a column, or stands before a colon, and is nobody's name."""
