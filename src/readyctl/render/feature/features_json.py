"""`feature list --json`: every feature as engineering sees it, `readyctl.features/1`.

The schema is `schemas/features-1.schema.json`.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, TypedDict

from pydantic import Field

from readyctl.core.feature.inventory import FeatureStatus, Inventory, SalesView, sales_view
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import Level
from readyctl.core.trust.roster import Assurance
from readyctl.core.trust.signoff import Signed, Unsigned
from readyctl.render.published import IsoDay, IsoTime, Published, as_json

SCHEMA = "readyctl.features/1"


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
    may: Mapping[Kind, str]
    """What sales may do, in words."""


class FeaturesV1(Published):
    """The answer of `readyctl feature list --json`."""

    schema_: Annotated[Literal["readyctl.features/1"], Field(alias="schema")] = "readyctl.features/1"
    as_of: IsoDay
    """The day that counted as today."""
    revision: str | None
    """The full id of the commit whose history judged; null before the first one."""
    features: tuple[FeatureV1, ...]


def render(inventory: Inventory, features: Iterable[FeatureStatus]) -> str:
    """The chosen features of an inventory. Dates and times are ISO, times in UTC."""
    answer = FeaturesV1(
        as_of=inventory.as_of,
        revision=inventory.revision,
        features=tuple(_feature(status) for status in features),
    )
    return as_json(answer)


def feature(status: FeatureStatus) -> dict[str, object]:
    """One feature. An entry that cannot be read has the level null and the error in `why`."""
    return _feature(status).model_dump(mode="json")


def _feature(status: FeatureStatus) -> FeatureV1:
    as_of = status.accurate_as_of
    return FeatureV1(
        id=status.id,
        area=status.area,
        name=status.name,
        level=status.declared,
        effective_level=status.effective,
        **_sign_off(status),
        why=status.why,
        accurate_as_of=as_of,
        stale=status.stale,
        age_days=status.age_days,
        may=may(sales_view(status)),
    )


def may(view: SalesView) -> dict[Kind, str]:
    """What sales may do, in the words of JSON."""
    return {kind: permission.phrase for kind, permission in view.may.items()}


class _SignOff(TypedDict):
    signed: bool
    signed_by: str | None
    signed_at: str | None
    commit: str | None
    assurance: Assurance | None
    via_forge: bool


def _sign_off(status: FeatureStatus) -> _SignOff:
    match status.signoff:
        case Signed(act=act) if status.entry.document.data is not None:
            return {
                "signed": True,
                "signed_by": act.address,
                "signed_at": act.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "commit": act.commit,
                "assurance": act.assurance,
                "via_forge": act.via_forge,
            }
        case Signed(act=act):
            return _nobody(act.commit, act.address)
        case Unsigned(commit=commit, address=address):
            return _nobody(commit, address)


def _nobody(commit: str | None, address: str | None) -> _SignOff:
    """Nobody of engineering stands behind it; who set the value is told all the same."""
    return {
        "signed": False,
        "signed_by": address,
        "signed_at": None,
        "commit": commit,
        "assurance": None,
        "via_forge": False,
    }
