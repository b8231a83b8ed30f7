"""The way in. `--version` and the overview answer before anything heavy is imported."""

import sys
from collections.abc import Sequence

from readyctl import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; `argv` leaves out the program's name."""
    args = sys.argv[1:] if argv is None else list(argv)
    if args in (["--version"], ["-V"]):
        try:
            print(f"readyctl {__version__}", flush=True)  # noqa: T201 - nothing may be imported for this
        except OSError:
            from readyctl.cli import output  # noqa: PLC0415 - start-up time

            return output.finish(0)
        return 0
    from readyctl.workspace.reading.passing_by import passes_by  # noqa: PLC0415 - start-up time

    if passes_by(args):
        return 0
    from readyctl.cli.app import run  # noqa: PLC0415 - start-up time

    return run(args)


if __name__ == "__main__":
    sys.exit(main())
