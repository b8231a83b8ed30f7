"""May I say this? The answer for a person in a hurry, from what sales may see and nothing else."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import Enum, StrEnum, auto

from msgspec import Struct

from readyctl.core.feature._vocabulary import content
from readyctl.core.feature.fate import Fate
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.feature.names import Close, Exact, Match, Several, Shared, Unknown
from readyctl.core.feature.permission import Permission, permit, usable
from readyctl.core.feature.view import SalesView
from readyctl.core.feature.wording import Saying, saying
from readyctl.core.level.kind import Kind
from readyctl.core.text.words import key


class AnswerWord(StrEnum):
    """The four answers."""

    YES = "yes"
    WITH_WORDS = "with_words"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def fine(self) -> bool:
        """Whether it may be said, in whatever words."""
        return self in {AnswerWord.YES, AnswerWord.WITH_WORDS}


class Wondered(StrEnum):
    """What a question wants to know first, beside what may be said."""

    LIVE = "live"
    """Whether it can be used today."""
    WHEN = "when"
    """By when it is to come."""


class Inquiry(Struct, frozen=True):
    """What is asked: the feature in anybody's words, one kind or all of them, and a date for it."""

    words: str
    kind: Kind | None = None
    by: dt.date | None = None
    wondered: Wondered | None = None


class FoundFeature(Struct, frozen=True):
    """One feature is meant. `read_as` is the name that came close, None where it was named exactly."""

    question: Inquiry
    view: SalesView
    read_as: str | None
    answers: Mapping[Kind, Permission]
    """Every kind that was asked about, in order."""
    words: Saying
    fates: tuple[Fate, ...] = ()
    """What became of the id or name that was asked for, where the feature had it once."""

    @property
    def answer(self) -> AnswerWord:
        """The answer in one word: for the kind asked about; without one, whether it can be used where that is
        asked, else for mentioning it.
        """
        return answer_word(self.first)

    @property
    def first(self) -> Permission:
        """The verdict that the answer is about."""
        return self.there or next(iter(self.answers.values()))

    @property
    def there(self) -> Permission | None:
        """Whether it can be used today; None where that is not what was asked."""
        return usable(self.view) if self.question.wondered is Wondered.LIVE else None

    @property
    def talk_to(self) -> str:
        """Who knows more."""
        return self.view.owner or "engineering"


class Fit(Enum):
    """How the words that were asked fit more than one feature, or none quite."""

    NAME = auto()
    """Each of them has exactly this name."""
    PART = auto()
    """They are a part of each one's names, give or take a slip."""
    AREA = auto()
    """They are the name of the area that each of them is in."""
    NEAR = auto()
    """They share words with its names, and may mean the opposite."""


class Candidate(Struct, frozen=True):
    """A feature that may be meant, and the verdict on the kind that was asked about, or on mentioning it."""

    view: SalesView
    kind: Kind
    permission: Permission


class NoFeature(Struct, frozen=True):
    """No feature, or no single one, is meant; `candidates` may have been, best first."""

    question: Inquiry
    candidates: tuple[Candidate, ...] = ()
    fit: Fit = Fit.NEAR
    fates: tuple[Fate, ...] = ()
    """What became of the feature that was called so."""
    unread: tuple[str, ...] = ()
    """Where features are named, the words beside them, which may turn the question round."""

    @property
    def suggestions(self) -> tuple[str, ...]:
        """The ids that may have been meant."""
        return tuple(candidate.view.id for candidate in self.candidates)

    @property
    def answer(self) -> AnswerWord:
        """Always unknown: what the registry does not know may not be promised."""
        return AnswerWord.UNKNOWN


class GoneFeature(Struct, frozen=True):
    """What was asked for is not there any more, and nothing that is there is meant; never without `fates`.

    `read_as` is the name that came close, None where it was named exactly.
    """

    question: Inquiry
    fates: tuple[Fate, ...]
    read_as: str | None = None

    @property
    def answer(self) -> AnswerWord:
        """Always no: what became of it is known."""
        return AnswerWord.NO

    @property
    def why(self) -> str:
        """What became of it, as a clause."""
        first, *others = self.fates
        return "; ".join((first.clause, *(f"{each.id}: {each.clause}" for each in others)))


Reply = FoundFeature | NoFeature | GoneFeature


class AnsweredQuestion(Struct, frozen=True):
    """A question with its answers, never none: for each feature that it asks about, for each day."""

    question: Inquiry
    replies: tuple[Reply, ...]
    untold: str | None = None
    """A time in the question that no calendar tells, such as `next release`: no answer is about it."""

    @property
    def answer(self) -> AnswerWord:
        """The worst of them: whoever says yes says it to all that was asked."""
        return max((reply.answer for reply in self.replies), key=list(AnswerWord).index)


