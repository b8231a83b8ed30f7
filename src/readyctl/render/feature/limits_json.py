"""The limits of a feature, as several outputs write them."""

from readyctl.core.feature.inventory import SalesView
from readyctl.render.published import Published


class LimitV1(Published):
    """A bound that nobody may outbid."""

    metric: str
    at_least: str | None
    at_most: str | None


def limits(view: SalesView) -> tuple[LimitV1, ...]:
    """All of them, as written; none where they are withheld."""
    return tuple(LimitV1(metric=m, at_least=least, at_most=most) for m, least, most in view.limits)
