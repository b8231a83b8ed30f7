"""What a feature file says, as plain values: all that lists, answers and verdicts need of it."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.entry.document import Document

if TYPE_CHECKING:
    from readyctl.core.feature.model import Evidence, Feature, Tombstone


class Details(Struct, frozen=True, array_like=True):
    """What is asked of one feature, and by no list of thousands."""

    summary: str | None
    aliases: tuple[str, ...]
    links: tuple[str, ...]
    replaced_by: tuple[str, ...]
    tags: tuple[str, ...] = ()
    delivery_text: str | None = None
    """The delivery date as written, such as 2027-Q2."""
    scope: str | None = None
    caveats: tuple[str, ...] = ()
    limits: tuple[tuple[str, str | None, str | None], ...] = ()
    """(metric, at_least, at_most)."""
    evidence: Mapping[str, str] = {}
    code: tuple[str, ...] = ()
    """Globs, as written."""
    confirmed: str | None = None
    """The typed day of the last confirmation."""
    silent: tuple[tuple[str, dt.date], ...] = ()
    """The codes that it asks not to hear about, and until when."""


class FeatureWords(Struct, frozen=True, array_like=True, eq=False):
    """A feature, or what stands in the place of one that is called otherwise now (`moved`): what lists and
    verdicts ask of thousands, and the rest as `details`.
    """

    moved: bool
    name: str | None
    owner: str | None
    due: dt.date | None
    ends: dt.date | None
    fresh_for: int | None
    proposes: bool
    """Whether it carries a request to engineering."""

    @property
    def details(self) -> Details:
        """The rest of it."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        """Whether both say the same, whatever they were read from."""
        return isinstance(other, FeatureWords) and self._all == other._all

    __hash__ = None  # type: ignore[assignment]  # as that of the mappings in it

    @property
    def _all(self) -> tuple[object, ...]:
        brief = (self.moved, self.name, self.owner, self.due, self.ends, self.fresh_for, self.proposes)
        return (*brief, self.details)


class WrittenWords(FeatureWords, frozen=True):
    """As they were read from a file."""

    details: Details


def said_by_feature(model: "Feature", document: Document) -> FeatureWords:
    """What a feature says; `document` is the file that it was read from."""
    written = (document.data or {}).get("delivery")
    text = written.get("date") if isinstance(written, dict) else None
    return WrittenWords(
        moved=False,
        name=model.name,
        owner=model.owner,
        due=model.due,
        ends=model.ends,
        fresh_for=model.fresh_for,
        proposes=model.proposed is not None,
        details=Details(
            summary=model.summary,
            aliases=model.aliases,
            links=model.links,
            replaced_by=model.replaced_by,
            tags=model.tags,
            delivery_text=text if isinstance(text, str) else None,
            scope=model.delivery.scope,
            caveats=model.caveats,
            limits=tuple(limit.text for limit in model.limits),
            evidence=_given(model.evidence),
            code=model.code,
            confirmed=model.accurate_as_of,
            silent=tuple([(each.code, each.until) for each in model.ignore]),
        ),
    )


def _given(evidence: "Evidence") -> Mapping[str, str]:
    """Field by field: to iterate over a model gives each a dict that it keeps."""
    fields = type(evidence).model_fields if evidence.model_fields_set else ()
    return {key: value for key in fields if (value := getattr(evidence, key))}


def said_by_tombstone(stone: "Tombstone") -> FeatureWords:
    """What is left in the place of a feature that goes on under another id."""
    return WrittenWords(
        moved=True,
        name=stone.name,
        owner=stone.owner,
        due=None,
        ends=None,
        fresh_for=None,
        proposes=False,
        details=Details(stone.summary, stone.aliases, links=(), replaced_by=stone.replaced_by),
    )
