"""All files of a site, by their path below its folder."""

from readyctl.core.audience import Audience, Publication
from readyctl.render.atom import atom_feed
from readyctl.render.badge_svg import badge_svg, shields_json
from readyctl.render.site.features_json import features_json
from readyctl.render.site.page import render_page


def site_files(page: Publication, *, base_url: str = "") -> dict[str, bytes]:
    """The page last, so that a reader of a half-written folder still sees the old one.

    A customer's site has no feed of changes: history is not theirs to read.
    `base_url` is where the site will be found, for the feed's links; without it they are relative.
    """
    texts: dict[str, str] = {}
    for card in page.cards:
        texts[f"badges/{card.view.id}.svg"] = badge_svg(card.view)
        texts[f"badges/{card.view.id}.json"] = shields_json(card.view)
    texts["features.json"] = features_json(page)
    if page.audience is not Audience.CUSTOMER:
        texts["changes.atom"] = atom_feed(page, base_url=base_url)
    texts["index.html"] = render_page(page)
    return {path: text.encode() for path, text in texts.items()}
