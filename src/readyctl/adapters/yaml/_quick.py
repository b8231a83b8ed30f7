"""The quick way through a file that has nothing to complain about.

It builds the tree and nothing else, by lines where the file is simple enough, else by the parser's events,
and gives up at the first thing out of the ordinary: the careful way (`_careful`) then decides, and finds
the words. A test holds all three to the same answer. Most registries have no file that the parser is needed
for, and to import it takes longer than to read a hundred files.
"""

from collections.abc import Sequence

from readyctl.adapters.yaml._blocks import Block, blocks_of
from readyctl.adapters.yaml._claim import MAX_BYTES
from readyctl.adapters.yaml._lines import blocks_of_lines
from readyctl.adapters.yaml._unusual import Unusual
from readyctl.core.entry.characters import FORBIDDEN_IN_TEXT

_PLAIN_BYTES = bytes([0x0A, *range(0x20, 0x7F)])
"""What most files consist of; nothing of it is forbidden."""


def quick_reading(blob: bytes) -> tuple[Sequence[Block], bool]:
    """The topmost keys of a file that is plainly within the subset, and whether the line reader read it.

    Raises Unusual for every other.
    """
    if len(blob) > MAX_BYTES or b"\\" in blob:
        raise Unusual
    text = _plain_text(blob)
    if text is not None:
        try:
            return blocks_of_lines(text), True
        except Unusual:
            pass
    from readyctl.adapters.yaml._by_events import tree_of_events  # noqa: PLC0415 - as told above

    return blocks_of(tree_of_events(blob)), False


def _plain_text(blob: bytes) -> str | None:
    """The text, once its characters are known to be fine; None where it has tabs or carriage returns."""
    if not blob.translate(None, _PLAIN_BYTES):
        return blob.decode("ascii")
    try:
        text = blob.decode()
    except UnicodeDecodeError:
        raise Unusual from None
    if FORBIDDEN_IN_TEXT.search(text):
        raise Unusual
    return None if "\t" in text or "\r" in text else text
