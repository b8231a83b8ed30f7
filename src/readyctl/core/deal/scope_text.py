"""The proposal's paragraphs: one sentence that counts, then what is in, what is not, what is open."""

from collections.abc import Callable, Iterator

from readyctl.core.deal.offering import NOT_INCLUDED, exclusion
from readyctl.core.deal.scope import Scope, ScopeItem, assumptions
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.text.prose import Block, BlockKind

Trace = Callable[[KeyPath], str]


def scope_blocks(found: Scope, trace: Trace | None = None) -> Iterator[Block]:
    """The text. `trace` gives a line's place in the file; with it, each phrase ends in its places."""
    yield Block(BlockKind.HEADING, found.title)
    yield Block(BlockKind.PARAGRAPH, assumptions([_text(phrase, trace) for phrase in found.counts]))
    for heading, group in found.included:
        if len(group) == 1:
            yield Block(BlockKind.PARAGRAPH, f"{heading}: {_text(group[0], trace)}.")
            continue
        yield Block(BlockKind.PARAGRAPH, f"{heading}:")
        for phrase in group:
            yield Block(BlockKind.BULLET, _text(phrase, trace))
    yield from _not_included(found, trace)
    if found.open:
        yield Block(BlockKind.PARAGRAPH, "Open questions:")
        for phrase in found.open:
            yield Block(BlockKind.NUMBERED, _text(phrase, trace))


def _not_included(found: Scope, trace: Trace | None) -> Iterator[Block]:
    if not found.excluded:
        yield Block(BlockKind.PARAGRAPH, f"{NOT_INCLUDED} anything that is not named above.")
        return
    yield Block(BlockKind.PARAGRAPH, NOT_INCLUDED)
    for phrase in found.excluded:
        yield Block(BlockKind.BULLET, f"{exclusion(phrase.text, phrase.why)}{_places(phrase, trace)}")
    yield Block(BlockKind.BULLET, "anything that is not named above")


def _text(phrase: ScopeItem, trace: Trace | None) -> str:
    return phrase.text + _places(phrase, trace)


def _places(phrase: ScopeItem, trace: Trace | None) -> str:
    return f" [{', '.join(map(trace, phrase.on))}]" if trace and phrase.on else ""
