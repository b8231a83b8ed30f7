"""The kinds of file in a registry: where each lives, and which of its keys engineering signs."""

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class EntryKind(StrEnum):
    """What a file in the registry is, told by its path alone."""

    FEATURE = "feature"
    HANDOFF = "handoff"
    SYNC = "sync"
    ROSTER = "roster"
    SETTINGS = "settings"


UNCOVERED: dict[EntryKind, frozenset[str]] = {
    EntryKind.FEATURE: frozenset({"accurate_as_of", "owner", "proposed", "code", "links", "tags", "notes"}),
    EntryKind.HANDOFF: frozenset(
        {"review", "notes", "unsorted", "stage", "value", "close_date", "owner", "source"}
    ),
    EntryKind.SYNC: frozenset(),
    EntryKind.ROSTER: frozenset(),
    EntryKind.SETTINGS: frozenset(),
}
"""Top-level keys that are not part of the signed claim; every other key is, known or unknown."""

BESIDE_THE_CLAIM: dict[EntryKind, frozenset[str]] = {EntryKind.FEATURE: frozenset({"proposed", "code"})}
"""Keys of these of which it is asked what earlier versions said."""

UNCOVERED_WITHIN: dict[EntryKind, dict[str, frozenset[str]]] = {
    EntryKind.HANDOFF: {"promises": frozenset({"withdrawn"})},
}
"""Keys that are no part of the claim within each item of a list: how a promise ended is sales' to say."""

CONFIRMATION_KEY: dict[EntryKind, str] = {
    EntryKind.FEATURE: "accurate_as_of",
    EntryKind.HANDOFF: "review",
}
"""The key whose change, by an engineer's ordinary commit, confirms the claim as it stands."""


class EntryPath(Struct, frozen=True, array_like=True):
    """A file of the registry: `path` is relative to the repository's top, with forward slashes."""

    path: str
    kind: EntryKind
    id: str
    area: str | None = None


ROSTER_FILE = "roster.yaml"
SETTINGS_FILE = "readyctl.yaml"
WAIVERS_FILE = "readyctl-waivers.yaml"
"""No entry: sentences in documents that may stand for now."""
IMPORTS_FILE = "readyctl-imports.yaml"
"""No entry: what `readyctl import` saw, so that its next run tells its own words from others'."""
BESIDE = (WAIVERS_FILE, IMPORTS_FILE)
"""Files in the registry's folder that are no entries and belong there."""
ELSEWHERE_FILE = ".readyctl.yaml"
"""At a repository's top: where one without a registry says which one its texts are held against."""
FOLDERS = ("features", "handoffs", "syncs")
"""The folders of a registry that hold entries."""


def classify(path: str, registry: str) -> EntryPath | None:
    """Tell what the file at `path` is, or None for a file that is no entry.

    `registry` is the registry folder relative to the repository's top, without a trailing
    slash, and empty when the registry is the top itself. Only the shape of the path counts:
    whether the id is well formed is for the rules to say.
    """
    prefix = f"{registry}/" if registry else ""
    if not path.startswith(prefix) or not path.endswith(".yaml"):
        return None
    parts = path[len(prefix) : -len(".yaml")].split("/")
    area: str | None = None
    match parts:
        case ["features", area, _]:
            kind = EntryKind.FEATURE
        case ["handoffs", _]:
            kind = EntryKind.HANDOFF
        case ["syncs", _]:
            kind = EntryKind.SYNC
        case ["roster"]:
            kind = EntryKind.ROSTER
        case ["readyctl"]:
            kind = EntryKind.SETTINGS
        case _:
            return None
    return EntryPath(path, kind, parts[-1], None if area is None else _shared(area))


@lru_cache(maxsize=1024)
def _shared(area: str) -> str:
    """One text for the area of all its entries."""
    return area


def id_at(path: str) -> str:
    """The id that an entry at a path has, as `classify` tells it."""
    return path.rpartition("/")[2].removesuffix(".yaml")


def is_stray(path: str, registry: str) -> bool:
    """Whether a file that is no entry lies where entries belong, or what is no folder where a folder of
    entries belongs: a link to one, a submodule.
    """
    # A registry at the top has the whole repository below it, of which only its own folders are its business.
    ours = "" if registry else tuple(f"{folder}/" for folder in FOLDERS)
    beside = {f"{registry}/{name}" if registry else name for name in BESIDE}
    if looks_like_entry(path):
        return path.startswith(ours) and path not in beside
    return is_folders_place(path, registry)


def looks_like_entry(path: str) -> bool:
    """Whether a file's ending is that of an entry, in letters of any case: where file systems do not tell
    cases apart, fx.YAML is one to everybody but git.
    """
    return path.lower().endswith((".yaml", ".yml"))


def is_folders_place(path: str, registry: str) -> bool:
    """Whether only a folder with entries may have this path: `features`, `features/payments`."""
    below = path.removeprefix(f"{registry}/") if registry else path
    above, _, name = below.rpartition("/")
    return below in FOLDERS or (above == FOLDERS[0] and ID.fullmatch(name) is not None)
