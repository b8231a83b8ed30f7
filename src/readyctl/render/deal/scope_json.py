"""`handoff scope --json`: what a proposal includes and what not, `readyctl.scope/1`.

The schema is `schemas/scope-1.schema.json`.
"""

from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.deal.offering import exclusion
from readyctl.core.deal.scope import Scope, ScopeItem
from readyctl.core.entry.keypath import dotted
from readyctl.render.published import Published, as_json


class PhraseV1(Published):
    """One stretch of the text."""

    text: str
    on: tuple[str, ...]
    """The key paths of the lines that it stands on; empty where it counts nothing."""


class IncludedV1(Published):
    """What stands under one heading."""

    heading: str
    phrases: tuple[PhraseV1, ...]


class ScopeV1(Published):
    """The answer of `readyctl handoff scope --json`."""

    schema_: Annotated[Literal["readyctl.scope/1"], Field(alias="schema")] = "readyctl.scope/1"
    id: str
    """The deal."""
    title: str
    assumes: tuple[PhraseV1, ...]
    """What the estimate assumes, counted."""
    included: tuple[IncludedV1, ...]
    excluded: tuple[PhraseV1, ...]
    """What is left out, each with its own exclusion; anything that is not named at all is left out too."""
    open: tuple[PhraseV1, ...]
    """Questions that nobody has answered."""


def render(deal: str, found: Scope) -> str:
    """The parts of the text, in its order."""
    return as_json(
        ScopeV1(
            id=deal,
            title=found.title,
            assumes=tuple(map(_phrase, found.counts)),
            included=tuple(
                IncludedV1(heading=heading, phrases=tuple(map(_phrase, group)))
                for heading, group in found.included
            ),
            excluded=tuple(
                PhraseV1(text=exclusion(each.text, each.why), on=_places(each)) for each in found.excluded
            ),
            open=tuple(map(_phrase, found.open)),
        )
    )


def _phrase(item: ScopeItem) -> PhraseV1:
    return PhraseV1(text=item.text, on=_places(item))


def _places(item: ScopeItem) -> tuple[str, ...]:
    return tuple(map(dotted, item.on))
