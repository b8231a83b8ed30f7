"""Reading what many registries published, to make one page of it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from readyctl.core.feature.basis import LeftOut
from readyctl.core.history.audience import Publication
from readyctl.core.history.merging import Merged, merge
from readyctl.core.trust.elsewhere import MOST_DAYS
from readyctl.errors import CannotTell, ReadyctlError
from readyctl.workspace.reading.doing import doing
from readyctl.workspace.reading.published_pages import published, refuse_old

NAME = "features.json"


def aggregate(paths: Sequence[Path], today: dt.date, most_days: int = MOST_DAYS) -> Merged:
    """One page of every published file among these, or in these folders and those right below them.

    What cannot be used is left out and named in the page. Raises CannotTell where nothing can be.
    """
    pages: list[Publication] = []
    left_out: list[LeftOut] = []
    with doing("reading what the registries published"):
        _read(paths, (today, most_days), pages, left_out)
    if not pages:
        why = left_out[0].why if left_out else "no file was named"
        raise CannotTell(
            f"nothing can be merged: {why}", help=f"name published {NAME} files, or folders that hold them"
        )
    with doing("putting the registries together"):
        return merge(pages, left_out)


def _read(
    paths: Sequence[Path], usable: tuple[dt.date, int], pages: list[Publication], left_out: list[LeftOut]
) -> None:
    """Take in each file that is `usable`: on a day, up to so many days after its own; name the others."""
    today, most_days = usable
    for path in _files(paths):
        try:
            page = published(path, str(path))
            refuse_old(page, str(path), today, most_days)
        except ReadyctlError as error:
            left_out.append(LeftOut(str(path), error.message))
        else:
            pages.append(page)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Each file once; a folder that holds none stands for the one that it should hold."""
    seen = set()
    for path in paths:
        for file in _within(path) if path.is_dir() else (path,):
            if (full := file.resolve()) not in seen:
                seen.add(full)
                yield file


def _within(folder: Path) -> Sequence[Path]:
    if (folder / NAME).is_file():
        return (folder / NAME,)
    return sorted(folder.glob(f"*/{NAME}")) or (folder / NAME,)
