"""Files that a command writes for people, outside of any registry: a page, a deck, a draft of a proposal."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from readyctl.adapters.docx_writer import docx
from readyctl.adapters.files import append, write_atomically
from readyctl.adapters.git.tracked import hidden_outputs
from readyctl.adapters.site_writer import Files, SiteWritten, write_site
from readyctl.adapters.text_editor import edit_in_editor
from readyctl.core.text.prose import Block
from readyctl.errors import Refused


def write_over(target: Path, data: bytes) -> None:
    """Write a file whether or not it is there. Raises `NotWritten` where the system does not allow it."""
    _ensure_seen([target])
    before = target.read_bytes() if target.is_file() else None
    write_atomically(target, data, expect=before)


def write_new(target: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises `ChangedMeanwhile` where it is, `NotWritten` as above."""
    _ensure_seen([target])
    write_atomically(target, data, expect=None)


def add_to(target: Path, text: Callable[[int], bytes], *, most: int) -> None:
    """Add text to the end of a file, which others add to as well.

    `text` is told how many bytes there is room for until the file is as large as `most`. Raises `NotWritten`
    where the system does not allow it.
    """
    there = target.stat().st_size if target.is_file() else 0
    append(target, text(most - there))


def write_folder(target: Path, files: Files, *, prune: bool = True) -> SiteWritten:
    """Write these files into a folder once all are made, and with `prune` remove what an earlier call left
    there.

    Files of others are never touched. Raises `Refused` where one stands in the way.
    """
    return write_site(
        target, files, prune=prune, ready=lambda paths: _ensure_seen(target / path for path in paths)
    )


def _ensure_seen(targets: Iterable[Path]) -> None:
    if hidden := hidden_outputs(targets):
        raise Refused(
            f"{hidden[0]} is in the repository and not checked out here, so nothing is written over it",
            help="check it out first, or name another --output",
        )


def word_document(blocks: Sequence[Block]) -> bytes:
    """Paragraphs as a Word document. Raises `UsageError` where the extra for it is not installed."""
    return docx(blocks)


def edit_by_hand(file: Path) -> None:
    """Open a file in the person's editor, and wait until she is done. Raises as `edit_in_editor` does."""
    edit_in_editor(file)
