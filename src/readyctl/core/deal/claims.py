"""What a note's lines say of features, held against the registry by the judge of every other text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import Struct

from readyctl.core.deal.deals import weight
from readyctl.core.deal.hearing import named
from readyctl.core.deal.lines import Part, TaggedLine, describe, lines
from readyctl.core.deal.naming import texts
from readyctl.core.deal.note import Handoff, Movement
from readyctl.core.entry.document import SourceMap
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.schema_words import listed
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.feature.permission import Allowed, permit
from readyctl.core.feature.view import SalesView
from readyctl.core.promise.model import Promise, Status
from readyctl.core.statement.claims import Claim, Judge
from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.subjects import judge_for, weakest
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimedTooEarly, ClaimStatus, Fine, judged
from readyctl.core.text.folding import folded

_MOST_QUOTES = 4096
LAUNCH = "Included on day one"
"""What is said of every line of `day_one.launch`, by its place alone."""


class NoteClaim(Struct, frozen=True):
    """A claim in a note, and the key that holds its words."""

    at: KeyPath
    status: ClaimStatus


def kind_of(note: Handoff) -> TextKind:
    """How a note's lines are judged: as a proposal from the stage on in which the customer has one."""
    return TextKind.PROPOSAL if note.stage.in_writing else TextKind.PAGE


@dataclass(frozen=True)
class Held:
    """The registry that texts for, or about, a customer are held against."""

    judge: Judge
    inventory: Knowledge
    _quoted: "dict[tuple[str, TextKind], tuple[ClaimStatus, ...]]" = field(
        default_factory=dict, compare=False, repr=False
    )

    def claims(
        self,
        text: str,
        kind: TextKind,
        passage: PassageKind = PassageKind.BODY,
        label: str = "",
        *,
        under: str = "",
    ) -> Iterator[ClaimStatus]:
        """What a text says of features, judged as this kind; `label` is the first cell of its row, `under`
        what it stands under.
        """
        above = (under,) if under else ()
        where = Passage(" ".join(text.split()), "", passage, label=label, under=above)
        for claim in self.judge.read(where).claims:
            view = weakest(self.inventory, claim.ids)
            if view is not None:
                yield judged(claim, view, kind, self.inventory.settings.limits)

    def clean(self, text: str, kind: TextKind) -> bool:
        """Whether nothing in a text is an error there: as a sentence, an item of a list, or a heading, and
        under a heading that says that all of it is there.
        """
        return all(
            status.clean
            for passage in (PassageKind.BODY, PassageKind.BULLET, PassageKind.HEADING)
            for under in ("", LAUNCH)
            for status in self.claims(text, kind, passage, under=under)
        )

    def clean_cell(self, text: str, label: str, kind: TextKind) -> bool:
        """Whether nothing in a text is an error in a table, in a row that begins with `label`."""
        return all(status.clean for status in self.claims(text, kind, PassageKind.CELL, label))

    def named(self, text: str) -> tuple[tuple[str, SalesView], ...]:
        """The features that a text names, with its own words for each; of a shared name, the weakest."""
        return named(text, self.inventory)

    def asking(self, text: str, kind: TextKind) -> str:
        """A question as it is, or in words that claim nothing."""
        if self.clean(text, kind):
            return text
        names = listed([words for words, _ in self.named(text)], "and")
        asked = f"What exactly is needed of {names}?"
        return asked if self.clean(asked, kind) else "What exactly is needed here?"

    def note_claims(self, note: Handoff, kind: TextKind) -> Iterator[NoteClaim]:
        """The claims of the confirmed lines, and of the quotes of open promises, in the order of the note.

        What waits for later, is done by hand, or is asked claims nothing.
        """
        for line in lines(note):
            if line.status is not Status.CONFIRMED or _claims_nothing(line):
                continue
            if isinstance(line.line, Promise):
                for status in self.quote_claims(line.line, kind):
                    yield NoteClaim((*line.at, "quote"), status)
            elif self._names_any(line):
                key = "what" if isinstance(line.line, Movement) else _first_key(line)
                for status in self.line_claims(note, line, kind):
                    yield NoteClaim((*line.at, key), status)

    def line_claims(self, note: Handoff, line: TaggedLine, kind: TextKind) -> Iterator[ClaimStatus]:
        """What one line says of features; what stands under launch is there on the first day."""
        text = describe(line.line)
        if line.at[:2] == ("day_one", "launch"):
            found = self.claims(f"{LAUNCH}: {text}", kind, PassageKind.BULLET)
        else:
            found = self.claims(text, kind)
        return (status for status in found if not _theirs(status.claim, note.customer))

    def quote_claims(self, promise: Promise, kind: TextKind) -> Iterator[ClaimStatus]:
        """What a promise's words say beyond its own keys: those are judged as a promise."""
        own = self.inventory.view(promise.feature)
        settled = own is not None and not isinstance(permit(own, promise.kind, promise.due), Allowed)
        for status in self._of_quote(promise.quote or "", kind):
            if own is None or status.view.id != own.id:
                yield status
            elif (more := _beyond_keys(status, promise, settled=settled)) is not None:
                yield more

    def _of_quote(self, quote: str, kind: TextKind) -> tuple[ClaimStatus, ...]:
        """What these words say, judged once: one sentence is said to many customers."""
        found = self._quoted.get((quote, kind))
        if found is None:
            if len(self._quoted) >= _MOST_QUOTES:
                self._quoted.clear()
            may = self.inventory.names.may_name(quote)
            found = self._quoted[quote, kind] = tuple(self.claims(quote, kind)) if may else ()
        return found

    def _names_any(self, line: TaggedLine) -> bool:
        return any(self.inventory.names.mentions(text) for _, text in texts(line.line))


