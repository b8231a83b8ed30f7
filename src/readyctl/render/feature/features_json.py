"""`feature list --json`: every feature as engineering sees it, `readyctl.features/1`.

The schema is `schemas/features-1.schema.json`.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, TypedDict

from pydantic import Field

from readyctl.core.feature.choosing import due_of, owner_of, tags_of
from readyctl.core.feature.inventory import FeatureStatus, Inventory, sales_view
from readyctl.core.feature.proposals import proposal_of
from readyctl.core.feature.view import SalesView
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import Level
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.signoff import Act, Signed, Unsigned
from readyctl.render.feature.basis_json import BasisV1, LeftOutV1, RegistryV1
from readyctl.render.feature.limits_json import LimitV1
from readyctl.render.published import IsoDay, IsoTime, Published, Sparse, as_json


class FeatureV1(Published):
    """One feature."""

    id: str
    area: str
    name: str
    level: Level | None
    """As declared; null where the entry cannot be read."""
    effective_level: Level
    """What counts."""
    signed: bool
    signed_by: str | None
    """The engineer's address; where it is not signed, that of whoever set the value."""
    signed_at: IsoTime | None
    commit: str | None
    """The latest act; where it is not signed, the commit that set the value."""
    assurance: Assurance | None
    via_forge: bool
    """Whether the act was committed by a forge."""
    why: str | None
    """Why the declared level does not count; null when it does."""
    accurate_as_of: IsoDay | None
    """The day of engineering's last act, from the commit."""
    stale: bool
    age_days: int | None
    ended: bool
    """Whether the day on which it ends has passed; then nothing may be said or done with it."""
    may: Mapping[Kind, str]
    """What sales may do, in words."""


class ListedFeatureV1(FeatureV1):
    """One feature of `feature list`."""

    owner: str | None
    due: IsoDay | None
    """The delivery date in the file, whoever wrote it."""
    tags: tuple[str, ...]
    proposed: bool
    """Whether it carries a request to engineering."""
    fresh_until: IsoDay | None
    """The last day on which engineering's word is fresh by its age."""


class ShownFeatureV1(ListedFeatureV1):
    """One feature of `feature show`."""

    entry: Mapping[str, object] | None
    """The file as it stands, every scalar as text; null where it cannot be read."""


class DeliveryV1(Published):
    """The delivery that engineering signed."""

    date: IsoDay | None
    written: str | None
    """The date as the entry has it, such as 2027-Q2."""
    scope: str | None


class SalesFeatureV1(Sparse, FeatureV1):
    """One feature of a page for sales or engineering: with what engineering signed of it, the rest empty."""

    owner: str | None
    awaiting_engineering: bool
    """Whether a claim of more awaits engineering; then nothing else is told of it."""
    signed_as: str | None
    """The engineer's name in the commit; null where it is not signed."""
    summary: str | None
    aliases: tuple[str, ...]
    caveats: tuple[str, ...]
    limits: tuple[LimitV1, ...]
    delivery: DeliveryV1 | None
    ends: IsoDay | None
    """The last day of it; nothing is promised beyond."""
    evidence: Mapping[str, str]
    links: tuple[str, ...]
    replaced_by: tuple[str, ...]
    sentences: Mapping[Kind, str | None]
    """What may be said to a customer where that kind is promised; null where it may not be."""
    disclaimer: str | None
    """The sentence that belongs behind each of them, where one does."""
    fresh_until: IsoDay | None
    """The last day on which engineering's word is fresh by its age."""
    registry: str | None = None
    """The name of the registry that it comes from, where the file is of several."""


class PublicFeatureV1(Published):
    """One feature on a page for customers: without a person, a commit, or a reason that names one."""

    id: str
    area: str
    name: str
    level: Level | None
    effective_level: Level
    accurate_as_of: IsoDay | None
    stale: bool
    age_days: int | None
    ended: bool
    """Whether the day on which it ends has passed; then nothing may be said or done with it."""
    may: Mapping[Kind, str]


