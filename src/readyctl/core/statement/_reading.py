"""How one clause speaks of the feature that it names: as there, as coming, as an idea, or not at all."""

import re
from enum import StrEnum

from readyctl.core.statement import _silence as silence
from readyctl.core.statement import _words as say
from readyctl.core.statement._words import FEATURE
from readyctl.core.statement.frames import Frame
from readyctl.core.statement.passages import PassageKind
from readyctl.core.statement.silences import silence_of
from readyctl.core.text.folding import legible


class Stance(StrEnum):
    """What a claim says of a feature."""

    DIRECTION = "direction"
    """It is planned, considered, explored, on the roadmap."""
    COMMITMENT = "commitment"
    """It will be there."""
    DEMO = "demo"
    """It is, or was, shown working."""
    BETA = "beta"
    """It can be used early."""
    AVAILABLE = "available"
    """It is there, or comes with the product."""


_CONTRACTIONS = (
    (re.compile(r"\bcan'?t\b|\bcannot\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"\b(it|that|there|here|what|he|she|who)'s\b"), r"\1 is"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"\s+"), " "),
)
_SPACES = re.compile(r" +")
_LEAD = (
    r"^(?:\W*(?:[A-Z]\w+: )?(?:it is worth noting that|note that|as you know,?|"
    r"(?:[Ii] |[Ww]e |[Yy]ou )?(?:saw|read|heard|noticed|see)(?: [a-z]+){0,3} that)\s+)?"
)
_NAME = r"([A-Z][\w&.-]*(?: [A-Z][\w&.-]*)?)"
_THIRD_PERSON = re.compile(
    rf"{_LEAD}{_NAME}(?:'s| (?:just |also |only |still |already )?(?:offers?|provides|supports|has|"
    r"needs|requires|"
    r"ships|claims|lacks|announced|launched|released|introduced|presented|unveiled|"
    r"promises|includes|sells|charges|comes|runs|delivers|does|is|"
    r"(?:will|shall) (?:provide|offer|support|supply|deliver))\b"
    rf"| (?:and|or) {_NAME} (?:both |all |also )?(?:offer|support|provide|have|include|claim|do)\b)",
)
_SERVED = re.compile(
    rf" (?:\w+ ){{1,3}}(?:is|are|will be|can be|get|gets) (?:to be )?(?:\w+ed|run|held|kept|driven|done|met) "
    rf"(?:out of|from|by|through|via|in|with|on|using|by means of) [^;]*{FEATURE}"
)
"""What something of the customer's gets from the feature: `Acme's sites are served by it`."""
_GENERIC = re.compile(
    r"(?:the|our|we|you|your|this|that|it|there|all|each|every|any|no|not|and|but|so|also|here|"
    r"provider|supplier|"
    r"vendor|licensor|services?|platform|customer|client|licensee|users?|every\w*|any\w*|company|"
    r"subcontractors|operators|"
    r"uptime|data|response|yes|access|team|product|system|solution|software|he|she|they|what|who|"
    r"nothing|neither|attached|enclosed|included|delivered|provided|"
    r"works|live|full|compliant|today|now|if|when|subscription|an?|authority|pricing|version|release|"
    r"phase|enterprise|"
    r"premium|professional|standard|basic|pro|plus|business|starter|edition|plans?|module|package|"
    r"support|management|"
    r"personal|confidential|authori[sz]ed|affiliates?|order|effective|applicable|such|these|those|monthly|"
    r"annual|hosted|cloud|licensed|documentation|deliverables?|processing|controller|processor|"
    r"sub-?processors?|"
    r"tenderer|part(?:y|ies)|either|both|signers?|recipients?|members?|employees?|staff|people|"
    r"at|upon|on|in|for|by|from|to|with|under|after|before|during|as|of|per|through|via|following|"
    r"engineering|sales|security|login|admins?|implementation|delivery|onboarding|schedule|section|"
    r"appendix|annex|"
    r"exhibit|scope|step|stage|option|item|feature|offer|proposal|agreement|contract|integration|"
    r"automation)\b",
    re.IGNORECASE,
)
"""What begins a sentence with a capital letter and is nobody's name."""


def plain(clause: str) -> str:
    """Write a clause for matching: lower case, contractions spelt out, what denies or shows nothing gone."""
    text = legible(clause).replace("\u2019", "'").lower()
    for pattern, replacement in _CONTRACTIONS:
        text = pattern.sub(replacement, text)
    text = say.NOBODY_ELSE.sub("only we", say.COMPARISONS.sub(" ", text))
    text = say.IDIOMS.sub(" ", say.NO_PROBLEM.sub(" possible ", text))
    return _SPACES.sub(" ", say.NO_EXTRA.sub(" included ", text))


def about_another(clause: str, own: frozenset[str]) -> bool:
    """Whether the clause speaks of somebody else's product, or of what the customer has today.

    `own` are the vendor's names in lower case; with none, a proper name is taken for the vendor's.
    """
    if silence.ANOTHER.search(plain(clause)):
        return True
    subject = _THIRD_PERSON.match(clause)
    if subject is None or not own or FEATURE in subject[1]:
        return False
    if subject[0].endswith("'s") and _SERVED.match(plain(clause[subject.end() :])):
        return False
    name = subject[1].removesuffix("'s")
    return not _GENERIC.match(name) and name.lower() not in own and name.split()[0].lower() not in own


def read_clause(
    clause: str, kind: PassageKind, frame: Frame | None = None, *, opened: bool = True
) -> Stance | None:
    """Read one clause with the feature's name replaced by `FEATURE`; None where it claims nothing.

    A statement claims unless a known reason silences it, the `frame` in which it stands among them; with
    `opened` false only where it says how.
    """
    text = _ASKED_BEFORE.sub(r"\1", _SHOWN_BEFORE.sub(FEATURE, _said(plain(clause))))
    text = _OUTGROWN.sub("released", _CONSIDERED.sub(f"{FEATURE} is included", text))
    if say.CONDITION_ON_FEATURE.search(text):
        return Stance.DIRECTION
    if silence_of(text) or _framed_out(text, frame):
        return None
    if kind is PassageKind.HEADING:
        return Stance.AVAILABLE if say.STRONG_HEADING.search(text) else None
    for stance, pattern in _IN_ORDER:
        if pattern.search(text):
            return stance
    return _by_default(text, kind, frame) if opened else None


def _framed_out(text: str, frame: Frame | None) -> bool:
    """Whether what it stands under silences it: names and noun phrases, and what others have or want."""
    match frame:
        case Frame.ELSEWHERE | Frame.REQUIRES:
            return not _OURS.search(text)
        case Frame.EXCLUDES | Frame.TALKS:
            return not _SENTENCE.search(text)
        case _:
            return False


def _by_default(text: str, kind: PassageKind, frame: Frame | None) -> Stance | None:
    """What is said by saying the name, with other words or under a heading that says it all."""
    if _states(text, kind):
        return Stance.DIRECTION if frame is Frame.COMING else Stance.AVAILABLE
    listed = kind is not PassageKind.CELL or frame is Frame.INCLUDES
    if frame is Frame.COMING and bare(text):
        return Stance.DIRECTION
    if frame in {Frame.INCLUDES, Frame.LISTS} and listed and not silence.VAGUE_BULLET.search(text):
        return Stance.AVAILABLE
    return None


_IN_ORDER = (
    (Stance.BETA, say.BETA),
    (Stance.DIRECTION, say.DIRECTION),
    (Stance.DEMO, say.DEMO),
    (Stance.COMMITMENT, say.COMMITMENT),
    (Stance.AVAILABLE, say.AVAILABLE),
)
_OUTGROWN = re.compile(
    r"\b(?:out of|left|leaves|leaving|exit(?:s|ed)?|graduated from|no longer (?:in|an?)|finished|past) "
    r"(?:its |the )?(?:beta|preview|pilot|trial|early access)\b"
)
"""Where it is no more: it is released."""
_SHOWN_BEFORE = re.compile(
    rf"{FEATURE},? (?:that |which )?(?:we|you|i|they) (?:just |have |had )?(?:saw|seen|showed|shown|watched|"
    r"demonstrated|demoed|were shown)(?: you| them)?(?: live)?(?: (?:in|at|during|on) [a-z]+(?: [a-z]+)?"
    r"| (?:last|this) [a-z]+| yesterday| today)?,?(?= (?:is|are|was|has|have|can|will|shall|works?|runs?)\b)"
)
"""The feature with an aside that tells which one is meant: `the one you saw in the demo`."""
_ASKED_BEFORE = re.compile(
    r"(\b(?:get|gets|have|includes?|ships?|delivers?|adds?|supports?|offers?|provides?) "
    rf"(?:the |an? |that )?{FEATURE}),? "
    r"(?:that |which )?(?:you|they|he|she|your \w+) (?:just |have |had )?"
    r"(?:asked (?:us )?for|wanted|requested|wished for|were looking for)\b"
)
"""The same where it is the one that somebody asked for, and gets."""
_CONSIDERED = re.compile(rf"\bconsider (?:the )?{FEATURE} (?:as )?(?:done|sorted|included|delivered|yours)\b")
_OURS = re.compile(r"\b(?:we|our|ours|us)\b")
_SENTENCE = re.compile(
    rf"\b(?:is|are|has|have|can|will|shall|we|you)\b|{FEATURE} [a-z]+s\b|\b(?:{say.NOW})\b"
)
"""What a full sentence has and no noun phrase."""
_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_ASIDE = re.compile(rf"\s*\([^(){FEATURE}]*\)")
_STATED = re.compile(
    rf"[.!;:]\s*$|{FEATURE} (?:[a-z]+ed|{say.ACTS})\b|{FEATURE}\W*[:\u2013\u2014-]\s|\d|\b(?:is|are|has|have|"
    rf"can|may|be)\b"
)
_FRAGMENT = 6
"""Words below which running text without a verb or a full stop is a title."""


def _said(text: str) -> str:
    """The clause without its asides, where it says without them that the feature is there today."""
    main = _ASIDE.sub("", text)
    return main if main != text and say.TODAY.search(main) else text


def bare(text: str) -> bool:
    """Whether a clause is the feature's name and nothing else."""
    return not _WORD.search(text.replace(FEATURE, " "))


def _states(text: str, kind: PassageKind) -> bool:
    """Whether the clause says more than the feature's name."""
    beyond = len(_WORD.findall(text.replace(FEATURE, " ")))
    if beyond <= 1 or silence.VAGUE_BULLET.search(text):
        return False
    return kind is not PassageKind.BODY or beyond >= _FRAGMENT or bool(_STATED.search(text))
