"""Data on its way, in a line as people write one: from where to where, when, in what form."""

import re
from collections.abc import Iterator

from msgspec import Struct

from readyctl.core.deal.text import plain, word_pattern
from readyctl.core.entry.document import Node

_WHEN = re.compile(
    r"\b(real[- ]time|nightly|hourly|daily|weekly|monthly|quarterly|yearly|once|at night|at once|immediately"
    r"|every (?:\d+ )?(?:hour|night|day|morning|evening|week|month|quarter|year|minute|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?"
    r"|(?:once|twice) an? (?:day|week|month|year)|after (?:each |every |the )?approval)\b",
    re.IGNORECASE,
)
_MOVES = r"(?:syncs?|go(?:es)?|moves?|flows?|comes?|(?:is|are) (?:sent|copied|exported|synced))"
_FROM_TO = re.compile(
    r"^(?P<what>.*?)\s*\bfrom\s+(?P<source>[^,;()]+?)\s+(?:in)?to\s+(?P<tail>\S.*)$", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"^(?P<what>.*?)\s*\bbetween\s+(?P<source>[^,;()]+?)\s+and\s+(?P<tail>\S.*)$", re.IGNORECASE
)
_TO = re.compile(
    rf"^(?P<what>.+?)\s+{_MOVES}\b(?P<how>[^,;()]*?)\s+(?:in)?to\s+(?P<tail>\S.*)$", re.IGNORECASE
)
_BARE_TO = re.compile(r"^(?P<what>.+?)\s+to\s+(?P<tail>\S.*)$", re.IGNORECASE)
_PAIR = re.compile(
    r"^(?P<source>[^,;()]+?) and (?P<tail>[^,;()]+?) (?:are )?(?:sync(?:s|ed)?|exchange)\b"
    r"(?P<what>[^,;()]*)$",
    re.IGNORECASE,
)
_MOVING = re.compile(rf"\s*\b{_MOVES}\s*$", re.IGNORECASE)
_MOVES_SOMEWHERE = re.compile(
    r"\b(?:sync\w*|exchang\w+|flow\w*|replicat\w+|cop(?:y|ies|ied)|moves?|go|goes)\b", re.IGNORECASE
)
ARROW = re.compile(r"\s*(<-+>|<=+>|[↔⇄⇆⟷⇔]|-+>|=+>|[→⇒➔➜⟶])\s*")
_BOTHARROWS = re.compile(r"[<↔⇄⇆⟷⇔]")
_LABEL = re.compile(r"^(?P<what>[^:]{1,60}):\s+(?P<source>\S.*)$")
_KIND_OF_FILE = r"(?:csv|xml|json|excel|xlsx?|pdf|text|edi|e-?mail|api|sftp)(?: files?)?"
_FORMAT = re.compile(rf"\b(?:as|in|via|by) (?:an? |one )?((?:[\w-]+ )?{_KIND_OF_FILE})\b", re.IGNORECASE)
_BARE_FORMAT = re.compile(rf"(?:one |an? )?(?:[\w-]+ )?{_KIND_OF_FILE}(?: .*)?", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"^\W*(?:\d[\d.,:]*\s*(?:am|pm|h|o'clock|%|eur|usd|gbp|people|users?|rows?|days?|weeks?|months?|years?"
    r"|hours?|minutes?)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber|now|today|tomorrow|noon|midnight|morning|evening)\W*$",
    re.IGNORECASE,
)
_NAMED = (
    *("crm", "erp", "sap", "salesforce", "hubspot", "dwh", "jira", "quickbooks", "netsuite", "xero", "datev"),
    *(
        "stripe",
        "shopify",
        "zendesk",
        "power bi",
        "tableau",
        "s3",
        "webshop",
        "web shop",
        "wms",
        "pim",
        "dms",
    ),
)
_GENERIC = (
    *("excel", "spreadsheets?", "google sheets?", "csv", "files?", "s?ftp", "databases?", "data warehouse"),
    *("systems?", "apps?", "applications?", "apis?", "portals?", "platforms?", "software", "tools?"),
    *("inbox(?:es)?", "mailbox(?:es)?", "servers?", "shared drive", "folders?", "sharepoint", "dashboards?"),
    *("gateway", "website"),
)
_SYSTEM = word_pattern(*_NAMED, *_GENERIC)
_OWN_SYSTEM = re.compile(rf"^(?:(?:the|an?|our|all|each|every)\s+)?({'|'.join(_NAMED)})\s+\w", re.IGNORECASE)
_ENDS_IN_SYSTEM = re.compile(
    rf"^(?P<what>.*?)\s*\b(?P<source>(?:{'|'.join((*_NAMED, *_GENERIC))}))\W*$", re.IGNORECASE
)
_THINGS = re.compile(r"(?<![A-Z])[a-z]+s$|\bdata$")
_BOTH_WAYS = re.compile(
    r"\b(?:both ways|(?:in )?both directions|two[- ]ways?|bi-?directional(?:ly)?|back and forth|and back)\b",
    re.IGNORECASE,
)
_ONE_WAY = re.compile(r"\bone[- ]way\b", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|&|\+)\s+|\s*/\s*", re.IGNORECASE)
_ARTICLE = re.compile(
    r"^(?:an?|the|our|their) (?!next|first|last|same|other|day|week|month|year|night|morning)"
    r"[\w-]+(?: [\w-]+){0,2}$",
    re.IGNORECASE,
)
_PROPER = re.compile(r"^[A-Z0-9][\w.&-]*(?: [A-Z0-9][\w.&-]*){0,2}$")
_SHORT_END = 3
"""An end of a movement that is named after others has no more words than that."""

