"""Clauses that name no feature and outbid a limit of the whole company: `99.999% uptime is guaranteed`."""

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.limit import LimitText
from readyctl.core.feature.names import Mention
from readyctl.core.quantity.limits import Beyond
from readyctl.core.quantity.metrics import kind_of, measured
from readyctl.core.statement._claim import Claim, Reading
from readyctl.core.statement._reading import Stance
from readyctl.core.statement.numbers import beyond_ceilings
from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.sentences import Ending, Sentence, sentences
from readyctl.core.statement.tables import beside
from readyctl.core.statement.text_kind import TextKind


class CompanyClaim(Struct, frozen=True):
    """A sentence that is about no feature and gives numbers `beyond` limits of the whole company."""

    claim: Claim
    kind: TextKind
    beyond: tuple[Beyond, ...]


def company_claims(
    reading: Reading, ceilings: Sequence[LimitText], kind: TextKind, judged: Collection[str]
) -> Iterator[CompanyClaim]:
    """The sentences of a passage that outbid a ceiling, but for those that were `judged` as a feature's.

    What silences a statement about a feature silences one about a metric. Where the passage itself names no
    metric, its row, its column or the heading of its list does.
    """
    if not ceilings or not any(map(str.isdigit, reading.passage.text)):
        return
    for passage, shift in _labelled(reading.passage):
        found = list(_claims(replace(reading, passage=passage), ceilings, kind, judged))
        for each in found:
            start = max(each.claim.start - shift, 0)
            yield replace(each, claim=replace(each.claim, passage=reading.passage, start=start))
        if found:
            return


def _labelled(passage: Passage) -> Iterator[tuple[Passage, int]]:
    yield passage, 0
    listed = passage.kind in {PassageKind.BULLET, PassageKind.CELL}
    for above in (passage.label, passage.column, passage.under[0] if listed and passage.under else ""):
        if above:
            text = beside(above, passage.text)
            yield replace(passage, text=text), len(text) - len(passage.text)


def _claims(
    reading: Reading, ceilings: Sequence[LimitText], kind: TextKind, judged: Collection[str]
) -> Iterator[CompanyClaim]:
    for sentence in sentences(reading.passage.text):
        beyond = () if sentence.ending is Ending.QUESTION else beyond_ceilings(sentence.text, ceilings)
        mentions = _mentions(sentence, beyond) if beyond and sentence.text not in judged else ()
        claim = next(reading.claims(sentence, mentions), None) if mentions else None
        if claim is not None and claim.stance is not Stance.DIRECTION:
            yield CompanyClaim(claim, kind, beyond)


def _mentions(sentence: Sentence, beyond: Sequence[Beyond]) -> tuple[Mention, ...]:
    """The metrics that are outbid, where the sentence names them."""
    metrics = [(each.metric, None, None) for each in beyond]
    kinds = {kind_of(metric) for metric, _, _ in metrics} - {""}
    said = measured(sentence.text, metrics)
    return tuple(Mention(m.start, m.end, ()) for m in said if m.limit or m.kind in kinds)
