"""What a feature file says, as plain values: all that lists, answers and verdicts need of it."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from readyctl.core.entry.document import Document

if TYPE_CHECKING:
    from readyctl.core.feature.model import Evidence, Feature, Tombstone


class FeatureWords(NamedTuple):
    """A feature, or what stands in the place of one that is called otherwise now (`moved`)."""

    moved: bool
    name: str | None
    summary: str | None
    aliases: tuple[str, ...]
    owner: str | None
    tags: tuple[str, ...]
    links: tuple[str, ...]
    replaced_by: tuple[str, ...]
    due: dt.date | None = None
    delivery_text: str | None = None
    """The delivery date as written, such as 2027-Q2."""
    scope: str | None = None
    caveats: tuple[str, ...] = ()
    limits: tuple[tuple[str, str | None, str | None], ...] = ()
    """(metric, at_least, at_most)."""
    evidence: Mapping[str, str] = {}
    ends: dt.date | None = None
    fresh_for: int | None = None
    proposes: bool = False
    """Whether it carries a request to engineering."""
    code: tuple[str, ...] = ()
    """Globs, as written."""
    confirmed: str | None = None
    """The typed day of the last confirmation."""
    silent: tuple[tuple[str, dt.date], ...] = ()
    """The codes that it asks not to hear about, and until when."""


def said_by_feature(model: "Feature", document: Document) -> FeatureWords:
    """What a feature says; `document` is the file that it was read from."""
    written = (document.data or {}).get("delivery")
    text = written.get("date") if isinstance(written, dict) else None
    return FeatureWords(
        moved=False,
        name=model.name,
        summary=model.summary,
        aliases=model.aliases,
        owner=model.owner,
        tags=model.tags,
        links=model.links,
        replaced_by=model.replaced_by,
        due=model.due,
        delivery_text=text if isinstance(text, str) else None,
        scope=model.delivery.scope,
        caveats=model.caveats,
        limits=tuple(limit.text for limit in model.limits),
        evidence=_given(model.evidence),
        ends=model.ends,
        fresh_for=model.fresh_for,
        proposes=model.proposed is not None,
        code=model.code,
        confirmed=model.accurate_as_of,
        silent=tuple([(each.code, each.until) for each in model.ignore]),
    )


def _given(evidence: "Evidence") -> Mapping[str, str]:
    """Field by field: to iterate over a model gives each a dict that it keeps."""
    fields = type(evidence).model_fields if evidence.model_fields_set else ()
    return {key: value for key in fields if (value := getattr(evidence, key))}


def said_by_tombstone(stone: "Tombstone") -> FeatureWords:
    """What is left in the place of a feature that goes on under another id."""
    return FeatureWords(
        moved=True,
        name=stone.name,
        summary=stone.summary,
        aliases=stone.aliases,
        owner=stone.owner,
        tags=(),
        links=(),
        replaced_by=stone.replaced_by,
    )
