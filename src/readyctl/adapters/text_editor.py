"""The user's own text editor."""

import os
import shlex
import subprocess
from pathlib import Path

from readyctl.errors import Refused, UsageError


def edit_in_editor(path: Path) -> None:
    """Open a file in `VISUAL` or `EDITOR` (else vi) and wait until it is closed.

    Raises UsageError where the editor cannot be started, Refused where it ends with an error.
    """
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    try:
        done = subprocess.run([*command, str(path)], check=False)
    except OSError as error:
        raise UsageError(
            f"the editor '{command[0]}' cannot be started: {error.strerror}",
            help="set EDITOR to an editor that is installed here",
        ) from error
    if done.returncode:
        raise Refused(
            f"the editor ended with {done.returncode}",
            help=f"your text is in {path}; run the same command again",
        )
