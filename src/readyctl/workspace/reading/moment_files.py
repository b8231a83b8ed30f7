"""The files of a moment as they are kept: by path, the object of every entry, and of strays nothing."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

from readyctl.core.entry.path import classify, is_stray

if TYPE_CHECKING:
    from readyctl.adapters.registry.files import StoredFile
    from readyctl.core.entry.snapshot import Snapshot

_AT_ONCE = 1_000
"""Files that are told together."""


def objects_of(snapshot: "Snapshot") -> dict[str, str]:
    """Those of a snapshot."""
    return {raw.where.path: raw.obj for raw in snapshot.entries} | dict.fromkeys(snapshot.strays, "")


def told_apart(files: "Sequence[StoredFile]", registry: str) -> dict[str, str]:
    """Those of any files; what is neither an entry nor a stray is left out."""
    objects = {f.path: f.obj for f in files if classify(f.path, registry)}
    return objects | {f.path: "" for f in files if f.path not in objects and is_stray(f.path, registry)}


def holds(held: Mapping[str, str], objects: Mapping[str, str], registry: str) -> bool:
    """Whether what is held by path are these objects, and no other entries and strays."""
    if not objects.keys() <= held.keys():
        return False
    same = all(not obj or held[path] == obj for path, obj in objects.items())
    others = held.keys() - objects.keys()
    return same and not any(classify(path, registry) or is_stray(path, registry) for path in others)


def listing_of(objects: Mapping[str, str]) -> str:
    """The same exactly where every object is."""
    said, paths, between = blake2b(digest_size=16), iter(sorted(objects)), ""
    while some := [*islice(paths, _AT_ONCE)]:
        text = between + "\n".join([f"{path}\0{objects[path]}" for path in some])
        said.update(text.encode("utf-8", "surrogateescape"))
        between = "\n"
    return said.hexdigest()
