"""`features.json`: the shape of `feature list --json`, cut to the page's audience."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from readyctl.core.feature.view import SalesView
from readyctl.core.feature.wording import saying
from readyctl.core.history.audience import Audience, Card, Publication
from readyctl.core.level.table import Level
from readyctl.core.trust.signoff import Act
from readyctl.render.feature.basis_json import basis, left_out, names, registry
from readyctl.render.feature.features_json import (
    DeliveryV1,
    FeaturesV1,
    PublicFeatureV1,
    SalesFeatureV1,
    SignOff,
    by_act,
    by_nobody,
    may,
)
from readyctl.render.feature.limits_json import limits
from readyctl.render.published import Published, in_pieces


def features_json(page: Publication) -> str:
    """The data behind the page. For sales and customers `level` is the effective level too. What was signed
    of each feature, and the words for it, are there for everybody but customers, who get no key that names a
    person or a commit either.
    """
    return "".join(features_pieces(page))


def features_pieces(page: Publication) -> Iterator[str]:
    """The same, some hundred features, and then names, at a time."""
    one = _public if page.audience is Audience.CUSTOMER else _feature
    lists: dict[str, Iterable[Published]] = {"features": map(one, page.cards)}
    known = page.basis
    indent: int | None = 1
    if len(page.sources) > 1:
        indent = None  # what is of many registries is for programs, and too large to be spread out
    elif known:
        lists["names"] = map(names, known.carriers)
        known = replace(known, carriers=())
    around = FeaturesV1(
        as_of=page.as_of,
        revision=page.revision,
        features=(),
        registries=tuple(map(registry, page.sources)) if page.basis else None,
        left_out=tuple(map(left_out, page.left_out)) or None,
        basis=basis(known) if known else None,
    )
    return in_pieces(around, lists, indent=indent)


def _feature(card: Card) -> SalesFeatureV1:
    view, words = replace(card.view), saying(card.view)  # what is worked out of it goes with the copy
    return SalesFeatureV1(
        id=view.id,
        area=view.area,
        name=view.name,
        level=_declared(card),
        effective_level=view.level,
        **_sign_off(card, card.signature),
        why=_why(card),
        accurate_as_of=view.last_confirmed,
        stale=view.stale,
        age_days=view.age_days,
        ended=view.ended,
        may=may(view),
        owner=view.owner,
        awaiting_engineering=view.awaiting,
        signed_as=card.signature.name if card.signature else None,
        summary=view.summary,
        aliases=view.aliases,
        caveats=view.caveats,
        limits=limits(view),
        delivery=_delivery(view),
        ends=view.ends,
        evidence=view.evidence,
        links=view.links,
        replaced_by=view.replaced_by,
        sentences={kind: words.sentence if each.allowed else None for kind, each in view.may.items()},
        disclaimer=words.disclaimer,
        fresh_until=card.fresh_until,
        registry=card.source.name if card.source else None,
    )


def _delivery(view: SalesView) -> DeliveryV1 | None:
    signed = DeliveryV1(date=view.delivery_date, written=view.delivery_text, scope=view.delivery_scope)
    return signed if signed.date or signed.scope else None


def _public(card: Card) -> PublicFeatureV1:
    view = replace(card.view)
    return PublicFeatureV1(
        id=view.id,
        area=view.area,
        name=view.name,
        level=_declared(card),
        effective_level=view.level,
        accurate_as_of=view.last_confirmed,
        stale=view.stale,
        age_days=view.age_days,
        ended=view.ended,
        may=may(view),
    )


def _declared(card: Card) -> Level | None:
    return card.doubt.declared if card.doubt else card.view.level


def _why(card: Card) -> str | None:
    if card.signature is not None:
        return None
    return card.doubt.why if card.doubt else "awaiting engineering" if card.view.awaiting else None


def _sign_off(card: Card, act: Act | None) -> SignOff:
    if act is not None:
        return by_act(act)
    doubt = card.doubt
    return by_nobody(doubt.commit if doubt else None, doubt.address if doubt else None)
