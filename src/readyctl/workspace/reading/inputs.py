"""Files that a person hands to a command, which are no part of a registry; `-` is standard input."""

import sys
from pathlib import Path

from readyctl.adapters import tables
from readyctl.adapters.tables import Sheet
from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.document import Document
from readyctl.errors import UsageError

STDIN = "-"


def read_bytes(path: Path | str, *, help: str = "") -> bytes:  # noqa: A002 - the word of ReadyctlError
    """The file's bytes. Raises `UsageError`, with this help, where it cannot be read."""
    if str(path) == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", help=help) from error


def read_yaml(path: Path | str, *, help: str = "") -> Document:  # noqa: A002
    """The file as the registry's strict YAML, problems and all. Raises as `read_bytes` does."""
    return read(read_bytes(path, help=help))


def yaml_of(blob: bytes) -> Document:
    """Bytes that were read already, as the registry's strict YAML."""
    return read(blob)


def read_sheet(path: Path) -> Sheet:
    """A table of text, before anybody has said where its heading is. Raises `UsageError` for what is none."""
    return tables.read(path)
