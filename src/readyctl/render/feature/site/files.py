"""All files of a site, by their path below its folder."""

from collections.abc import Iterable, Iterator

from readyctl.core.history.audience import Audience, Publication
from readyctl.render.feature.atom import atom_feed
from readyctl.render.feature.badge_svg import badge_files
from readyctl.render.feature.site.features_json import features_pieces
from readyctl.render.feature.site.page import page_pieces


def site_files(page: Publication, *, base_url: str = "", live: bool = False) -> dict[str, bytes]:
    """Every file of `site_pieces` whole, by its path."""
    return {path: b"".join(pieces) for path, pieces in site_pieces(page, base_url=base_url, live=live)}


def site_pieces(
    page: Publication, *, base_url: str = "", live: bool = False
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Every file by its path and in pieces, each made when it is asked for: read one to its end before the
    next. The page comes last, so that a reader of a half-written folder still sees the old one.

    A customer's site has no feed of changes: history is not theirs to read.
    `base_url` is where the site will be found, for the feed's links; without it they are relative.
    `live` adds the script with which the local server's page follows changes.
    """
    for name, data in badge_files(card.view for card in page.cards):
        yield f"badges/{name}", (data,)
    yield "features.json", map(str.encode, features_pieces(page))
    if page.audience is not Audience.CUSTOMER:
        yield "changes.atom", (atom_feed(page, base_url=base_url).encode(),)
    yield "index.html", map(str.encode, page_pieces(page, live=live))
