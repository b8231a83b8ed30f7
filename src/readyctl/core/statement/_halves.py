"""Where a sentence says one thing of one feature and another of the next, and which date belongs to which."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from readyctl.core.feature.names import Mention
from readyctl.core.statement._words import NOW
from readyctl.core.statement.dates import find_date

_Group = tuple[Mention, ...]
"""Names in order that stand in one list."""
_LISTED = re.compile(r"(?:[\s,/&(]|and\b|or\b|both\b|the\b|our\b|an?\b)*", re.IGNORECASE)
"""What stands between names that share what is said of them."""
_AND = re.compile(r",\s+(?:and|but)\b", re.IGNORECASE)
_PARTS = re.compile(
    r"[,;]\s+(?!20\d\d)(?:(?:and|but|then)\s+)?|\s{1,3}(?:and|but|while|whereas|then|plus|&)\s+",
    re.IGNORECASE,
)
"""Where one half may end; never inside of a date."""
_MOST = 8
"""So many places between two names are tried; each costs two readings of the sentence."""
_JOINED = r"(?:[,;]\s{1,3}(?:(?:and|but|while|whereas|then)\s{1,3})?|\s{1,3}(?:and|but|while|whereas)\s{1,3})"
_ASIDE = re.compile(r"\s{1,3}(?:\(|[-\u2013\u2014]\s{1,3})")
_ARTICLE = r"(?:(?:the|our|an?)\s{1,3})?"
_JOINT = re.compile(rf"(?:{_JOINED}|{_ASIDE.pattern})(?={_ARTICLE}$)", re.IGNORECASE)
"""What joins two statements, right before the second one's name."""
_JOINT_AND_VERB = re.compile(
    rf"{_JOINED}(?=(?:(?:we|you)(?:['\u2019]ll)?|will|shall)\s{{1,3}}(?:\w{{1,12}}\s{{1,3}}){{1,3}}{_ARTICLE}$)",
    re.IGNORECASE,
)
"""The same where the verb stands before the name: `and we add`, `and will add`."""
_WITH = re.compile(rf",?\s{{1,3}}with\s{{1,3}}(?={_ARTICLE}$)", re.IGNORECASE)
_TO_COME = re.compile(
    r"\s{1,3}(?:(?:to )?follow(?:ing)?|coming|arriving|planned|due|scheduled|expected)\b", re.IGNORECASE
)
_CONDITION = re.compile(
    r"(?:(?:and|but|so)\s{1,3})?if\s{1,3}(?:you|they|the customer)\s{1,3}(?:(?:all|both|also|now)\s{1,3})?"
    r"(?:signs?|orders?|buys?|renews?|upgrades?|commits?|subscribes?|pays?|prepays?|extends?|closes?|switch(?:es)?|"
    r"joins?|registers?)\b"
    r"(?:(?!\b(?:before|after|while|when|whenever|because|and|or|until|unless|if|that|since|once|as|where|which|"
    r"who|whose|what|how|why|than|but)\b)[^,;:]){0,80}\s(?:the\s|our\s)?",
    re.IGNORECASE,
)
"""A condition that is whole, without a comma behind it, right before a name: `if you sign by Friday`. Only
deals are closed so: behind most other verbs, as in `if you notice`, what follows is what is noticed.
"""
_THROWN_IN = re.compile(
    r"\s{1,3}(?:(?:is|are)\s{1,3}(?:also\s{1,3}|then\s{1,3})?"
    r"(?:included|free|yours|part of|thrown in|on the house)"
    r"|comes?\s{1,3}(?:with|for free|free|on top|at no))\b",
    re.IGNORECASE,
)
"""What is said of a name when a condition is met."""
_NEAR = 64
"""Characters before a name in which a joint stands."""
_RESUMED = re.compile(r"\)(?!\W*$)|\s[-\u2013\u2014]\s")
"""Where an aside is over, and what was said before it goes on."""
_BY_NOW = re.compile(
    rf"(?:\s{{1,3}}(?:is|are)(?:\s{{1,3}}\w{{1,12}})?)?\s{{1,3}}(?:today|now|already)"
    rf"(?P<joint>{_JOINED}){_ARTICLE}",
    re.IGNORECASE,
)
"""Between two names of which only the first is there: `FX matching today and bank loans in May`."""
_IS = r"is|are|was|were|has|have|can|may|does|do|works?|runs?|remains?|stays?|exists?"
_WILL = (
    r"will|shall|follows?|comes?|ships?|arrives?|lands?|launch(?:es)?|goes|go|starts?|becomes?|rolls?|drops?"
)
_OWN_VERB = re.compile(
    rf"\s{{1,3}}(?:(?:modules?|features?|also|now|still|already|only|just|then)\s{{1,3}}){{0,2}}(?:{_IS}|{_WILL})\b",
    re.IGNORECASE,
)
_STATES = re.compile(rf"\b(?:{_IS}|{_WILL}|{NOW}|(?:we|you|they|i)\s+\w+)\b", re.IGNORECASE)
_AHEAD = re.compile(
    rf"\b(?:{_WILL}|going to|coming|planned|scheduled|due|expected|being|building|working on|road-?map)\b"
    r"|(?:'|\u2019)ll\b",
    re.IGNORECASE,
)
"""What waits for a date, and takes that of the other half where it has none itself."""
_SUBORDINATE = re.compile(
    r"\b(?:that|whether|if|unless|until|once|when|whenever|as soon as|who|which|where|because|provided|"
    r"assuming|hop(?:e|es|ing)|thinks?|expects?|believes?|knows?|says?|said|asks?|asked|told|heard)\b",
    re.IGNORECASE,
)
"""What comes behind may depend on it, so that the next name begins no statement of its own."""
_SHARED = re.compile(r"\b(?:both|each|all|respectively)\b", re.IGNORECASE)


