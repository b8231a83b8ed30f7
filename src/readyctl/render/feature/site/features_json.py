"""`features.json`: the shape of `feature list --json`, cut to the page's audience."""

import json

from readyctl.core.history.audience import Audience, Card, Publication
from readyctl.render.feature.features_json import may

SCHEMA = "readyctl.features/1"


def features_json(page: Publication) -> str:
    """The data behind the page. For sales and customers `level` is the effective level too, and for
    customers the keys that name a person or a commit are left out.
    """
    answer = {
        "schema": SCHEMA,
        "as_of": page.as_of.isoformat(),
        "revision": page.revision,
        "features": [_feature(card, page.audience) for card in page.cards],
    }
    return json.dumps(answer, indent=1, ensure_ascii=True) + "\n"


def _feature(card: Card, audience: Audience) -> dict[str, object]:
    view = card.view
    level = view.level
    if card.doubt is not None:
        declared: str | None = card.doubt.declared.value if card.doubt.declared else None
    else:
        declared = level.value
    people = {} if audience is Audience.CUSTOMER else _people(card)
    return {
        "id": view.id,
        "area": view.area,
        "name": view.name,
        "level": declared,
        "effective_level": level.value,
        **people,
        "accurate_as_of": view.last_confirmed.isoformat() if view.last_confirmed else None,
        "stale": view.stale,
        "age_days": view.age_days,
        "may": may(view),
    }


def _people(card: Card) -> dict[str, object]:
    act, doubt = card.signature, card.doubt
    if act is not None:
        return {
            "signed": True,
            "signed_by": act.address,
            "signed_at": act.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "commit": act.commit,
            "assurance": act.assurance.value,
            "via_forge": act.via_forge,
            "why": None,
        }
    why = doubt.why if doubt else "awaiting engineering" if card.view.awaiting else None
    return {
        "signed": False,
        "signed_by": doubt.address if doubt else None,
        "signed_at": None,
        "commit": doubt.commit if doubt else None,
        "assurance": None,
        "via_forge": False,
        "why": why,
    }
