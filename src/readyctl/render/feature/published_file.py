"""A page's `features.json` read again: the same values that were published, or why they cannot be used."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel, ValidationError

from readyctl.core.entry.path import ID
from readyctl.core.entry.schema_words import refusal
from readyctl.core.feature.basis import Basis, LeftOut, Provenance
from readyctl.core.feature.fate import followed
from readyctl.core.feature.view import SalesView
from readyctl.core.history.audience import Audience, Card, Publication
from readyctl.core.history.published import on_day
from readyctl.core.trust.signoff import Act, ActKind
from readyctl.errors import CannotTell
from readyctl.render.feature.basis_json import bound_of, read_basis
from readyctl.render.feature.features_json import PublishedV1, SalesFeatureV1

_FAMILY, _SCHEMA = "readyctl.features/", "readyctl.features/1"
_AGAIN = "publish it again with `readyctl site build --output DIR`, for sales, and fetch its features.json"


class _Head(BaseModel):
    """What tells which file it is."""

    schema_: str = ""
    basis: object = None
    registries: object = None


def read_published(data: bytes, path: str) -> Publication:
    """The page of a `features.json`, for sales, as it was on its own day; `path` is what messages call it.

    Raises CannotTell, with the reason and the next step, for what is no such file, is damaged, is of another
    version, or was made for customers and lacks what answers need.
    """
    try:
        written = PublishedV1.model_validate_json(data)
        basis = read_basis(written.basis)
        cards = tuple(_cards(written, basis))
    except ValidationError as error:
        raise _refusal(data, path, error) from None
    except ValueError as error:
        raise CannotTell(f"{path} is damaged: {error}", help=_AGAIN) from None
    if flaw := next(_flaws(written, basis), None):
        raise CannotTell(f"{path} is damaged: {flaw}", help=_AGAIN)
    sources = tuple(Provenance(r.name, r.as_of, r.revision, r.features) for r in written.registries)
    return Publication(
        audience=Audience.SALES,
        title=basis.settings.name or "Feature readiness",
        as_of=min((written.as_of, *(source.as_of for source in sources))),
        revision=written.revision,
        cards=cards,
        split={old: heirs for old, heirs in basis.successors.items() if len(heirs) > 1},
        sources=sources,
        basis=basis,
        left_out=tuple(LeftOut(each.path, each.why) for each in written.left_out or ()),
    )


def _refusal(data: bytes, path: str, error: ValidationError) -> CannotTell:
    """Why a file is none that can be used."""
    first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        return CannotTell(f"{path} is damaged: it is no JSON, or not all of it", help=_AGAIN)
    try:
        head = _Head.model_validate_json(data.replace(b'"schema"', b'"schema_"', 1))
    except ValidationError:
        head = _Head()
    if not head.schema_.startswith(_FAMILY):
        return CannotTell(f"{path} is no features.json of readyctl", help=_AGAIN)
    if head.schema_ != _SCHEMA:
        return CannotTell(
            f"{path} is {head.schema_}, and this readyctl reads {_SCHEMA}",
            help="use the version of readyctl that published it, or a newer one",
        )
    if head.basis is None or head.registries is None:
        return CannotTell(
            f"{path} lacks what answers need: it was made for customers, by `feature list`, or by an older "
            "readyctl",
            help=_AGAIN,
        )
    place = ".".join(map(str, first["loc"]))
    if first["type"] == "extra_forbidden":
        return CannotTell(
            f"{path} says '{place}', which this readyctl does not know",
            help="use the version of readyctl that published it, or a newer one",
        )
    return CannotTell(f"{path} is damaged: {refusal(first)}", help=_AGAIN)


def _flaws(written: PublishedV1, basis: Basis) -> Iterator[str]:
    """What no page that readyctl wrote has."""
    numbers = Counter(feature.id for feature in written.features)
    yield from (f"the id '{id_}' stands in it {n} times" for id_, n in numbers.items() if n > 1)
    ids = {*numbers, *basis.successors, *(carrier.id for carrier in basis.carriers), *basis.removed}
    yield from (f"'{id_}' is no id" for id_ in sorted(ids) if not ID.fullmatch(id_))
    if not written.registries:
        yield "it names no registry"
    names = {source.name for source in written.registries}
    said = (feature.registry for feature in written.features)
    yield from (f"there is no registry '{name}' in it" for name in said if name not in {None, *names})


def _cards(written: PublishedV1, basis: Basis) -> Iterator[Card]:
    ids = {feature.id for feature in written.features}
    former: dict[str, tuple[str, ...]] = {}
    for old in basis.successors:
        if old not in ids:
            today = followed(old, ids, basis.successors)
            former[today] = (*former.get(today, ()), old)
    sources = {r.name: Provenance(r.name, r.as_of, r.revision, r.features) for r in written.registries}
    for feature in written.features:
        source = sources.get(feature.registry) if feature.registry else None
        card = Card(
            _view(feature),
            _act(feature),
            former_ids=former.get(feature.id, ()),
            fresh_until=feature.fresh_until,
            source=source,
        )
        yield replace(card, view=on_day(card, source.as_of if source else written.as_of))


def _view(feature: SalesFeatureV1) -> SalesView:
    known = SalesView(
        id=feature.id,
        area=feature.area,
        name=feature.name,
        owner=feature.owner,
        level=feature.effective_level,
        registry=feature.registry,
    )
    if feature.awaiting_engineering:
        return replace(known, awaiting=True)
    delivery = feature.delivery
    return replace(
        known,
        summary=feature.summary,
        aliases=feature.aliases,
        delivery_date=delivery.date if delivery else None,
        delivery_text=delivery.written if delivery else None,
        delivery_scope=delivery.scope if delivery else None,
        caveats=feature.caveats,
        limits=tuple(map(bound_of, feature.limits)),
        evidence=feature.evidence,
        links=feature.links,
        replaced_by=feature.replaced_by,
        last_confirmed=feature.accurate_as_of,
        signed_in=feature.commit if feature.signed else None,
        age_days=feature.age_days,
        stale=feature.stale,
        ends=feature.ends,
        ended=feature.ended,
    )


def _act(feature: SalesFeatureV1) -> Act | None:
    if not (feature.signed and feature.commit and feature.signed_at and feature.assurance):
        return None
    return Act(
        ActKind.CONFIRMED,
        feature.commit,
        feature.signed_by or "",
        feature.signed_as or feature.signed_by or "",
        dt.datetime.fromisoformat(feature.signed_at),
        feature.assurance,
        feature.via_forge,
    )
