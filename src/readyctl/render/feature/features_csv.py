"""`feature list --csv`: one row a feature, for spreadsheets. What an entry says is never a formula there."""

import csv
from collections.abc import Iterable, Iterator

from readyctl.core.feature.choosing import due_of, owner_of, tags_of
from readyctl.core.feature.inventory import FeatureStatus, sales_view
from readyctl.core.feature.proposals import proposal_of
from readyctl.core.level.kind import Kind
from readyctl.core.trust.signoff import Signed

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    "id", "area", "name", "level", "effective_level", "signed", "signed_by", "accurate_as_of", "age_days",
    "stale", "fresh_until", "due", "owner", "tags", "proposed", *(kind.value for kind in Kind),
)  # fmt: skip


class _Text(list[str]):
    """What is written, piece by piece."""

    write = list.append


def render(features: Iterable[FeatureStatus]) -> str:
    """A heading and a row for each feature; dates as 2026-11-22, yes and no as true and false."""
    text = _Text()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows([_cell(value) for value in _values(status)] for status in features)
    return "".join(text)


def _values(status: FeatureStatus) -> Iterator[object]:
    act = status.signoff.act if isinstance(status.signoff, Signed) else None
    yield from (status.id, status.area, status.name, status.declared, status.effective)
    yield from (status.signed, act.address if act else None, status.accurate_as_of, status.age_days)
    yield from (status.stale, status.fresh_until, due_of(status), owner_of(status))
    yield from (" ".join(tags_of(status)), proposal_of(status) is not None)
    yield from (permission.phrase for permission in sales_view(status).may.values())


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case _:
            text = " ".join(str(value).split())
            return f"'{text}" if text.startswith(_FORMULA) else text
