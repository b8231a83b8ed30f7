"""Whether a claim may be made: what it says of a feature against what the feature is today."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.limit import LimitText
from readyctl.core.feature.permission import Allowed, Bar, NotAllowed, TooEarly, Undated, permit
from readyctl.core.feature.view import SalesView
from readyctl.core.level.kind import Grant, Kind
from readyctl.core.level.table import Level
from readyctl.core.level.words import names
from readyctl.core.quantity.limits import Beyond
from readyctl.core.statement._reading import Stance, plain
from readyctl.core.statement.caveats import unsaid
from readyctl.core.statement.claims import Claim
from readyctl.core.statement.numbers import Numbers, with_ceilings
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.unverified import NOTHING, Loose, unverified


class Fine(Struct, frozen=True):
    """It may be said as it stands."""


class WithCaveats(Struct, frozen=True):
    """It may be said, and something has to be said with it that is not there."""

    caveats: tuple[str, ...]


class Overclaimed(Struct, frozen=True):
    """It may not be said. `says` and `why` are clauses, lower case: what it claims, what is true."""

    says: str
    why: str


class ClaimedTooEarly(Struct, frozen=True):
    """It may be said of a later date: the date in the text, None for none, and the one that was signed."""

    said: str | None
    signed: dt.date


ClaimVerdict = Fine | WithCaveats | Overclaimed | ClaimedTooEarly


class ClaimStatus(Struct, frozen=True):
    """A claim, the feature it is about (of several of one name, the weakest), and what is to be said of it
    in a text of its kind.

    `beyond` are the numbers in its sentence that outbid a limit of the feature; `unverified` its words for
    numbers, places and `all` about which the feature's entry says nothing.
    """

    claim: Claim
    view: SalesView
    kind: TextKind
    verdict: ClaimVerdict
    beyond: tuple[Beyond, ...] = ()
    unverified: Loose = NOTHING

    @property
    def clean(self) -> bool:
        """Whether it may be said there, with or without a caveat."""
        return isinstance(self.verdict, Fine | WithCaveats) and not self.beyond


SAYS = {
    Stance.DIRECTION: "it is planned",
    Stance.COMMITMENT: "it will be delivered",
    Stance.DEMO: "it can be shown",
    Stance.BETA: "it can be used early",
    Stance.AVAILABLE: "it is available",
}
"""What each stance says, as a clause."""

_BINDING = re.compile(
    r"\b(?:shall|must|undertakes?|warrants?|guarantees?|commit(?:s|ted)?|agrees?|represents?|obliged)\b"
)
_FINISHED = re.compile(
    r"\b(?:generally available|general availability|production[- ]ready|in production|guarantee[sd]?|ga|"
    r"ready for production|(?:(?:can|may|will) (?:\w+ )?go|went|has gone|have gone) (?:in)?to production|"
    r"fully supported|warrants?|enterprise-grade)\b"
)

_FINISHED_WORDS = "|".join(
    re.escape(word) for level in Level if level.row.delivered for word in level.row.words
)
_ALREADY = r"(?: (?:now|already|finally|also|today|fully|officially|just|both|all|out and|up and))*"
_IS_FINISHED = re.compile(
    rf"(?:[ ,]+\w+){{0,2}}?,?(?:(?:'s| is| are| was| were| went| goes){_ALREADY} (?:{_FINISHED_WORDS})"
    rf"| (?:has|have){_ALREADY} (?:been (?:launched|released|shipped|live)|gone live|launched|shipped))"
    r"\b(?![-'] ?\w| (?:demo\w*|data|sessions?|view\w*|preview\w*|as an?)\b)"
)
"""Behind the feature's name: that it is what only a finished one is, `is live`, `has shipped`."""
_WE_FINISHED = re.compile(
    r"\bwe (?:(?:have|just|now|already|finally|also|recently|officially) )*(?:launched|released|shipped)"
    r"(?: (?:the|our|it|its|a|new))* $"
)
"""In front of it: that we brought it out, `we have just released`."""
_PUT_INTO_CONTRACT = re.compile(
    r"\b(?:is|are|be|been|stands?|goes?|comes?|put|puts|write|written|have|has|had|get|gets|add|added|find|"
    r"included?|part)\b(?: \w+){0,4}? (?:in|into|of|to) (?:your|the|our|this|that|a) (?:\w+ )?"
    r"(?:contract|agreement|order form|statement of work|sow|msa)\b"
)
"""That something is, or will be, in what the customer signs: a promise by the row `contract`."""
_NOT_IN_IT = re.compile(r"\b(?:not|never|nor|cannot|without|outside|before|until|if|whether|instead)\b")

