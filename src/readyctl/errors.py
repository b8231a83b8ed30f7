"""The exceptions that mean an exit code. Every other exception is a defect and exits 4."""


class ReadyctlError(Exception):
    """Base: `message` says what is the matter, `help` the next step, ideally a command."""

    exit_code = 4

    def __init__(self, message: str, *, help: str = "") -> None:  # noqa: A002 - the word of Diagnostic
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(ReadyctlError):
    """The call cannot be carried out as given: options, no registry, no readable settings (exit 2)."""

    exit_code = 2


class NoRegistry(UsageError):  # noqa: N818
    """There is no registry here at all; a hook takes that for nothing to do."""


class CannotTell(ReadyctlError):  # noqa: N818 - reads as what it says
    """Trust cannot be judged here: shallow clone, missing objects, not a repository (exit 3)."""

    exit_code = 3


class Refused(ReadyctlError):  # noqa: N818
    """The act is understood and not done: a gate, a merge in progress, an unprovable edit (exit 1)."""

    exit_code = 1
