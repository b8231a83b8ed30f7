"""Pages that other registries published: read, refused where they are old, and told of."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from readyctl.adapters.given_files import content
from readyctl.core.feature.basis import Provenance
from readyctl.core.history.audience import Publication
from readyctl.core.history.published import PublishedInventory
from readyctl.core.statement.passages import Unreadable
from readyctl.core.text.counting import ago, counted
from readyctl.errors import CannotTell
from readyctl.render.feature.published_file import read_for_questions, read_published

_LARGEST = 1 << 30
_SHOWN = 12
_UNSIGNED = "unsigned data, true as far as the place that it came from is"


def known_from(
    file: Path, shown: str, today: dt.date, most_days: int
) -> tuple[PublishedInventory, tuple[str, ...]]:
    """What a published file answers today, and what has to be said of it. Raises as `published` and
    `refuse_old` do.
    """
    page, cards = read_for_questions(_bytes(file), shown)
    refuse_old(page, shown, today, most_days)
    basis = page.basis
    assert basis is not None, "`read_published` refuses what has none"  # noqa: S101 - for the type checker
    return PublishedInventory(page, basis, today, cards), tuple(told(page, shown, today))


def published(file: Path, shown: str) -> Publication:
    """The page of a published file, which messages call `shown`.

    Raises CannotTell as `read_published` does, UsageError where the system does not let it be read.
    """
    return read_published(_bytes(file), shown)


def _bytes(file: Path) -> bytes:
    try:
        return content(file, most=_LARGEST, whole="registry")
    except Unreadable as error:
        raise CannotTell(error.message, help=error.help) from None


def refuse_old(page: Publication, file: str, today: dt.date, most_days: int) -> None:
    """Raise CannotTell for a page of which some part is too old to be used today, or not of today at all."""
    oldest = _oldest(page)
    days = (today - oldest.as_of).days
    whose = f"{oldest.name} in it" if len(page.sources) > 1 else "it"
    if days > most_days:
        raise CannotTell(
            f"{file} is too old: {whose} is as of {oldest.as_of}, {days} days ago, and after {most_days} "
            "days it answers nothing",
            help="fetch a newer one; `readyctl site build --output DIR` publishes it where the registry is",
        )
    newest = max(source.as_of for source in page.sources)
    if newest > today + dt.timedelta(days=1):  # where today begins depends on the place
        raise CannotTell(
            f"{file} is as of {newest}, which is after today, {today}",
            help="look at the clocks of both places",
        )


def told(page: Publication, file: str, today: dt.date) -> Iterator[str]:
    """What has to be said of it with every answer, a line each: of what day it is, and what is not in it."""
    oldest = _oldest(page)
    day = f"as of {oldest.as_of} ({ago(max((today - oldest.as_of).days, 0))})"
    if len(page.sources) == 1:
        commit = f", commit {oldest.revision[:_SHOWN]}" if oldest.revision else ""
        whose = f"{oldest.name} {day}{commit}"
    else:
        whose = f"{len(page.sources)} registries, the oldest, {oldest.name}, {day}"
    yield f"from {file}: {whose}; {_UNSIGNED}"
    if page.left_out:
        yield f"not in it: {counted(len(page.left_out), 'file')} that could not be used when it was made"
        yield from (f"  {each.path}: {each.why}" for each in page.left_out)


def _oldest(page: Publication) -> Provenance:
    return min(page.sources, key=lambda source: (source.as_of, source.name))