SHORT = 500
"""Lines of more characters are prose: they are kept as they are, and no parts are read out of them."""


class _Way(Struct, frozen=True):
    """One way as it was found: `tail` begins with where it goes, and holds whatever comes after that."""

    what: str
    source: str | None
    tail: str
    both: bool = False


def movements(text: str, *, surely: bool = False) -> tuple[dict[str, Node], ...]:
    """Read `customer records from CRM to ERP, nightly`; a line for each system that data goes to.

    Empty where the text names no way from or to anything. `surely` says that the text is about data, so
    that `orders to ERP` is a way too. Every word of the text stands in each of the lines, apart from the
    words that say which part is which.
    """
    if len(text) > SHORT or (_ONE_WAY.search(text) and _BOTH_WAYS.search(text)):
        return ()
    ways = _by_arrows(text, surely=surely) if ARROW.search(text) else _by_words(text, surely=surely)
    return tuple(line for way in ways for line in _lines(text, way))


def between_systems(found: dict[str, Node]) -> bool:
    """Whether an end of a movement is a kind of system, and not a person's desk."""
    return any(_SYSTEM.search(plain(str(found.get(end, "")))) for end in ("from", "to"))


def _by_words(text: str, *, surely: bool) -> tuple[_Way, ...]:
    found = _FROM_TO.match(text) or _between(text, surely=surely) or _TO.match(text) or _pair(text)
    found = found or (_BARE_TO.match(text) if surely else None)
    if found is None:
        return ()
    parts = found.groupdict()
    first = _SPLIT.split(parts["tail"], maxsplit=1)[0]
    if any(end and _NO_PLACE.match(end) for end in (parts.get("source"), first)):
        return ()
    how = (parts.get("how") or "").strip()
    what = parts["what"].strip()
    source = parts.get("source") or _owner(what)
    return (_Way(what, source, f"{parts['tail']}, {how}" if how else parts["tail"]),)


def _between(text: str, *, surely: bool) -> re.Match[str] | None:
    """`between X and Y` is a way where something moves there; a difference between the two is none."""
    moves = surely or _MOVES_SOMEWHERE.search(text) or _BOTH_WAYS.search(text)
    return _BETWEEN.match(text) if moves else None


