"""`feature list --json`: every feature as engineering sees it, `readyctl.features/1`."""

import json
from collections.abc import Iterable

from readyctl.core.inventory import FeatureStatus, Inventory, sales_view
from readyctl.core.signoff import Signed, Unsigned

SCHEMA = "readyctl.features/1"


def render(inventory: Inventory, features: Iterable[FeatureStatus]) -> str:
    """The chosen features of an inventory. Dates and times are ISO, times in UTC."""
    answer = {
        "schema": SCHEMA,
        "as_of": inventory.as_of.isoformat(),
        "revision": inventory.revision,
        "features": [feature(status) for status in features],
    }
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


def feature(status: FeatureStatus) -> dict[str, object]:
    """One feature. An entry that cannot be read has the level null and the error in `why`."""
    as_of = status.accurate_as_of
    return {
        "id": status.id,
        "area": status.area,
        "name": status.name,
        "level": status.declared.value if status.declared else None,
        "effective_level": status.effective.value,
        **_sign_off(status),
        "why": status.why,
        "accurate_as_of": as_of.isoformat() if as_of else None,
        "stale": status.stale,
        "age_days": status.age_days,
        "may": {kind.value: answer for kind, answer in sales_view(status).may.items()},
    }


def _sign_off(status: FeatureStatus) -> dict[str, object]:
    match status.signoff:
        case Signed(act=act) if status.entry.document.data is not None:
            return {
                "signed": True,
                "signed_by": act.address,
                "signed_at": act.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "commit": act.commit,
                "assurance": act.assurance.value,
                "via_forge": act.via_forge,
            }
        case Signed(act=act):
            return _nobody(act.commit, act.address)
        case Unsigned(commit=commit, address=address):
            return _nobody(commit, address)


def _nobody(commit: str | None, address: str | None) -> dict[str, object]:
    """Nobody of engineering stands behind it; who set the value is told all the same."""
    return {
        "signed": False,
        "signed_by": address,
        "signed_at": None,
        "commit": commit,
        "assurance": None,
        "via_forge": False,
    }