def held_against(inventory: Knowledge) -> Held:
    """The registry of one moment, and the judge of texts of that day."""
    return Held(judge_for(inventory, inventory.as_of), inventory)


def claim_subjects(
    path: str, note: Handoff, source: SourceMap | None, held: Held, kind: TextKind | None = None
) -> Iterator[Subject]:
    """A note's claims as the rules see them, each at its line; judged as its stage says without a `kind`."""
    heavy = weight(note)
    for found in held.note_claims(note, kind or kind_of(note)):
        position = source.value(found.at) if source else None
        yield Subject(found.status, path, found.status.view.id, weight=heavy, position=position)


def _beyond_keys(status: ClaimStatus, promise: Promise, *, settled: bool) -> ClaimStatus | None:
    limited = {folded(limit.metric) for limit in promise.limits}
    beyond = tuple(one for one in status.beyond if folded(one.metric) not in limited)
    dated = promise.due is not None and isinstance(status.verdict, ClaimedTooEarly)
    verdict = Fine() if settled or dated else status.verdict
    more = ClaimStatus(status.claim, status.view, status.kind, verdict, beyond)
    return None if isinstance(verdict, Fine) and not beyond else more


def _claims_nothing(line: TaggedLine) -> bool:
    return line.part is Part.QUESTIONS or line.at[:2] in {("day_one", "later"), ("day_one", "manual")}


def _first_key(line: TaggedLine) -> str:
    keys = [key for key, _ in texts(line.line)]
    return "text" if "text" in keys or not keys else keys[0]


_WANT = re.compile(
    r"\b(?:needs?|needed|wants?|wanted|wish(?:es)?|expects?|expected|requires?|required|asks?|asked|"
    r"would like|hopes?|hoped|counts? on|looks? for|looking for|dreams? of|misses|lacks?)\b"
)
_HAVE = r"(?: (?:already|currently|still|today|now))? (?:has|have|uses?|used|runs?|had|built|bought)\b"
_OURS = re.compile(r"\b(?:we|us|our|i|the (?:product|platform|service|system|solution))\b")
_ANSWERED = re.compile(r"\b(?:we|us|our|will be|is (?:live|available|included|ready))\b")


def _theirs(claim: Claim, customer: str) -> bool:
    """Whether the sentence says what the customer wants or has: it names the feature and claims nothing."""
    sentence = folded(claim.sentence)
    before, _, after = sentence.partition(folded(claim.named))
    if _OURS.search(before) or _ANSWERED.search(after):
        return False
    has = re.match(rf"(?:they|the customer|{re.escape(folded(customer))})(?:'s \w+)?{_HAVE}", before)
    return bool(_WANT.search(before) or has)
