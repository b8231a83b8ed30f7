"""What the parts of one slide say together: a name in the title, and `Shipped` in a box beside it."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.subject import Subject
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.feature.near_names import NearNames
from readyctl.core.statement.claims import Judge
from readyctl.core.statement.passages import ALTERNATIVE, DocumentText, Passage, PassageKind
from readyctl.core.statement.subjects import weakest
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimStatus, Fine, Overclaimed, WithCaveats, judged
from readyctl.core.text.folding import folded


class _Slide(Struct, frozen=True):
    number: int
    named: tuple[tuple[str, tuple[str, ...]], ...]
    """The features that it names: the words, and the ids; each once."""
    titled: tuple[Passage, ...]
    """What its title says of readiness, and nothing else."""
    boxed: tuple[Passage, ...]
    """What its boxes do."""

    def together(self) -> Iterator[tuple[str, Passage]]:
        """Each name with the word that counts for it. A title counts for the slide; a box where it is the
        only one and the slide names one feature: with more, place decides, and a badge has to say it.
        """
        for word in self.titled:
            yield from ((name, word) for name, _ in self.named)
        if len(self.named) == 1 and len({folded(word.text) for word in self.boxed}) == 1:
            yield self.named[0][0], self.boxed[0]


def slide_subjects(  # noqa: PLR0913, PLR0917 - what the slides are held against
    path: str,
    text: DocumentText,
    badged: Collection[str],
    kind: TextKind,
    inventory: Knowledge,
    judge: Judge,
    known: Collection[tuple[int | None, str]],
) -> Iterator[Subject]:
    """Give what slides say of features in more than one of their parts. `badged` are the places of badges,
    which speak for themselves; `known` the slides and features about which a part says it alone.
    """
    for slide in _slides(text, badged, judge.near):
        for name, word in slide.together():
            said = replace(word, text=f"{name}: {word.text}", kind=PassageKind.BULLET, under=())
            for claim in judge.read(said).claims:
                view = weakest(inventory, claim.ids)
                if view is not None and (slide.number, view.id) not in known:
                    status = judged(claim, view, kind, inventory.settings.limits)
                    yield Subject(_finished(status, word), path, view.id, place=word.place)


def _finished(status: ClaimStatus, word: Passage) -> ClaimStatus:
    """A word that says `finished` by itself is more than a beta is, caveats or not."""
    row = status.view.level.row
    if not _READY.fullmatch(folded(word.text).strip(_MARKS)) or not row.available or row.delivered:
        return status
    if not isinstance(status.verdict, Fine | WithCaveats):
        return status
    return replace(status, verdict=Overclaimed("it is finished", f"it is {status.view.level}"))


def _slides(text: DocumentText, badged: Collection[str], names: NearNames) -> Iterator[_Slide]:
    by_number: defaultdict[int, list[Passage]] = defaultdict(list)
    for passage in text.passages:
        if passage.slide is not None and passage.kind is not PassageKind.CODE:
            by_number[passage.slide].append(passage)
    for number, passages in by_number.items():
        shown = [
            p for p in passages if not p.place.endswith((", notes", "settings")) and p.place not in badged
        ]
        words = [p for p in shown if _says_when(p.text) and not p.place.endswith(ALTERNATIVE)]
        titled = tuple(p for p in words if p.kind is PassageKind.HEADING)
        boxed = tuple(p for p in words if p.kind is not PassageKind.HEADING)
        if titled or boxed:
            yield _Slide(number, _named(shown, names), titled, boxed)


def _named(passages: Sequence[Passage], names: NearNames) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[tuple[str, ...], str] = {}
    for passage in passages:
        for mention in names.mentions(passage.text):
            found.setdefault(mention.ids, passage.text[mention.start : mention.end])
    return tuple((words, ids) for ids, words in found.items())


def _says_when(text: str) -> bool:
    said = folded(text).strip(_MARKS)
    return bool(_READY.fullmatch(said) or _COMING.fullmatch(said))


_MARKS = " \t\n.!:*\u2022\u2713\u2714\u2705\u2014\u2013-"
_READY = re.compile(
    r"(?:now )?(?:shipped|shipping(?: now| today)?|available(?: now| today)?|live(?: now| today)?|ga|"
    r"generally available|general availability|in production|released|launched|out now|ready(?: now| today)?)"
)
_COMING = re.compile(
    r"(?:coming|arriving|due|launching|available|expected)(?: soon| (?:in|by|with|this|next) [\w /-]{1,30})|"
    r"(?:in |by |from )?(?:q[1-4]|h[12])[ /-]?20\d\d|"
    r"(?:in )?(?:our |the )?next (?:release|version|quarter|year)|committed|in development|"
    r"(?:public |open |private )?beta|(?:technical )?preview|early access"
)
