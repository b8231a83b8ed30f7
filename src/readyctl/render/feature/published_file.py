"""A page's `features.json` read again: the same values that were published, or why they cannot be used."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec.structs import replace
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
from readyctl.render.feature.basis_json import RegistryV1, bound_of, read_basis
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
    numbers = Counter(feature.id for feature in written.features)
    doubled = (f"the id '{id_}' stands in it {n} times" for id_, n in numbers.items() if n > 1)
    if flaw := next(chain(doubled, _flaws(written, basis, numbers)), None):
        raise CannotTell(f"{path} is damaged: {flaw}", help=_AGAIN)
    return _publication(written, basis, cards)


def _publication(written: PublishedV1, basis: Basis, cards: tuple[Card, ...]) -> Publication:
    sources = tuple(map(_source, written.registries))
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


def read_for_questions(data: bytes, path: str) -> tuple[Publication, Mapping[str, Card]]:
    """The same for whoever asks about a few of its features: the page, and the cards by their ids.

    Of a file that `aggregate` wrote, with each feature on a line of its own, the page has no cards, and each
    card is read when it is asked for, which raises CannotTell where it is damaged.
    """
    found = _by_lines(data, path)
    if found is None:
        page = read_published(data, path)
        return page, {card.view.id: card for card in page.cards}
    return found


_OPENED, _CLOSED = b'"features": [\n', b"\n], "
_LINE = re.compile(rb'^\{"id": "([^"\\]*)", .*\}(,?)$', re.MULTILINE)


def _by_lines(data: bytes, path: str) -> tuple[Publication, Mapping[str, Card]] | None:
    """None for a file of another form, or with any flaw: reading it as a whole finds the words for that."""
    begins, ends = data.find(_OPENED) + len(_OPENED), data.rfind(_CLOSED)
    if begins < len(_OPENED) or ends < begins:
        return None
    lines = [*_LINE.finditer(data, begins, ends)]
    spans = {line[1].decode("utf-8", "replace"): line.span() for line in lines}
    # No text of JSON has a line end in it: what begins and ends so on each line is one item on each.
    if len(lines) != data.count(b"\n", begins, ends) + 1 or not all(line[2] for line in lines[:-1]):
        return None
    try:
        around = PublishedV1.model_validate_json(data[: begins - 1] + data[ends + 1 :])
        basis = read_basis(around.basis)
    except (ValidationError, ValueError):
        return None
    if around.features or len(spans) != len(lines) or lines[-1][2] or any(_flaws(around, basis, spans)):
        return None
    known = spans.keys() | basis.successors.keys() | basis.removed.keys()
    if any(carrier.id not in known for carrier in basis.carriers):
        return None
    return _publication(around, basis, ()), _Cards(data, path, spans, around)


class _Cards(Mapping[str, Card]):
    """Cards that are read when they are asked for."""

    def __init__(
        self, data: bytes, path: str, spans: Mapping[str, tuple[int, int]], around: PublishedV1
    ) -> None:
        self._data = data
        self._path = path
        self._spans = spans
        self._day = around.as_of
        self._sources = {source.name: source for source in map(_source, around.registries)}
        self._read: dict[str, Card] = {}

    def __getitem__(self, feature_id: str) -> Card:
        if feature_id not in self._read:
            begins, ends = self._spans[feature_id]
            self._read[feature_id] = self._card(feature_id, self._data[begins:ends].rstrip(b","))
        return self._read[feature_id]

    def _card(self, feature_id: str, line: bytes) -> Card:
        try:
            feature = _called(feature_id, SalesFeatureV1.model_validate_json(line))
            source = self._sources[feature.registry] if feature.registry else None
            return _card(feature, self._day, source)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise CannotTell(f"{self._path} is damaged: {refusal(first)}", help=_AGAIN) from None
        except KeyError as error:
            raise CannotTell(
                f"{self._path} is damaged: there is no registry {error} in it", help=_AGAIN
            ) from None
        except ValueError as error:
            raise CannotTell(f"{self._path} is damaged: {error}", help=_AGAIN) from None

    def __contains__(self, feature_id: object) -> bool:
        return feature_id in self._spans

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)


def _called(feature_id: str, feature: SalesFeatureV1) -> SalesFeatureV1:
    """The feature, which must be called as its line begins."""
    if feature.id != feature_id:
        raise ValueError(f"'{feature_id}' and '{feature.id}' stand in it as one feature")
    return feature


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


def _flaws(written: PublishedV1, basis: Basis, own: Iterable[str]) -> Iterator[str]:
    """What no page that readyctl wrote has; `own` are the ids of its features."""
    ids = {*own, *basis.successors, *(carrier.id for carrier in basis.carriers), *basis.removed}
    yield from (f"'{id_}' is no id" for id_ in sorted(id_ for id_ in ids if not ID.fullmatch(id_)))
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
    sources = {source.name: source for source in map(_source, written.registries)}
    for feature in written.features:
        source = sources.get(feature.registry) if feature.registry else None
        yield _card(feature, written.as_of, source, former.get(feature.id, ()))


def _card(
    feature: SalesFeatureV1, day: dt.date, source: Provenance | None, former: tuple[str, ...] = ()
) -> Card:
    card = Card(
        _view(feature),
        _act(feature),
        former_ids=former,
        fresh_until=feature.fresh_until,
        source=source,
    )
    return replace(card, view=on_day(card, source.as_of if source else day))


def _source(written: RegistryV1) -> Provenance:
    return Provenance(written.name, written.as_of, written.revision, written.features)


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
