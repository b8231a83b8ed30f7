"""What a cell says with the label of its row in front, and where that stands."""

import re

from msgspec.structs import replace

from readyctl.core.feature.names import Mention
from readyctl.core.statement._claim import Claim
from readyctl.core.statement._reading import plain
from readyctl.core.statement._silence import PAST, PAST_UNDONE
from readyctl.core.statement._words import FEATURE
from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.tables import affirms, asks, beside, measured_in


def placed(claim: Claim, passage: Passage, shift: int) -> Claim:
    """A claim that was read with a label of `shift` characters in front, at its place in the passage."""
    if not shift:
        return claim
    sentence = claim.sentence
    if passage.label and claim.start < shift and claim.named in passage.label:
        sentence = _in_full(passage, sentence[shift:]) or sentence
    return replace(claim, passage=passage, sentence=sentence, start=max(claim.start - shift, 0))


def _in_full(passage: Passage, said: str) -> str:
    """All that a cell and the label of its row say together: `RPO of the backups: 5 minutes`. Empty where
    the label has numbers to which the cell does not simply say yes.
    """
    answer = passage.text.strip() if asks(passage.label) else said
    if metric(passage):
        return beside(f"{passage.label.rstrip(' :')}, {metric(passage)}", answer)
    if not any(map(str.isdigit, passage.label)) or affirms(answer):
        return beside(passage.label, answer)
    return ""


def metric(passage: Passage) -> str:
    """The heading of a cell's column where that says what its number measures; empty elsewhere."""
    if passage.kind is not PassageKind.CELL or not any(map(str.isdigit, passage.text)):
        return ""
    measures = measured_in(passage.column) and not asks(passage.label)
    return passage.column.strip() if measures and not _METRIC_SAID.search(passage.text) else ""


def was(passage: Passage, names: tuple[Mention, ...]) -> bool:
    """Whether its row says what was reached, and not what is promised: `Measured uptime in 2025`."""
    label = passage.label
    for each in reversed(names):
        label = f"{label[: each.start]}{FEATURE}{label[each.end :]}"
    said = plain(beside(label, passage.text))
    return bool(names and PAST.search(said) and not PAST_UNDONE.search(said))


_METRIC_SAID = re.compile(r"[^\W\d_]{3,} [^\W\d_]{2,} [^\W\d_]{3,}")
"""Words of a cell that says for itself what it measures."""
