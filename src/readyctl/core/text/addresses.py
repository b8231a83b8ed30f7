"""Addresses of people: what is one, and texts without them for readers who need none."""

import re
from collections.abc import Collection

from readyctl.core.text.folding import folded

SOMEBODY = "somebody"
_ADDRESS = re.compile(r"[^\s@<>()\[\]{},;:'\"`]{1,64}@[^\s@<>()\[\]{},;:'\"`]{1,255}")


def is_address(text: str) -> bool:
    """Whether the whole text is one e-mail address."""
    return _ADDRESS.fullmatch(text) is not None


def without_addresses(text: str, kept: Collection[str] = ()) -> str:
    """The text with `somebody` in place of each e-mail address, but for those that are `kept`."""
    known = {folded(address) for address in kept}
    return _ADDRESS.sub(lambda found: _told(found[0], known), text)


def _told(written: str, known: Collection[str]) -> str:
    address = written.rstrip(".!?")
    return written if folded(address) in known else SOMEBODY + written[len(address) :]
