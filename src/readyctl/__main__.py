"""The way in. `--version` and the overview answer before anything heavy is imported."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence

from readyctl import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; `argv` leaves out the program's name.

    Without one this is the program itself, and ends with the process.
    """
    args = sys.argv[1:] if argv is None else list(argv)
    if argv is None:
        gc.disable()  # one command makes no cycles that matter, and looking for them is a tenth of a check
    if args in (["--version"], ["-V"]):
        try:
            print(f"readyctl {__version__}", flush=True)  # noqa: T201 - nothing may be imported for this
        except OSError:
            from readyctl.cli import output  # noqa: PLC0415 - start-up time

            output.emit(f"readyctl {__version__}")  # without a buffer nothing is left to fail
            return output.finish(0)
        return 0
    from readyctl.workspace.reading.passing_by import passed_by  # noqa: PLC0415 - start-up time

    making = passed_by(args)
    if making and not making.staged:
        return 0
    from readyctl.cli.app import run  # noqa: PLC0415 - start-up time

    code = run(args, making)
    return code if argv is not None else _leave(code)


def _leave(code: int) -> int:
    """End the process without taking apart what was read: that took as long as reading it."""
    atexit._run_exitfuncs()  # noqa: SLF001 - what is to be done at the end is done; only memory is not given back
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
