"""Commands that are killed with all their children at a random moment, as fast as that goes."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_SERVER = """
import json, os, sys
from importlib import import_module
from readyctl.cli.app import run
for module in ("ruamel.yaml", "readyctl.adapters.git.porcelain", "readyctl.workspace.changing.writing"):
    import_module(module)
null = os.open(os.devnull, os.O_RDWR)
for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if not child:
        os.setsid()
        os.chdir(asked["top"])
        os.environ.clear()
        os.environ.update(asked["env"])
        said = os.open(asked["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for handle, leads in ((0, null), (1, said), (2, said)):
            os.dup2(leads, handle)
        code = 70
        try:
            code = run(asked["args"])
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Killer:
    """Starts commands by forking a process that has readyctl loaded already."""

    def __init__(self, process: "subprocess.Popen[str]", said: Path) -> None:
        self._process = process
        self._said = said

    def run(
        self, top: Path, env: Mapping[str, str], args: Sequence[str], after: float | None = None
    ) -> tuple[int, str, float]:
        """Exit code (that of a signal below 0), what was said, seconds; `after` so many it is killed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"top": str(top), "env": dict(env), "args": list(args), "said": str(self._said)}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        child, started = int(self._process.stdout.readline()), time.monotonic()
        if after is not None:
            time.sleep(after)
            _kill(child)
        code = int(self._process.stdout.readline())
        if after is not None:
            _kill(child)  # whom it left behind
        return code, self._said.read_text("utf-8"), time.monotonic() - started


def _kill(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        return


@contextmanager
def killer(folder: Path) -> Iterator[Killer]:
    """A process that starts commands, until the end."""
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Killer(process, folder / "said.txt")
        finally:
            process.terminate()


def moments(seed: str, count: int, longest: float) -> Iterator[float]:
    """So many moments at which to kill what takes `longest` seconds: the same ones for one seed."""
    drawn = random.Random(seed)  # noqa: S311 - not for secrets
    return (drawn.uniform(0, longest * 1.05) for _ in range(count))