def joints(text: str, mentions: tuple[Mention, ...]) -> tuple[tuple[int, int], ...]:
    """The places between two statements of a sentence of which each has a verb, and the second one a name of
    its own: `FX matching is live and bank loans follow`; and between a condition and what it brings, with no
    comma there: `If you sign by Friday FX matching is included`.
    """
    found: list[tuple[int, int]] = []
    first = mentions[0]
    if _CONDITION.fullmatch(text, 0, first.start) and _THROWN_IN.match(text, first.end):
        found.append((first.start, first.start))
    for before, following in pairwise(_groups(text, mentions)):
        joint = _joint(text, found[-1][1] if found else 0, before, following)
        found += [joint] if joint else []
    return tuple(found)


def _joint(text: str, start: int, before: _Group, following: _Group) -> tuple[int, int] | None:
    """The one between these names, where the statement that begins at `start` is one and ends there."""
    if _OWN_VERB.match(text, following[-1].end):
        form = _JOINT
    else:
        form = _WITH if _TO_COME.match(text, following[-1].end) else _JOINT_AND_VERB
    near = max(before[-1].end, following[0].start - _NEAR)
    joint = form.search(text[near : following[0].start])
    if joint is None or (_ASIDE.match(joint[0]) and _RESUMED.search(text, following[0].start)):
        return None
    end = near + joint.start()
    said = text[start:end]
    for each in reversed(before):
        said = said[: each.start - start] + said[each.end - start :]
    if not _STATES.search(said) or _SUBORDINATE.search(said):
        return None
    return end, near + joint.end()


def halves(text: str, mentions: tuple[Mention, ...], today: dt.date) -> dict[Mention, str]:
    """The part of a sentence that each of its names stands in, where each part has a date of its own, or says
    what is there and leaves the date to the other.

    Empty where one date is meant for all that it names, or where it cannot be told which is whose.
    """
    groups = list(_groups(text, mentions))
    if len(groups) == 1 or find_date(text, today) is None:
        return {}
    found: dict[Mention, str] = {}
    start = 0
    for group, following in pairwise(groups):
        cut = _dated(text, start, group, following, today) or _undated(text, start, group, following, today)
        if cut is None:
            return {}
        found |= dict.fromkeys(group, text[start : cut[0]])
        start = cut[1]
    return found | dict.fromkeys(groups[-1], text[start:])


def _dated(text: str, start: int, group: _Group, following: _Group, today: dt.date) -> tuple[int, int] | None:
    """The last place between these names with a date on either side."""
    cuts = [cut.span() for cut in _PARTS.finditer(text, group[-1].end, following[0].start)]
    fitting = (
        cut
        for cut in reversed(cuts[-_MOST:])
        if find_date(text[start : cut[0]], today) and find_date(text[cut[1] :], today)
    )
    return next(fitting, None)


def _undated(
    text: str, start: int, group: _Group, following: _Group, today: dt.date
) -> tuple[int, int] | None:
    """The joint between these names, where what has no date beside it says that something is there."""
    by_now = _BY_NOW.fullmatch(text, group[-1].end, following[0].start)
    joint = by_now.span("joint") if by_now else _joint(text, start, group, following)
    if joint is None or find_date(text[start : group[0].start], today):
        return None
    said, behind = text[start : joint[0]], text[joint[1] :]
    undated = [each for each in (said, behind) if find_date(each, today) is None]
    return None if _SHARED.search(behind) or any(map(_AHEAD.search, undated)) else joint


def _groups(text: str, mentions: tuple[Mention, ...]) -> Iterator[_Group]:
    """The names in order, those together that stand in one list."""
    group = mentions[:1]
    for before, mention in pairwise(mentions):
        listed = _LISTED.fullmatch(text, before.end, mention.start)
        if before.ids == mention.ids or (listed and not _goes_on(text, group, mention)):
            group += (mention,)
        else:
            yield group
            group = (mention,)
    yield group


def _goes_on(text: str, group: _Group, mention: Mention) -> bool:
    """Whether a list is over, and a statement follows: `we support FX matching, and bank loans come`."""
    comma = _AND.match(text, group[-1].end) and _OWN_VERB.match(text, mention.end)
    return bool(comma and _STATES.search(text, 0, group[0].start))
