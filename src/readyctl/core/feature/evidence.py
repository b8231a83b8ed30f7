"""Evidence that names files of this repository, and what is not there any more."""

import re
from collections.abc import Iterator

from msgspec import Struct

from readyctl.core.feature.written import FeatureEntry
from readyctl.core.text.command_line import command_line

_PATH = re.compile(r"[\w.@+~-]+(?:/[\w.@+~-]+)+/?|[\w@+~-]+(?:\.[\w@+~-]+)*/")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NO_NAME = frozenset({"", ".", ".."})


class Pointer(Struct, frozen=True):
    """An evidence value that may name a file or a folder: its key, the value as written, and the path from
    the repository's top.
    """

    key: str
    value: str
    path: str

    @property
    def looks_so(self) -> bool:
        """Whether a person would take the value for a path, there or not."""
        return _PATH.fullmatch(self.value.strip().partition("#")[0]) is not None


class LostEvidence(Struct, frozen=True):
    """A pointer to what is not in the tree that is judged. `seen_in` is the last commit by which engineering
    stood behind the claim and in which it was there, None for never; `taken`: it was there where a range
    began.
    """

    pointer: Pointer
    seen_in: str | None = None
    taken: bool = False


class MovedEvidence(Struct, frozen=True):
    """A pointer to what is not as it was when engineering last stood behind the feature, in `seen_in`: other
    files, or, where it is `gone`, none. `now_at` is the one path at which the very same lies today.
    """

    feature: str
    pointer: Pointer
    seen_in: str
    gone: bool = False
    now_at: str | None = None


def evidence_words(moved: MovedEvidence) -> str:
    """What became of it, and where confirming does not settle that, what does."""
    key, value = f"evidence.{moved.pointer.key}", moved.pointer.value
    if not moved.gone:
        return f"'{key}' is '{value}', which was changed since"
    where = f"and lies at '{moved.now_at}' now" if moved.now_at else "and is gone"
    edit = command_line("feature edit", moved.feature, options=("--set", f"{key}={moved.now_at or 'TEXT'}"))
    return (
        f"'{key}' is '{value}', which was there in {moved.seen_in[:12]} {where}; confirming does not settle "
        f"that: `{edit}`"
    )


def pointers(entry: FeatureEntry, registry: str) -> Iterator[Pointer]:
    """The evidence of an entry that may name something outside the registry's folder."""
    inside = f"{registry}/" if registry else "/"
    for key, value in (entry.said.details.evidence if entry.said else {}).items():
        path = named_path(value)
        if path is not None and not f"{path}/".startswith(inside):
            yield Pointer(key, value, path)


def named_path(value: str) -> str | None:
    """The path from the repository's top that a value would name, without what follows `#`; None for other
    text: an address, an absolute path, one that leads out of the repository.
    """
    text = value.strip().partition("#")[0].strip()
    if _ADDRESS.match(text) or text.startswith("/") or not text.isprintable():
        return None
    parts = text.removeprefix("./").removesuffix("/").split("/")
    return None if _NO_NAME & set(parts) else "/".join(parts)
