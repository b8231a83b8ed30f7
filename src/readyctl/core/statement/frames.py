"""What a heading, a line that ends in a colon, or a table's column says of all that stands under it."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec.structs import replace

from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.tables import labels
from readyctl.core.text.folding import folded


class Frame(StrEnum):
    """How the things under a heading are spoken of."""

    INCLUDES = "includes"
    """They are there: `What you get`, `Included in every plan`, a column `Ours`."""
    LISTS = "lists"
    """They are what the product has: `Core capabilities`, `Security`, `Enterprise edition`."""
    EXCLUDES = "excludes"
    """They are no part of it: `Not included`, `Out of scope`."""
    REQUIRES = "requires"
    """Somebody asks for them: `Requirements`, `Your wish list`."""
    ELSEWHERE = "elsewhere"
    """Somebody else has them: `External tools`, `Current system`."""
    COMING = "coming"
    """They may come one day: `Roadmap`, `Later`."""
    TALKS = "talks"
    """They are talked about: `Agenda`, `Questions`, `See also`."""


def frame_of(words: str) -> Frame | None:
    """What a heading says of what stands under it; None where it only says what that is about."""
    said = folded(words)
    return next((frame for frame, pattern in _FRAMES if pattern.search(said)), None)


def framed(column: str, under: Iterable[str], above: Iterable[str], *, answers: bool = False) -> Frame | None:
    """What a passage's column says of it, or else the nearest thing that it stands `under` and that says any.

    Of the headings over its own only what is no part of the product, or is somebody else's, reaches down:
    below `Not included`, a list under `Security` is not included. What `answers` a question beside it is an
    answer under `Requirements` and `Questions` too.
    """
    near = (frame for frame in map(frame_of, under) if not (answers and frame in _ASKING))
    found = next(filter(None, (_column(column), *near)), None)
    reach = next((frame for frame in map(frame_of, above) if frame in _REACHING), None)
    return reach if reach and found in {None, Frame.LISTS} else found


def _column(words: str) -> Frame | None:
    if _ASKED.match(words):
        return Frame.REQUIRES
    if says_who(words):
        return Frame.TALKS
    return Frame.INCLUDES if _REPLACING.fullmatch(words) else frame_of(words)


_ASKED = re.compile(r"\W*(?:(?:customer|your|buyer)\W+)?(?:questions?|requirements?)\b", re.IGNORECASE)
"""A column in which the customer says what is asked for, in full sentences too."""


def says_who(column: str) -> bool:
    """Whether a column says who does what its row is about."""
    return _WHO.fullmatch(column) is not None


_WHO = re.compile(
    r"\W*(?:owners?|who|by whom|done by|responsib\w+|leads?|assignees?|assigned to|party|parties|team|"
    r"resources?)\W*",
    re.IGNORECASE,
)
_REPLACING = re.compile(
    r"\W*(?:(?:version|release) \d[\w.]*|v\d[\w.]*|after|new|replaced (?:by|with)|replacement|successor|"
    r"to[- ]be)\W*",
    re.IGNORECASE,
)
"""A column that says, beside what was, what there is instead."""
_ASKING = frozenset({Frame.REQUIRES, Frame.TALKS})
_REACHING = frozenset({Frame.EXCLUDES, Frame.ELSEWHERE})


def standing(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Tell each passage what it stands under: a line before it that ends in a colon, then its heading.

    A line with a colon holds for the list, or the table, that follows it; a question for its answer too; a
    heading up to the next one, and over those that are deeper. Nothing holds for another slide or story.
    """
    headings: list[Passage] = []
    lead = ""
    where: tuple[int | None, str] = (None, "")
    for passage in _in_rows(passages):
        if (passage.slide, passage.story) != where:
            headings, lead, where = [], "", (passage.slide, passage.story)
        if passage.kind is PassageKind.HEADING:
            yield passage
            headings = [each for each in headings if 0 < each.depth < passage.depth]
            headings, lead = [*headings, passage], ""
            continue
        listed = passage.kind in _LISTED or (lead.endswith("?") and _ANSWER.match(passage.text))
        lead = lead if listed else ""
        over = tuple(each.text for each in reversed(headings))
        under = tuple(filter(None, (lead, *over[:1])))
        yield replace(passage, under=under, above=over[1:]) if under else passage
        if passage.kind is PassageKind.BODY and passage.text.rstrip().endswith((":", "?")):
            lead = _last_sentence(passage.text)