class FeaturesV1(Sparse):
    """The answer of `readyctl feature list --json` and `feature show --json`; a page's `features.json`."""

    schema_: Annotated[Literal["readyctl.features/1"], Field(alias="schema")] = "readyctl.features/1"
    as_of: IsoDay
    """The day that counted as today."""
    revision: str | None
    """The full id of the commit whose history judged; null before the first one."""
    features: (
        tuple[ShownFeatureV1, ...]
        | tuple[ListedFeatureV1, ...]
        | tuple[SalesFeatureV1, ...]
        | tuple[FeatureV1, ...]
        | tuple[PublicFeatureV1, ...]
    )
    registries: tuple[RegistryV1, ...] | None = None
    """The registries that the features of a page come from."""
    left_out: tuple[LeftOutV1, ...] | None = None
    """The files of registries that should be in it and are not."""
    basis: BasisV1 | None = None
    """What questions are answered from beside the features; only on a page for sales or engineering."""


class PublishedV1(FeaturesV1):
    """A page's `features.json` as another repository, or `aggregate`, uses it."""

    features: tuple[SalesFeatureV1, ...]
    registries: tuple[RegistryV1, ...]
    basis: BasisV1


def render(inventory: Inventory, features: Iterable[FeatureStatus]) -> str:
    """The chosen features of an inventory. Dates and times are ISO, times in UTC."""
    answer = FeaturesV1(
        as_of=inventory.as_of,
        revision=inventory.revision,
        features=tuple(map(_listed, features)),
    )
    return as_json(answer)


def _listed(status: FeatureStatus) -> ListedFeatureV1:
    return ListedFeatureV1(
        **dict(feature(status)),
        owner=owner_of(status),
        due=due_of(status),
        tags=tags_of(status),
        proposed=proposal_of(status) is not None,
        fresh_until=status.fresh_until,
    )


def render_shown(inventory: Inventory, status: FeatureStatus) -> str:
    """One feature together with what its file says."""
    shown = ShownFeatureV1(**dict(_listed(status)), entry=status.entry.document.data)
    answer = FeaturesV1(as_of=inventory.as_of, revision=inventory.revision, features=(shown,))
    return as_json(answer)


def feature(status: FeatureStatus) -> FeatureV1:
    """One feature. An entry that cannot be read has the level null and the error in `why`."""
    return FeatureV1(
        id=status.id,
        area=status.area,
        name=status.name,
        level=status.declared,
        effective_level=status.effective,
        **_sign_off(status),
        why=status.why,
        accurate_as_of=status.accurate_as_of,
        stale=status.stale,
        age_days=status.age_days,
        ended=status.ended,
        may=may(sales_view(status)),
    )


def may(view: SalesView) -> dict[Kind, str]:
    """What sales may do, in the words of JSON."""
    return {kind: permission.phrase for kind, permission in view.may.items()}


class SignOff(TypedDict):
    """The keys of `FeatureV1` that say who stands behind it."""

    signed: bool
    signed_by: str | None
    signed_at: str | None
    commit: str | None
    assurance: Assurance | None
    via_forge: bool


def _sign_off(status: FeatureStatus) -> SignOff:
    match status.signoff:
        case Signed(act=act) if status.entry.legible:
            return by_act(act)
        case Signed(act=act):
            return by_nobody(act.commit, act.address)
        case Unsigned(commit=commit, address=address):
            return by_nobody(commit, address)


def by_act(act: Act) -> SignOff:
    """An engineer's act stands behind it."""
    return {
        "signed": True,
        "signed_by": act.address,
        "signed_at": act.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "commit": act.commit,
        "assurance": act.assurance,
        "via_forge": act.via_forge,
    }


def by_nobody(commit: str | None, address: str | None) -> SignOff:
    """Nobody of engineering stands behind it; who set the value is told all the same."""
    return {
        "signed": False,
        "signed_by": address,
        "signed_at": None,
        "commit": commit,
        "assurance": None,
        "via_forge": False,
    }
