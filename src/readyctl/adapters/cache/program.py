"""Which program reads and writes the cache: what another one worked out is not taken for one's own."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

import readyctl


@cache
def program() -> str:
    """A mark of this program as it is installed here, and of the Python that runs it.

    Its own files are told by their sizes and times, so that a version that somebody works on is another one
    after each change; where they cannot be looked at, the version alone has to do.
    """
    folder = os.path.dirname(readyctl.__file__)  # noqa: PTH120 - strings are enough
    try:
        files = "".join(sorted(_files(folder)))
    except OSError:
        files = ""
    said = f"{readyctl.__version__}\0{sys.version}\0{files}"
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for item in found:
            if item.name.endswith(".py"):
                seen = item.stat()
                yield f"{item.path}\0{seen.st_size}\0{seen.st_mtime_ns}\n"
            elif item.name != "__pycache__" and item.is_dir():
                yield from _files(item.path)
