"""Removing a file that is still what it was when it was read."""

from pathlib import Path

from readyctl.adapters.files import ChangedMeanwhile, NotWritten


def remove(path: Path, *, expect: bytes | None) -> None:
    """Remove the file at `path`. Raises `ChangedMeanwhile` where its content is not `expect` any more,
    `NotWritten` where the system does not allow it; the file then stays.
    """
    try:
        if path.read_bytes() != expect:
            raise ChangedMeanwhile(
                f"{path} was changed since it was read",
                help="Run the command again; it will start from the new text.",
            )
        path.unlink()
    except OSError as error:
        raise NotWritten(
            f"{path} was not removed: {error.strerror}", help="Look at the path, and try again."
        ) from error