def _in_rows(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Tell the cell that labels a row what stands behind it: the cells behind one bear it as their "
    "label.
    """
    ahead = iter(passages)
    head, passage = "", next(ahead, None)
    while passage is not None:
        after = next(ahead, None)
        if passage.kind is not PassageKind.CELL:
            head = ""
        elif not passage.label and labels(passage.text):
            if after is not None and after.label.startswith(passage.text.strip()):
                head = head if passage.column else passage.text
                passage = replace(passage, beside=after.text)
            elif head and passage.column == head:
                passage = replace(passage, beside="")
        yield passage
        passage = after


_ANSWER = re.compile(
    r"\W*(?:(?:a|answer|response|re)\s*[:.)]|(?:yes|yep|yeah|indeed|sure|of course|absolutely|certainly|"
    r"we do)\b)",
    re.IGNORECASE,
)
_LISTED = frozenset({PassageKind.BULLET, PassageKind.CELL})
_BEFORE_LAST = re.compile(r".*[.!?]\s(?=\S)", re.DOTALL)
_LONGEST_HEADING = 300


def _last_sentence(text: str) -> str:
    return _BEFORE_LAST.sub("", text[-_LONGEST_HEADING:])


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


_FRAMES = (
    (
        Frame.INCLUDES,
        _any(r"(?:where|why|how) we (?:win|lead|beat|shine|stand out|outdo|are better)", r"we \w+ them"),
    ),
    (
        Frame.EXCLUDES,
        _any(r"(?:where|why|when) we (?:lose|lag|fall short)", r"our (?:gaps?|weak\w*)", r"weak spots?"),
    ),
    (
        Frame.ELSEWHERE,
        _any(r"(?:where|why|how|when) they \w+", r"their (?!needs|requirements|questions|wish)\w+"),
    ),
    (
        Frame.EXCLUDES,
        _any(
            r"(?:not|never|without|un)[- ]?(?:\w+ ){0,3}(?:include[ds]?|part|covered?|supported|"
            r"available|offered|"
            r"contained?|in scope|cover|get)",
            r"(?:not|never) (?:\w+ly )?(?:licensed|sold|granted|priced|purchased|ordered|built|supplied|"
            r"delivered|"
            r"provided|quoted)",
            r"excludes?|excluded|exclusions?|out of scope|outside (?:of )?(?:the |our )?scope|limitations?|"
            r"known gaps|non-goals",
        ),
    ),
    (
        Frame.ELSEWHERE,
        _any(
            r"(?:external|other|third-party|competing|legacy|existing|old) (?:tools?|vendors?|products?|"
            r"systems?|suppliers?|providers?|solutions?)|competitors?|competition|the others|others|"
            r"rivals?|them|"
            r"current (?:system|state|situation|solution|process|tools?|set-?up)|incumbents?|as is|"
            r"your (?:current|"
            r"existing|present) \w+|weakness\w*|alternatives?|status quo",
        ),
    ),
    (
        Frame.INCLUDES,
        _any(
            r"requirements? (?:that (?:we|are) )?(?:\w+ )?(?:met|fulfilled|satisfied|covered|complied with)"
        ),
    ),
    (
        Frame.TALKS,
        _any(
            r"agenda|questions?|faqs?|q ?& ?a|next steps|topics?|discussion|discuss\w*|table of "
            r"contents|contents|"
            r"see also|related|references?|links|further reading|read more|learn more|glossary|"
            r"definitions?|index|"
            r"action items|to-?dos?|open (?:points|issues|items)|attendees|risks?|challenges?|pain points?|"
            r"problems?|background|acronyms|abbreviations|talked about|asked about|interested in|"
            r"follow-?ups?|"
            r"minutes of|meeting|workshops?|trainings?|prerequisites|credits?|achieved|measured",
        ),
    ),
    (
        Frame.REQUIRES,
        _any(
            r"requirements?|required|needs|wish(?:es| list)?|wish-?list|wanted|must[- ]haves?|nice[- "
            r"]to[- ]haves?|"
            r"^(?:prio|priority|importance|weight(?:ing)?|mandatory|expected|rationale|desired)$|"
            r"why (?:we|you) ask|"
            r"(?:customer|client|buyer|licensee|subscriber|your)(?:'s|s'|s)? (?:responsibilit\w+|"
            r"obligations?|duties|tasks?|inputs?|contributions?|dependencies)|"
            r"you (?:asked|need|want|told|said)\w*|requests?|requested|expectations|criteria|questions?",
        ),
    ),
    (
        Frame.COMING,
        _any(
            r"roadmap|road map|coming|upcoming|planned|plans for|later|future|in development|"
            r"on the horizon|"
            r"vision|backlog|ideas|what is next|what's next|next|being built|under development|exploring|"
            r"considering|explored|working on|we are building|drawing board|in the (?:works|pipeline|"
            r"making|labs?)|"
            r"under way|underway",
        ),
    ),
    (
        Frame.INCLUDES,
        _any(
            r"(?:agreed|confirmed|contracted|ordered) (?:scope|modules?|features?|functions?|deliverables|"
            r"services?)|"
            r"scope (?:of|for) (?:the )?(?:work|delivery|supply|phase \w+|project|services?)|"
            r"included|includes?|including|you(?: will| also)? get|what you get|comes? with|every "
            r"plan|all plans|"
            r"in (?:every|all)|what(?:'s|s| is) new|new (?:in|features?|functions?|modules?|capabilities|"
            r"this|since)|"
            r"^\W*(?:new|added|additions?|introduced|released|launched)\W*$|available|live|shipped|ready|"
            r"in the box|we (?:offer|provide|support|"
            r"deliver|have)|"
            r"offers?|provides?|supports?|supported|delivers?|ours|our \w+|us|we|today|now",
        ),
    ),
    (
        Frame.LISTS,
        _any(
            r"capabilit(?:y|ies)|features?|functions?|functionality|editions?|plans?|tiers?|packages?|"
            r"bundles?|security|compliance|integrations?|connectors?|availability|reliability|resilience|"
            r"performance|scalability|apis?|platforms?|modules?|highlights?|benefits?|advantages?|"
            r"administration|"
            r"support|services?|reporting|reports|analytics|automation|deployment|hosting|privacy|"
            r"professional|enterprise|premium|business|standard|starter|team|pro|plus|basic|free|"
            r"why (?:us|we|customers|teams|companies|choose|buy)|specifications?|tech specs|at a "
            r"glance|components?|options?|add-ons?|extras|products?|solution",
        ),
    ),
)
"""In the order in which they are tried: what is `not included` does not include."""
