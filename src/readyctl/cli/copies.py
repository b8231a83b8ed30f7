"""Where a changed copy of somebody's file goes: never over the file, nor over any other."""

from pathlib import Path

from readyctl.errors import Refused, UsageError


def copy_path(file: Path, target: Path | None, *, what: str) -> Path:
    """The `target` of a copy, a new file of the same kind as `file`; `what` is the copy, for a person.

    Raises UsageError for none, for a folder that is not there and for another ending, and Refused for a file
    that is.
    """
    if target is None:
        raise UsageError(f"the {what} has no name", help="add --output FILE")
    if not target.parent.is_dir():
        raise UsageError(
            f"there is no folder {target.parent}", help="make it first, or choose another --output"
        )
    if target.exists():
        raise Refused(
            f"{target} exists already, and is not overwritten", help="choose another name for --output"
        )
    if target.suffix.lower() != file.suffix.lower():
        raise UsageError(
            f"a copy of {file.name} ends in {file.suffix}", help=f"write --output NAME{file.suffix}"
        )
    return target
