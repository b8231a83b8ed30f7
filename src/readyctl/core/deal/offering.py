"""What of a note may be offered in writing today, and in which words the rest of it is left out."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.deal.claims import LAUNCH, Held
from readyctl.core.deal.hearing import names_unheard
from readyctl.core.deal.lines import TaggedLine
from readyctl.core.deal.note import Handoff
from readyctl.core.entry.schema_words import listed
from readyctl.core.feature.permission import Allowed, permit
from readyctl.core.feature.view import SalesView
from readyctl.core.feature.wording import in_short, saying
from readyctl.core.level.kind import Kind
from readyctl.core.promise.check import PromiseCheck, check_promise
from readyctl.core.promise.model import Promise, Status
from readyctl.core.promise.words import is_fine
from readyctl.core.statement.text_kind import TextKind

NOT_INCLUDED = "Not included:"
"""What stands above everything that is left out."""
_AS = TextKind.PROPOSAL


class Offering(Struct, frozen=True):
    """One note's lines, held against what may go into a contract today."""

    note: Handoff
    held: Held

    def fits(self, text: str) -> bool:
        """Whether a text may stand in the proposal."""
        return self.held.clean(text, _AS)

    def sellable(self, line: TaggedLine, text: str) -> bool:
        """Whether a confirmed line, written as `text`, may stand among what is included.

        A feature that it only names is as good as promised there, and must be one that may be.
        """
        written = f"{LAUNCH}: {text}" if line.at[:2] == ("day_one", "launch") else text
        settled = {status.view.id for status in self.held.claims(written, _AS)}
        named = self.held.named(text)
        return all(_sold(view) or view.id in settled for _, view in named) and self.fits(f"{written}.")

    def with_caveats(self, text: str) -> str:
        """The text with what has to be known of the features that it names."""
        caveats = dict.fromkeys(c for _, view in self.held.named(text) for c in view.caveats)
        more = f"{text} (what to know: {'; '.join(caveats)})" if caveats else text
        return more if self.fits(more) else text

    def left_out(self, text: str, why: str) -> tuple[str, str]:
        """What stands among the exclusions for a line: its words and why, neither of which says too much.

        Of what customers may not hear of, only their own name for it: not even that it is for later.
        """
        named = self.held.named(text)
        waiting = [view for _, view in named if not _sold(view)]
        reasons = list(dict.fromkeys((why, *map(waits_for, waiting), *self._beyond(text))))
        hidden = [view for view in waiting if not view.level.row.public]
        why = ", ".join(filter(None, reasons[1:] if hidden else reasons))
        # The day that it waits for must not be read as the day on which the line says that it is there.
        if not hidden and self.fits(exclusion(text, "")) and self.fits(exclusion(text, why)):
            return text, why
        names = listed([words for words, _ in named], "and")
        return (names, why) if self.fits(exclusion(names, why)) else ("one more thing that was mentioned", "")

    def unheard(self, text: str) -> bool:
        """Whether a text names what this customer has not heard of, and may not."""
        return names_unheard(text, self.note, self.held.inventory)

    def asked(self, text: str) -> str:
        """An open question in words that claim nothing."""
        return self.held.asking(text, _AS)

    def promised(self) -> Iterator[tuple[int, str]]:
        """The contract promises that hold today, each with its place and its words."""
        for check in self._checks():
            if check.promise.kind is Kind.CONTRACT and check.promise.status is Status.CONFIRMED:
                words = _promise_words(check) if is_fine(check) and check.view else ""
                if words and self.fits(f"{words}."):
                    yield check.index, words

    def unpromised(self, sold: frozenset[str]) -> Iterator[tuple[int, str, str]]:
        """The other promises, with their words and why they wait; not of features that are `sold` above."""
        for check in self._checks():
            if check.view is None:
                yield check.index, *self.left_out(_called(check.promise), "")
            elif check.view.id not in sold:
                words = self._own_words(check.promise, check.view)
                why = waits_for(check.view)
                fits = self.fits(exclusion(words, why))
                yield check.index, words if fits else check.promise.feature, why if fits else ""

    def names(self, texts: list[str]) -> frozenset[str]:
        """The features that any of the texts names."""
        return frozenset(view.id for text in texts for _, view in self.held.named(text))

    def _checks(self) -> Iterator[PromiseCheck]:
        return (check_promise(i, promise, self.held.inventory) for i, promise in self.note.open_promises)

    def _own_words(self, promise: Promise, view: SalesView) -> str:
        """What the customer calls it where they may not hear more, else its name."""
        if view.level.row.public:
            return view.name
        said = (words for words, known in self.held.named(promise.quote or "") if known.id == view.id)
        return next(said, promise.feature.replace("-", " "))

    def _beyond(self, text: str) -> Iterator[str]:
        for status in self.held.claims(text, _AS):
            yield from (f"{one.metric} is {one.bound}" for one in status.beyond)


def _called(promise: Promise) -> str:
    """What the customer was told there is, in the words of the quote: those that the id was made of."""
    words = r"[^a-z0-9]+".join(map(re.escape, promise.feature.split("-")))
    found = re.search(rf"(?<![a-z0-9]){words}\w*", promise.quote or "", re.IGNORECASE)
    return found[0] if found else promise.quote or promise.feature


def exclusion(text: str, why: str) -> str:
    """A line as it stands among the exclusions: it says by itself that it is left out, also pasted."""
    return _AS.excluding(text) + (f" ({why})" if why else "")


def _sold(view: SalesView) -> bool:
    return isinstance(permit(view, Kind.CONTRACT), Allowed)


def waits_for(view: SalesView) -> str:
    """The day or the level, as customers may hear it; nothing of what they may not hear of."""
    words = in_short(view)
    return f"{words[:1].lower()}{words[1:]}" if view.level.row.public else ""


def _promise_words(check: PromiseCheck) -> str:
    """A promise with its date, its limits, its caveats and its disclaimer; without the last full stop."""
    view, promise = check.view, check.promise
    if view is None:
        return ""
    if view.level.row.dated and promise.due:
        view = replace(view, delivery_date=promise.due, delivery_text=str(promise.due))
    own = [limit.text for limit in promise.limits]
    return in_writing(replace(view, limits=tuple(own)) if own else view).removesuffix(".")


def in_writing(view: SalesView) -> str:
    """What may be written of a feature, with its caveats, its limits and its disclaimer."""
    words = saying(view)
    sentences = [words.sentence]
    if view.caveats and words == saying(replace(view, caveats=())):
        sentences.append(f"What to know: {'; '.join(view.caveats)}.")
    if limits := [_limit(*limit) for limit in view.limits]:
        sentences.append(f"Limits: {'; '.join(limits)}.")
    if words.disclaimer:
        sentences.append(words.disclaimer)
    return " ".join(sentences)


def _limit(metric: str, at_least: str | None, at_most: str | None) -> str:
    ends = (("at least", at_least), ("at most", at_most))
    return f"{metric} {' and '.join(f'{word} {end}' for word, end in ends if end)}"
