"""Badges of a feature: an SVG of our own, and the JSON that a shields endpoint reads."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from markupsafe import Markup

from readyctl.core.feature.view import SalesView
from readyctl.core.text.counting import ago
from readyctl.render.templates import environment

LABEL_LENGTH = 48
"""Characters of a name that a badge shows; the whole name is in its title."""

# Advance widths of Verdana at 11 px, in tenths of a pixel; close enough, since textLength sets the rest.
_NARROW, _WIDE, _USUAL, _FULL = 38, 92, 68, 115


def badge_message(view: SalesView) -> str:
    """What the badge says: the level's word, with the date or the doubt that belongs to it."""
    if view.ended:
        return f"ended on {view.ends}"
    words = [view.level.row.face.word]
    if view.overdue:
        words.append("overdue")
    elif view.due_text:
        words.append(f"by {view.due_text}")
    if view.stale and view.age_days is not None:
        words.append(f"last confirmed {ago(view.age_days)}")
    return ", ".join(words)


def badge_svg(view: SalesView) -> str:
    """The badge as an SVG document of its own: word and shape tell the level, colour only repeats it."""
    message = badge_message(view)
    label = _shortened(view.name)
    title = f"{view.name}: {message}"
    return str(_drawn()(title, label, message, _width(label), _width(message), view.level.row.face))


def shields_json(view: SalesView) -> str:
    """The badge in the shape of a shields endpoint, schema version 1."""
    face = view.level.row.face
    answer = {
        "schemaVersion": 1,
        "label": view.name,
        "message": badge_message(view),
        "color": face.colour.removeprefix("#"),
    }
    return json.dumps(answer, ensure_ascii=True) + "\n"


def badge_markdown(view: SalesView) -> str:
    """The badge as text between the markers that `readyctl badge --check` and `deck check` read."""
    face = view.level.row.face
    return f"<!-- readyctl:{view.id} -->{face.glyph} {face.word}<!-- /readyctl:{view.id} -->\n"


def badge_files(views: Iterable[SalesView]) -> Iterator[tuple[str, bytes]]:
    """Both files of each badge with their names, one after another."""
    for view in views:
        yield f"{view.id}.svg", badge_svg(view).encode()
        yield f"{view.id}.json", shields_json(view).encode()


@cache
def _drawn() -> Callable[..., Markup]:
    """The macro that draws a badge: to render a template for each takes twice as long."""
    drawn: Callable[..., Markup] = environment().get_template("badge.svg.j2").make_module().badge  # type: ignore[attr-defined]
    return drawn


def _shortened(text: str) -> str:
    return text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1].rstrip() + "\u2026"


def _width(text: str) -> int:
    return max(round(sum(map(_advance, text)) / 10), 6)


@lru_cache(maxsize=1024)
def _advance(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return _FULL
    if unicodedata.combining(character):
        return 0
    if character in "iljtfrI.,:;'|!()[] ":
        return _NARROW
    return _WIDE if character in "mwMW@%" else _USUAL
