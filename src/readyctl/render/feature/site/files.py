"""All files of a site, by their path below its folder."""

from collections.abc import Iterable

from readyctl.core.history.audience import Audience, Publication
from readyctl.render.feature.atom import atom_feed
from readyctl.render.feature.badge_svg import badge_files
from readyctl.render.feature.site.features_json import features_pieces
from readyctl.render.feature.site.page import page_pieces


def site_files(page: Publication, *, base_url: str = "", live: bool = False) -> dict[str, bytes]:
    """The page last, so that a reader of a half-written folder still sees the old one.

    A customer's site has no feed of changes: history is not theirs to read.
    `base_url` is where the site will be found, for the feed's links; without it they are relative.
    `live` adds the script with which the local server's page follows changes.
    """
    badges = badge_files(card.view for card in page.cards)
    files = {f"badges/{name}": data for name, data in badges.items()}
    files["features.json"] = _written(features_pieces(page))
    if page.audience is not Audience.CUSTOMER:
        files["changes.atom"] = atom_feed(page, base_url=base_url).encode()
    files["index.html"] = _written(page_pieces(page, live=live))
    return files


def _written(pieces: Iterable[str]) -> bytes:
    whole = bytearray()
    for piece in pieces:
        whole += piece.encode()
    return bytes(whole)
