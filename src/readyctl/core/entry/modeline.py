"""The line by which an editor finds the schema of a file, and where a registry keeps its schemas."""

from collections.abc import Mapping

from readyctl.core.entry.path import EntryKind, EntryPath

FOLDER = ".schemas"
"""In the registry's folder, beside its entries: no reader of entries looks into it."""
_SCHEMAS: Mapping[EntryKind, str] = {
    EntryKind.FEATURE: "feature",
    EntryKind.HANDOFF: "handoff",
    EntryKind.SYNC: "sync",
    EntryKind.ROSTER: "roster",
    EntryKind.SETTINGS: "readyctl",
}


def schema_folder(registry: str) -> str:
    """Where a registry keeps its schemas, from the top; `registry` is its folder, empty for the top."""
    return f"{registry}/{FOLDER}" if registry else FOLDER


def schema_path(name: str, registry: str) -> str:
    """Where the schema of this name lies, from the top."""
    return f"{schema_folder(registry)}/{name}.json"


def schema_of(where: EntryPath, registry: str) -> str:
    """Where the schema of a file lies, from the top."""
    return schema_path(_SCHEMAS[where.kind], registry)


def modeline(where: EntryPath, registry: str) -> str:
    """The comment that begins a file, with its line end: it changes nothing of what the file claims."""
    inside = where.path.removeprefix(f"{registry}/") if registry else where.path
    up = "../" * inside.count("/")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{_SCHEMAS[where.kind]}.json\n"
