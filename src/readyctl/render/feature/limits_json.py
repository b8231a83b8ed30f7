"""The limits of a feature, as several outputs write them."""

from readyctl.core.entry.limit import LimitText
from readyctl.core.feature.view import SalesView
from readyctl.render.published import Published


class LimitV1(Published):
    """A bound that nobody may outbid."""

    metric: str
    at_least: str | None
    at_most: str | None


def limit(bound: LimitText) -> LimitV1:
    """One of them, as written."""
    metric, least, most = bound
    return LimitV1(metric=metric, at_least=least, at_most=most)


def limits(view: SalesView) -> tuple[LimitV1, ...]:
    """All of them; none where they are withheld."""
    return tuple(map(limit, view.limits))
