"""How what was judged of features is written, and read back into the values that it was.

Nothing stands between what is written and these values: reading the rows of ten thousand features as lists,
and making the values of them, took six times as long.
"""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import MsgspecError, Raw, convert, msgpack, to_builtins

from readyctl.adapters.cache.store import Packed, packed_by_content
from readyctl.core.feature.plain import FeatureRow, GoneRow, JudgedRow, KeptWords
from readyctl.core.feature.said import FeatureWords, WrittenWords
from readyctl.workspace.reading.kept_names import NotKept

_JUDGED = msgpack.Decoder(tuple[JudgedRow[KeptWords], ...])
_GONE = msgpack.Decoder(tuple[GoneRow[KeptWords], ...])
PlaceRow = GoneRow[FeatureWords]


def packed_rows(rows: Iterable[FeatureRow] | Iterable[PlaceRow]) -> tuple[str, Packed]:
    """Rows as a part, and the name that tells its content."""
    known = [*rows]
    try:
        written = msgpack.encode(known)
    except (UnicodeEncodeError, OverflowError):  # the name of a file may be no text, and a number any size
        return packed_by_content(to_builtins(known, enc_hook=_details))
    return packed_by_content(zlib.compress(written, 1))


def _details(packed: Raw) -> object:
    """The details in a row that was kept before: in this form they lie with the rest."""
    return msgpack.decode(packed)


def judged_rows(part: Any) -> tuple[FeatureRow, ...]:  # noqa: ANN401 - what was kept
    """The features in a part. Raises `NotKept` where it holds something else."""
    with _whole():
        return (
            _JUDGED.decode(zlib.decompress(part))
            if isinstance(part, bytes)
            else convert(part, tuple[JudgedRow[WrittenWords], ...])
        )


def gone_rows(part: Any) -> tuple[PlaceRow, ...]:  # noqa: ANN401 - what was kept
    """The places without an entry in a part. Raises `NotKept` where it holds something else."""
    with _whole():
        return (
            _GONE.decode(zlib.decompress(part))
            if isinstance(part, bytes)
            else convert(part, tuple[GoneRow[WrittenWords], ...])
        )


@contextmanager
def _whole() -> Iterator[None]:
    try:
        yield
    except (MsgspecError, zlib.error) as error:
        raise NotKept from error
