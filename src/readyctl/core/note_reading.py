"""Short lines as people write them: the tag at the end, who does what, from where to where, when."""

import re
from dataclasses import dataclass

from readyctl.core.answer_reading import only_verbs, verbs
from readyctl.core.document import Node
from readyctl.core.handoff import Status
from readyctl.core.handoff_text import plain, word_pattern

_BULLET = re.compile(r"^\s*(?:>\s*)*(?:[-*+•·\u2013]\s+|\(?\d{1,3}[.)]\s+)?(?:\[[ xX]\]\s+)?")
_TAG_WORDS = {
    "confirmed": Status.CONFIRMED,
    "assumed": Status.ASSUMED,
    "assumption": Status.ASSUMED,
    "not discussed": Status.NOT_DISCUSSED,
    "not_discussed": Status.NOT_DISCUSSED,
    "open": Status.NOT_DISCUSSED,
}
_TAG = re.compile(
    r"\s*(?:[-\u2013\u2014:;,|]\s*|[(\[]\s*)"
    r"(confirmed|assumed|assumption|not[ _]discussed|open)\s*[)\]]?\s*[.!]?\s*$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(real[- ]time|nightly|hourly|daily|weekly|monthly|quarterly|yearly|once|at night|at once|immediately"
    r"|every (?:\d+ )?(?:hour|night|day|morning|evening|week|month|quarter|year|minute|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?"
    r"|(?:once|twice) an? (?:day|week|month|year)|after (?:each |every |the )?approval)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"^(?P<what>.*?)\s*\bfrom\s+(?P<source>[^,;()]+?)\s+(?:in)?to\s+(?P<to>[^,;()]+?)(?P<rest>[,;(].*)?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^(?P<what>.+?)\s+(?:syncs?|go(?:es)?|moves?|(?:is|are) (?:sent|copied|exported|synced))\b"
    r"(?P<how>[^,;()]*?)\s+(?:in)?to\s+(?P<to>[^,;()]+?)(?P<rest>[,;(].*)?$",
    re.IGNORECASE,
)
_BARE_TO = re.compile(r"^(?P<what>.+?)\s+to\s+(?P<to>[^,;()]+?)(?P<rest>[,;(].*)?$", re.IGNORECASE)
_MOVING = re.compile(
    r"\s*\b(?:syncs?|go(?:es)?|moves?|(?:is|are) (?:sent|copied|exported|synced)|comes?)\s*$", re.IGNORECASE
)
_DIRECTION = re.compile(r"\b(one|two)[- ]way\b", re.IGNORECASE)
_ACTOR = re.compile(r"^(?P<who>[^:]{1,60}):\s+(?P<text>\S.*)$")
_SPOKEN = re.compile(
    r"^(?:(?:the|an?|our|their|each|every)\s+)?(?P<who>(?:[^\W\d_][\w'-]*\s+)?[^\W\d_][\w'-]*(?<!s))\s+"
    r"(?:(?:may|can|must|will|has to|have to)\s+\w+|(?P<verb>\w{3,}(?<!s)s))(?!\w)",
    re.IGNORECASE,
)
_NO_ACTS = word_pattern(
    r"(?:i|wa|doe|ha|thi|a|it)s",
    r"(?:goe|come|arrive|move|start|end|need|get|become|appear|happen|exist|contain)s",
    r"(?:remain|stay|belong|depend|expire|change|matche|shows?)s?",
)
_NO_ACTORS = word_pattern(
    r"(?:approve|review|check|pay|send|sign|enter|create|file|confirm|edit|export|import|upload|release|write)",
    "it",
    "this",
    "that",
    "he",
    "she",
    "they",
    "we",
    "you",
    "i",
    "who",
    "which",
    "somebody",
    "someone",
    "nobody",
    "everything",
    "nothing",
    "there",
    "to",
    "then",
    "and",
    "or",
    "not",
    "must",
    "should",
    "first",
    "second",
    "next",
)
_CAN = re.compile(
    r"^(?P<role>.{1,60}?)\s+(?:can|may|could|is allowed to|are allowed to)\s+(?P<verbs>.+)$", re.IGNORECASE
)


SHORT = 500
"""Lines of more characters are prose: they are kept as they are, and no parts are read out of them."""


@dataclass(frozen=True)
class Short:
    """One line without its bullet and its tag; `status` is None where it had none."""

    text: str
    status: Status | None


def short_line(line: str) -> Short:
    """Read a line such as `- Managers approve refunds over 500 EUR - assumed`."""
    text = _BULLET.sub("", " ".join(line.split()), count=1)
    tag = _TAG.search(text)
    if tag is None or not text[: tag.start()].strip():
        return Short(text.strip(), None)
    word = " ".join(tag[1].lower().split())
    return Short(text[: tag.start()].strip(), _TAG_WORDS[word])


def movement(text: str, *, surely: bool = False) -> dict[str, Node] | None:
    """Read `customer records from CRM to ERP, nightly`; None where it names no way from or to anything.

    `surely` says that the text is about data, so that `orders to ERP` is a way too.
    """
    if len(text) > SHORT:
        return None
    found = _FROM_TO.match(text) or _TO.match(text) or (_BARE_TO.match(text) if surely else None)
    if found is None:
        return None
    parts = found.groupdict()
    what = _MOVING.sub("", _WHEN.sub("", _DIRECTION.sub("", parts["what"])).strip(" ,-:")).strip(" ,-:")
    rest = " ".join(filter(None, (parts.get("how"), parts["rest"])))
    destination = parts["to"].rstrip(". ")
    read: dict[str, Node] = {"what": what or "data"}
    if source := parts.get("source"):
        read["from"] = source.strip()
    if when := _WHEN.search(destination):
        destination = (destination[: when.start()] + destination[when.end() :]).strip(" ,")
    read["to"] = destination or parts["to"]
    if direction := _DIRECTION.search(text):
        read["direction"] = f"{direction[1].lower()}-way"
    if when := _WHEN.search(text):
        read["when"] = when[1]
    left = _WHEN.sub("", _DIRECTION.sub("", rest)).strip(" ,;().-")
    if left:
        read["format"] = left
    return read


def role(text: str) -> dict[str, Node] | None:
    """Read `Finance can view and export` or `Finance: view, export`; None where no verb follows a name."""
    found = _CAN.match(text) or _ACTOR.match(text)
    if found is None or len(text) > SHORT:
        return None
    name, said = found[1].strip(), found[2]
    can = verbs(said)
    return {"role": name, "can": [verb.value for verb in can]} if can and only_verbs(said) else None


def step(text: str) -> dict[str, Node]:
    """Read `team lead: reviews it`, or `team lead reviews it`; else nobody is named."""
    if found := _ACTOR.match(text):
        return {"who": found["who"].strip(), "text": found["text"].strip()}
    who = spoken_actor(text)
    return {"who": who, "text": text} if who else {"text": text}


def spoken_actor(text: str) -> str | None:
    """Who acts in a plain sentence: `finance` in `Finance pays it`; None where that is not plain."""
    found = _SPOKEN.match(text)
    if found is None or _NO_ACTORS.search(plain(found["who"])):
        return None
    return None if found["verb"] and _NO_ACTS.fullmatch(plain(found["verb"])) else found["who"]


def exception(text: str) -> dict[str, Node]:
    """Read `when the approver is away: finance may override`, or `if …, …`; else the text alone."""
    found = re.match(
        r"^(?:when|if|in case)\s+(?P<when>[^:,]{3,120})[:,]\s+(?P<text>\S.*)$", text, re.IGNORECASE
    )
    return {"when": found["when"].strip(), "text": found["text"].strip()} if found else {"text": text}
