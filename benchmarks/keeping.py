"""Where large registries lie between runs: making one takes minutes, and it is the same every time."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from benchmarks import big_entries, big_registry, doorstop
from benchmarks.big_registry import Size, build, git

STARTED = "refs/bench/start"
"""Where a kept registry's own history ends; what a measurement adds goes after it."""


def kept(size: Size, *, doorstop: bool = False) -> Path:
    """The folder of a registry of this size, made unless it is there; of doorstop's items, if so asked."""
    of = "doorstop" if doorstop else "registry"
    name = f"{of}-{size.features}-{size.commits}-{size.deals}-{_generator()}"
    top = Path(tempfile.gettempdir()) / f"readyctl-bench-{os.getuid()}" / name
    if not top.is_dir():
        unfinished = top.with_name(f"{name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.parent.mkdir(mode=0o700, exist_ok=True)
        if doorstop:
            _items(unfinished, size.features)
        else:
            build(unfinished, size)
            git(unfinished, "update-ref", STARTED, "HEAD")
        unfinished.rename(top)
    return top


def _items(top: Path, number: int) -> None:
    doorstop.make(top, number)


def _generator() -> str:
    """Changes with the sources that make a registry."""
    sources = (Path(module.__file__ or "").read_bytes() for module in (big_registry, big_entries, doorstop))
    return hashlib.sha256(b"".join(sources)).hexdigest()[:12]
