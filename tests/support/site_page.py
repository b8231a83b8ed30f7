"""The page for sales as one text: the program itself writes it in pieces."""

from readyctl.core.history.audience import Publication
from readyctl.render.feature.site.page import page_pieces


def render_page(page: Publication, *, live: bool = False) -> str:
    """The whole page as HTML."""
    return "".join(page_pieces(page, live=live))