_DOES = re.compile(
    r"[^.;:]{0,30}?\b(?:will|shall) (?:\w+ly |then |also )?"
    r"(?!not\b|(?:soon |be |have )*(?:available|live|ready|released|launch\w*|"
    r"deliver\w*|ship\w*|built|added|out|there|included|finished|done|arriv\w+|land|"
    r"follow|come|go live|replaced?|become)\b)\w"
)
"""Behind the feature's name: what it will do, and not that it will be there."""


def judged(claim: Claim, view: SalesView, kind: TextKind, ceilings: Sequence[LimitText] = ()) -> ClaimStatus:
    """Judge one claim, once: by the table of levels, the signed date and the caveats, and by the limits; by
    the `ceilings` of the whole company where the feature has none for a metric.
    """
    verdict: ClaimVerdict = Overclaimed(SAYS[claim.stance], view.removed or f"it ended on {view.ends}")
    if not view.ended and not view.removed:
        promised = kind if kind.binding else TextKind.CONTRACT if _contracted(claim) else None
        verdict = _promised(claim, view, promised) if promised else _told(claim, view)
    if isinstance(verdict, Fine) and _unsaid(claim, view):
        verdict = WithCaveats(_unsaid(claim, view))
    ahead = claim.stance is Stance.DIRECTION
    numbers = Numbers() if ahead else with_ceilings(claim.sentence, view.limits, ceilings)
    # What may not be said at all needs no word about its numbers.
    more = NOTHING if isinstance(verdict, Overclaimed) else unverified(claim, view, numbers.loose)
    return ClaimStatus(claim, view, kind, verdict, numbers.beyond, more)


def _promised(claim: Claim, view: SalesView, kind: TextKind) -> ClaimVerdict:
    """Judge what a customer may hold us to: whatever it says of the feature, by the kind's one row."""
    if claim.stance in {Stance.COMMITMENT, Stance.DIRECTION}:
        later = claim.stance is Stance.DIRECTION and view.level.row.available
        told: ClaimVerdict = Fine() if later else _by_date(claim, view, kind.row)
    else:
        told = _told(claim, view)
        told = told if isinstance(told, Overclaimed) else _allowed(claim, view, kind.row)
    if isinstance(told, Overclaimed) and not view.level.row.grant(kind.row).rank:
        return replace(told, why=f"{told.why}, and so in no {kind}")
    return told


def _told(claim: Claim, view: SalesView) -> ClaimVerdict:
    match claim.stance:
        case Stance.DIRECTION:
            return _direction(claim, view)
        case Stance.COMMITMENT:
            return _commitment(claim, view)
        case Stance.DEMO:
            return _now(claim, view, Kind.DEMO)
        case Stance.BETA:
            return _now(claim, view, Kind.EARLY_ACCESS)
        case Stance.AVAILABLE:
            return _available(claim, view)
        case _:
            assert_never(claim.stance)


def _direction(claim: Claim, view: SalesView) -> ClaimVerdict:
    if view.level.row.mention is Grant.FUTURE and claim.date is not None:
        why = "it has no capacity allocated and no date"
        return Overclaimed(f"it is planned for '{claim.date.words}'", why)
    return _mentioned(claim, view)


def _mentioned(claim: Claim, view: SalesView) -> ClaimVerdict:
    if view.level.row.available:
        return Fine()
    day = claim.date.last if claim.date else None
    match permit(view, Kind.MENTION, day):
        case NotAllowed() as refused:
            return Overclaimed(SAYS[claim.stance], _is(view, refused))
        case TooEarly(signed=signed):
            return ClaimedTooEarly(claim.date.words if claim.date else None, signed)
        case _:
            return Fine()