def is_name(question: Inquiry, inventory: Knowledge) -> bool:
    """Whether the question is nothing but what a feature is called."""
    return isinstance(inventory.names.find(question.words), Exact | Shared)


def ask(question: Inquiry, inventory: Knowledge) -> Reply:
    """Answer a question about the features of one moment."""
    once = inventory.departed.names.find(question.words)
    fates = inventory.departed.told(once.id) if isinstance(once, Exact) else ()
    found = inventory.names.find(question.words)
    if fates and not isinstance(found, Exact | Shared):
        return GoneFeature(question, fates)
    return _meant(question, inventory, found, once, fates)


def _meant(
    question: Inquiry, inventory: Knowledge, found: Match, once: Match, fates: tuple[Fate, ...]
) -> Reply:
    """Answer for what was found among the features, and `once` among those that are not there any more."""
    match found:
        case Exact(id=feature_id):
            return ask_about(feature_id, question, inventory, fates=fates)
        case Shared(ids=ids):
            named = NoFeature(question, _candidates(question, inventory, ids), Fit.NAME, fates)
            gone = all(each.view.removed for each in named.candidates)
            return _once_known(question, inventory, found) if gone else named
        case Close(id=one) | Several(ids=(one, *_)) if ids := _in_area(question.words, one, inventory):
            return NoFeature(question, _candidates(question, inventory, ids), Fit.AREA)
        case Close(id=feature_id, name=name):
            return ask_about(feature_id, question, inventory, read_as=name)
        case Several(ids=ids):
            return NoFeature(question, _candidates(question, inventory, ids), Fit.PART)
        case Unknown(nearest=ids):
            near = _candidates(question, inventory, ids)
            return NoFeature(question, near) if near else _once_known(question, inventory, once)


def _in_area(words: str, one: str, known: Knowledge) -> tuple[str, ...]:
    """All features of the area of this one, where the words are what that is called and no feature's whole
    name; none where it is alone there.
    """
    view, said = known.present(one), content(key(words))
    if view is None or not said or said != content(key(view.area)):
        return ()
    if isinstance(known.names.find(" ".join(said)), Exact | Shared):
        return ()
    found = (each for id_ in known.ids if (each := known.present(id_)) and each.area == view.area)
    ids = tuple(each.id for each in found)
    return ids if len(ids) > 1 else ()


def _once_known(question: Inquiry, inventory: Knowledge, once: Match) -> Reply:
    """Answer where nothing that is there comes near: for what was there, and may be meant."""
    match once:
        case Exact(id=one, name=name) | Close(id=one, name=name):
            ids, read_as = (one,), name
        case Shared(ids=ids) | Several(ids=ids) | Unknown(nearest=ids):
            read_as = " or ".join(ids)
    fates = tuple(dict.fromkeys(fate for each in ids for fate in inventory.departed.told(each)))
    return GoneFeature(question, fates, read_as) if fates else NoFeature(question)


def _candidates(question: Inquiry, inventory: Knowledge, ids: Iterable[str]) -> tuple[Candidate, ...]:
    kind = question.kind or Kind.MENTION
    views = (view for id_ in ids if (view := inventory.view(id_)) is not None)
    return tuple(Candidate(view, kind, permit(view, kind, question.by)) for view in views)


def ask_about(
    feature_id: str,
    question: Inquiry,
    inventory: Knowledge,
    *,
    read_as: str | None = None,
    fates: tuple[Fate, ...] = (),
) -> Reply:
    """Answer for this feature, whatever the question calls it; `read_as` is the name that came close, `fates`
    what became of what is called so, where that is not the feature's own name.
    """
    view = inventory.view(feature_id)
    if view is None:
        return NoFeature(question)
    if view.removed:
        led = any(fate.id == view.id for fate in fates)
        return GoneFeature(question, fates if led else inventory.departed.told(view.id), read_as)
    own = {key(name) for name in (view.id, view.name, *view.aliases)}
    kinds = (question.kind,) if question.kind else tuple(Kind)
    answers = {kind: permit(view, kind, question.by) for kind in kinds}
    led_here = () if key(question.words) in own else fates
    return FoundFeature(question, view, read_as, answers, saying(view), led_here)


def answer_word(permission: Permission) -> AnswerWord:
    """A permission in one word."""
    if not permission.allowed:
        return AnswerWord.NO
    return AnswerWord.WITH_WORDS if permission.conditions else AnswerWord.YES