def _pair(text: str) -> re.Match[str] | None:
    """`CRM and ERP sync both ways`, of two systems."""
    found = _PAIR.match(text)
    return found if found and _is_end(found["source"]) and _is_end(found["tail"]) else None


def _owner(what: str) -> str | None:
    """The system that something belongs to by its own name: `CRM` of `a CRM record`."""
    found = _OWN_SYSTEM.match(what)
    return found[1] if found else None


def _by_arrows(text: str, *, surely: bool) -> tuple[_Way, ...]:
    first, *rest = ARROW.split(text)
    arrows, stops = rest[::2], [first, *rest[1::2]]
    telling = any(_SYSTEM.search(plain(stop)) for stop in stops) or _WHEN.search(text)
    if not (surely or telling) or not all(stops):
        return ()
    label = _LABEL.match(first)
    what, source = (label["what"], label["source"]) if label else _thing(first)
    found, at = [], source
    for arrow, stop in zip(arrows, stops[1:], strict=True):
        found.append(_Way(what or "data", at, stop, _BOTHARROWS.search(arrow) is not None))
        at = _SPLIT.split(stop, maxsplit=1)[0]
    return tuple(found)


def _thing(words: str) -> tuple[str, str | None]:
    """What moves and from where, of the words before an arrow: `orders CRM`, `Invoices` or `CRM`."""
    if (found := _ENDS_IN_SYSTEM.match(words)) and (found["what"] or found["source"] == words.strip()):
        return found["what"], found["source"]
    return (words, None) if _THINGS.search(words) else ("", words)


def _lines(text: str, way: _Way) -> Iterator[dict[str, Node]]:
    ends, left = _ends(way.tail)
    source = _without_times(way.source) if way.source else None
    what = _MOVING.sub("", _without_times(way.what)).strip(" ,-:")
    forms = _FORMAT.findall(text)
    forms += [words for words in left if _BARE_FORMAT.fullmatch(words)]
    more = [words for words in left if not _BARE_FORMAT.fullmatch(words)]
    when = ", ".join(_WHEN.findall(text))
    for end in ends:
        line: dict[str, Node] = {"what": ", ".join((what or "data", *more))}
        line |= {"from": source} if source else {}
        line["to"] = end
        if way.both or _BOTH_WAYS.search(text):
            line["direction"] = "two-way"
        elif _ONE_WAY.search(text):
            line["direction"] = "one-way"
        line |= {"when": when} if when else {}
        line |= {"format": ", ".join(forms)} if forms else {}
        yield line


def _without_times(words: str) -> str:
    for pattern in (_FORMAT, _WHEN, _BOTH_WAYS, _ONE_WAY):
        words = pattern.sub("", words)
    return " ".join(words.split())


def _ends(tail: str) -> tuple[list[str], list[str]]:
    """Where it goes, one end each, and the words after that which are no ends.

    What stands after an `and` and is no end on its own belongs to the end before: `sales and marketing`.
    """
    bare = _without_times(re.sub(r"[()]", ",", tail))
    ends: list[str] = []
    left: list[str] = []
    joint = ""
    pieces = re.split(rf"({_SPLIT.pattern})", bare, flags=re.IGNORECASE)
    for piece, following in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        words = piece.strip(" ,;().-:")
        if words and (not ends or (not left and _is_end(words))):
            ends.append(words)
        elif words and not left and joint.strip() and not joint.strip().startswith((",", ";")):
            ends[-1] = f"{ends[-1]} {joint.strip()} {words}"
        elif words:
            left.append(words)
        joint = following
    return (ends, left) if ends else ([tail.strip()], [])


def _is_end(words: str) -> bool:
    if _BARE_FORMAT.fullmatch(words):
        return False
    few = len(words.split()) <= _SHORT_END
    ends_so = few and _ENDS_IN_SYSTEM.match(words) is not None
    return ends_so or bool(_ARTICLE.match(words)) or bool(_PROPER.match(words))