def _commitment(claim: Claim, view: SalesView) -> ClaimVerdict:
    day = claim.date.last if claim.date else None
    if view.level.row.dated and day is None and not (_BINDING.search(plain(claim.sentence)) or claim.date):
        return _mentioned(claim, view)
    if _as_it_is(claim, view):
        return _allowed(claim, view, Kind.MENTION)
    return _by_date(claim, view, Kind.CONTRACT)


def _as_it_is(claim: Claim, view: SalesView) -> bool:
    """Whether `will` says what a beta does and no more: `it will tell you when the bus arrives`."""
    usable = view.level.row.available and not view.level.row.delivered
    said = plain(claim.sentence)
    promised = claim.date or _BINDING.search(said) or _FINISHED.search(said)
    return bool(usable and not promised and _DOES.match(plain(_behind(claim.named, claim.sentence))))


def _before(words: str, text: str) -> str:
    return text[: max(text.find(words), 0)]


def _behind(words: str, text: str) -> str:
    return text[max(text.find(words), 0) + len(words) :]


def _by_date(claim: Claim, view: SalesView, row: Kind) -> ClaimVerdict:
    """Judge a promise: the date that it names, or its lack of one, against the signed one."""
    match permit(view, row, claim.date.last if claim.date else None):
        case NotAllowed() as refused:
            return Overclaimed(SAYS[claim.stance], _is(view, refused))
        case TooEarly(signed=signed) | Undated(signed=signed):
            return ClaimedTooEarly(claim.date.words if claim.date else None, signed)
        case Allowed():
            return Fine()


def _available(claim: Claim, view: SalesView) -> ClaimVerdict:
    if view.level.row.available and not view.level.row.delivered and _finished(claim, view):
        return Overclaimed("it is finished", _is(view))
    return _now(claim, view, Kind.MENTION)


def _finished(claim: Claim, view: SalesView) -> bool:
    """Whether the sentence says that it is done: in so many words, or by a word for what is shipped where
    nothing in the sentence calls it what it is.
    """
    if _FINISHED.search(plain(claim.sentence)):
        return True
    before = _before(claim.named, claim.sentence)
    behind = _behind(claim.named.removesuffix("'s"), claim.sentence)
    told = _IS_FINISHED.match(plain(behind)) or _WE_FINISHED.search(plain(before))
    return told is not None and not names(claim.sentence, view.level)


def _contracted(claim: Claim) -> bool:
    """Whether the sentence says that it is in the customer's contract, or will be."""
    said = plain(claim.sentence)
    found = _PUT_INTO_CONTRACT.search(said)
    told = claim.stance in {Stance.AVAILABLE, Stance.COMMITMENT} and found is not None
    return told and _NOT_IN_IT.search(said) is None


def _now(claim: Claim, view: SalesView, kind: Kind) -> ClaimVerdict:
    """Judge a claim about today: not every level can be used today."""
    if not view.level.row.available:
        return Overclaimed(SAYS[claim.stance], _is(view))
    return _allowed(claim, view, kind)


def _allowed(claim: Claim, view: SalesView, row: Kind) -> ClaimVerdict:
    match permit(view, row):
        case NotAllowed() as refused:
            return Overclaimed(SAYS[claim.stance], _is(view, refused))
        case Allowed(grant=Grant.CAVEATS, conditions=conditions) if not _says_all(claim, view):
            return WithCaveats(view.caveats or conditions)
        case _:
            return Fine()


def _says_all(claim: Claim, view: SalesView) -> bool:
    """Whether the text around it says the level and every caveat, in any words."""
    return names(claim.around, view.level) and not unsaid(view.caveats, claim.around)


def _unsaid(claim: Claim, view: SalesView) -> tuple[str, ...]:
    """The caveats, and the day on which it ends, that the text around it does not say."""
    needed = [*view.caveats]
    if view.ends and not (claim.date and claim.date.last == view.ends):
        needed.append(f"it ends on {view.ends}")
    return unsaid(needed, claim.around)


def _is(view: SalesView, refused: NotAllowed | None = None) -> str:
    if view.awaiting:
        return f"it is {view.level} until engineering signs what its entry claims"
    if refused and refused.bar in {Bar.DATE, Bar.PASSED, Bar.ENDED}:
        return refused.reason
    return f"it is {view.level}"
