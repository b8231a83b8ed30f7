"""Promises of what no feature is about: capabilities of the product, and nothing that people do."""

import re

from msgspec import Struct

from readyctl.core.statement import _promise as say
from readyctl.core.statement._reading import about_another, plain
from readyctl.core.statement.frames import Frame
from readyctl.core.statement.passages import Passage, PassageKind


class UnknownCapability(Struct, frozen=True):
    """A sentence that sounds like a promise of something that no feature knows.

    `listed` says that it is only named, under a heading that says what the product has.
    """

    passage: Passage
    sentence: str
    start: int
    listed: bool = False


class UnknownCapabilities(Struct, frozen=True):
    """How many of them one text has."""

    number: int


def promises(sentence: str, kind: PassageKind, own: frozenset[str]) -> bool:
    """Whether a sentence that names no feature promises something of the product."""
    text = plain(sentence)
    if kind is PassageKind.HEADING or not say.PROMISE.search(text) or say.NO_PROMISE.search(text):
        return False
    if _OF_PEOPLE.search(text) or _MONEY.search(text):
        return False
    subject = kind is PassageKind.BULLET or say.PROMISING_SUBJECT.search(text)
    return bool(subject) and not about_another(sentence, own)


def lists(passage: Passage, sentence: str, frame: Frame | None) -> bool:
    """Whether a bullet, or the first cell of a row, is a capability by the heading that it stands under."""
    first = passage.kind is PassageKind.CELL and not passage.label
    if frame not in {Frame.INCLUDES, Frame.LISTS} or not (first or passage.kind is PassageKind.BULLET):
        return False
    text = plain(sentence)
    worded = len(_WORD.findall(text))
    noise = (say.NO_PROMISE, _OF_PEOPLE, _MONEY)
    if any(pattern.search(text) for pattern in noise) or _HEADS.fullmatch(text):
        return False
    return _FEWEST <= worded <= _MOST


_FEWEST, _MOST = 2, 9
"""Words of a capability that is only named."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_PERSON = (
    r"(?:(?:the |our )?(?:vendor|contractor|consultant|supplier|provider|licensor|bidder|offeror|proposer|"
    r"respondent|company|staff|personnel|team|consultants|engineers|project manager|account manager)s?|we|i)"
)
_BUILDS = (
    r"support|integrate|encrypt|offer|include|enable|detect|provide|deliver|ensure|implement|build|develop|"
    r"add|ship|launch|release|migrate|automate|connect|sync\w*|extend|configure|guarantee|have|respond|"
    r"make available"
)
"""What one does who promises a product; everything else that people do is work."""
_HANDED_OVER = (
    r"document\w*|evidence|proof|certificat\w+|reports?|plans?|staff\w*|personnel|resources?|training|"
    r"assistance|insurance|invoices?|notices?|references?|copies|copy|lists?|description|materials?|"
    r"deliverables?|services?|support|schedules?|updates?|feedback|guidance|knowledge transfer|estimates?"
)
_PRODUCT = (
    r"(?:wizard|assistant|module|builder|engine|portal|connector|editor|dashboard|app|bot|copilot|studio|"
    r"designer|scanner|reader|parser|matching|automation|explorer|cockpit|inbox|api)s?\b"
)
"""What a thing that is handed over only gives its name to: the `invoice wizard` is software."""
_DUTY = r"(?:shall|will|must|agrees? to|undertakes? to|is to|are to|can|may)"
_LEAD = r"^\W*(?:\(?[a-z][.)])?\W*(?:however,? |in this case,? |otherwise,? )?"
_OTHERS = (
    r"upon |if |where |during |unless |in the event|customers?\b|clients?\b|the parties|either party|"
    r"notices?\b|"
    r"invoices?\b|examples?\b|an? (?:order form|cover page)|(?:service )?credits?\b"
)
_PAPERS = (
    r"responsible for|best and final|pricing|price|background checks?|key personnel|subcontract\w*|"
    r"indemnif\w+|insurance|governing law|work product|e-verify|interviews?|resumes?|purchase orders?|"
    r"effective date|in writing|prior notice|status reports?|project manage\w+|travel|expenses|"
    r"applicable laws?|hereto|thereof|pursuant|have the meaning|commercially reasonable|"
    r"(?:provider|vendor|supplier|contractor) and (?:the )?(?:customer|client|buyer) agree"
)
_OF_PEOPLE = re.compile(
    rf"{_LEAD}{_PERSON}(?: and (?:its |the )?\w+)? {_DUTY} (?:also )?"
    rf"(?:(?!(?:{_BUILDS})\b)|(?:{_BUILDS})\b[^.;]{{0,60}}\b(?:{_HANDED_OVER})\b(?! {_PRODUCT}))"
    rf"|{_LEAD}(?:{_OTHERS})|\b(?:{_PAPERS})\b|:\s*$"
)
"""What a party does outside of the product: its duties, its papers, its people."""
_MONEY = re.compile(
    r"[$\u20ac\u00a3]\s?\d|\b\d[\d,.]*\s?(?:usd|eur|gbp|dollars|euros)\b|\bper (?:seat|user)\b"
)
_HEADS = re.compile(
    r"\W*(?:features?|functions?|capabilit(?:y|ies)|included|not included|yes|no|available|all plans|"
    r"contact us|learn more|read more|get started|see (?:all|more)|free trial|sign up|book a demo)\W*"
)
"""What heads a list, or leads on from it."""
