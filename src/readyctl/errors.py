"""What a command can end with, and the exceptions that mean it. Every other exception is a defect."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes, each with what it tells a script."""

    DONE = 0
    """The work is done, and nothing was found."""

    REFUSED = 1
    """A gate found something, or an act was understood and not done."""

    USAGE = 2
    """The call cannot be carried out as given, or what it gives could not be written."""

    CANNOT_TELL = 3
    """Trust cannot be judged here."""

    DEFECT = 4
    """The program is at fault."""

    INTERRUPTED = 130
    """Somebody pressed Ctrl-C: 128 and the number of SIGINT, as shells count."""


class ReadyctlError(Exception):
    """Base: `message` says what is the matter, `help` the next step, ideally a command."""

    exit_code = Exit.DEFECT

    def __init__(self, message: str, *, help: str = "") -> None:  # noqa: A002 - the word of Diagnostic
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(ReadyctlError):
    """The call cannot be carried out as given: options, no registry, no readable settings (exit 2)."""

    exit_code = Exit.USAGE


class NoRegistry(UsageError):  # noqa: N818
    """There is no registry here at all; a hook takes that for nothing to do."""


class CannotTell(ReadyctlError):  # noqa: N818 - reads as what it says
    """Trust cannot be judged here: shallow clone, missing objects, not a repository (exit 3)."""

    exit_code = Exit.CANNOT_TELL


class Refused(ReadyctlError):  # noqa: N818
    """The act is understood and not done: a gate, a merge in progress, an unprovable edit (exit 1)."""

    exit_code = Exit.REFUSED


class Interrupted(ReadyctlError):  # noqa: N818
    """Somebody ended the act half way, and there is something to say about what stands now (exit 130)."""

    exit_code = Exit.INTERRUPTED
