"""The inventory page: one HTML file that asks for nothing from outside."""

import base64
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup
from msgspec.structs import replace

from readyctl.core.feature.wording import in_short, saying
from readyctl.core.history.audience import Audience, Card, Publication
from readyctl.core.history.confirmations import unchanged_words
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import Level
from readyctl.core.text.counting import ago
from readyctl.core.text.dates import spoken, with_spoken_days
from readyctl.core.text.folding import folded
from readyctl.render.feature.site.wording import WORDING, due, notes, standing, states, style, untold
from readyctl.render.templates import environment

_DISTINCT = 1_000
"""Of what a macro makes of its arguments, so many are held: most features have the same few."""
_LINK = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def page_pieces(page: Publication, *, live: bool = False) -> Iterator[str]:
    """The whole page as HTML, in pieces: held as one text, a large page takes four times its file.

    `live` adds the script that asks the local server for changes.
    """
    style, script = _style(), _script("page.js")
    live_script = _script("live.js") if live else ""
    policy = _policy(style, script, live_script) if live_script else _policy(style, script)
    internal = page.audience is not Audience.CUSTOMER
    return (
        _environment()
        .get_template("page.html.j2")
        .generate(
            page=page,
            internal=internal,
            words=WORDING[page.audience],
            levels=_levels(page),
            areas=_areas(page.cards),
            filters=_filters(page) if internal else [],
            policy=policy,
            style=Markup(style),  # noqa: S704 - trusted: the package's own files, with no value of an entry in them
            script=Markup(script),  # noqa: S704
            live_script=Markup(live_script),  # noqa: S704
        )
    )


def _levels(page: Publication) -> list[tuple[Level, int]]:
    """The levels that the filter and the legend show, with the number of features of each."""
    counts = Counter(card.view.level for card in page.cards)
    public = page.audience is Audience.CUSTOMER
    return [(level, counts[level]) for level in Level if level.row.public or not public]


def _filters(page: Publication) -> list[tuple[str, str, int]]:
    """The filters by what is the matter: the script's word, the label, the number of features. What is out of
    date may become so while somebody keeps the page, so that one is always there.
    """
    counts = Counter(state for card in page.cards for state in states(card, page.last_sync))
    labels = {"stale": "Out of date", "overdue": "Overdue", "awaiting": "Awaiting engineering"}
    if page.last_sync:
        labels["changed"] = f"Changed since the sync of {spoken(page.last_sync)}"
    return [(each, label, counts[each]) for each, label in labels.items() if counts[each] or each == "stale"]


def _areas(cards: Iterable[Card]) -> list[tuple[str, list[Card]]]:
    """Cards by area, both in the order in which a person looks things up."""
    areas: dict[str, list[Card]] = defaultdict(list)
    for card in sorted(cards, key=lambda card: (folded(card.view.name), card.view.id)):
        areas[card.view.area].append(card)
    return sorted(areas.items())


def _afresh(cards: Iterable[Card]) -> Iterator[Card]:
    """The cards with copies of their views: what is worked out of a view goes with its row, and is not held
    for thousands of them until the last one is written.
    """
    return (replace(card, view=replace(card.view)) for card in cards)


@cache
def _environment() -> Environment:
    env = environment().overlay()
    env.filters = {
        **env.filters,
        "style": style,
        "in_short": in_short,
        "saying": saying,
        "notes": notes,
        "standing": standing,
        "due": due,
        "states": states,
        "untold": untold,
        "day": spoken,
        "days": with_spoken_days,
        "ago": ago,
    }
    env.filters["again"] = unchanged_words
    env.filters["afresh"] = _afresh
    env.filters["kept"] = lru_cache(_DISTINCT)
    env.filters["is_link"] = lambda text: _LINK.fullmatch(text) is not None
    env.globals = {**env.globals, "kinds": list(Kind)}
    return env


@cache
def _style() -> str:
    pictures = [(level, Markup(_picture(level))) for level in Level]  # noqa: S704 - made here of constants
    return _environment().get_template("style.css.j2").render(shapes=pictures, levels=list(Level))


def _picture(level: Level) -> str:
    """The shape of a level as a data address, for use as a mask: one rule in place of a drawing per row."""
    drawn = level.row.face.shape
    line = f"stroke-width='1.6' stroke-dasharray='{drawn.dashes}'" if drawn.dashes else "stroke-width='1.6'"
    paint = "" if drawn.filled else f" fill='none' stroke='#000' {line}"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 12'><path d='{drawn.path}'{paint}/></svg>"
    return "data:image/svg+xml," + quote(svg, safe=" =:/'")


@cache
def _script(name: str) -> str:
    return (files("readyctl.render.feature.site") / "templates" / name).read_text(encoding="utf-8")


def _policy(style: str, *scripts: str) -> str:
    """A content security policy that lets exactly these inline texts work, by their hashes, and nothing else.

    With the local server's script, the page may also ask that server whether anything changed.
    """
    allowed = " ".join(_hash(script) for script in scripts)
    live = "; connect-src 'self'" if len(scripts) > 1 else ""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {allowed}; img-src data:; "
        f"base-uri 'none'; form-action 'none'{live}"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
