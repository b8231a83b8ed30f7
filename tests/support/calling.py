"""Calling the command line as a person in a repository would, in this process."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from readyctl.cli.app import run
from support.repo import RepoBuilder


class _Pipe(io.TextIOWrapper):
    """Standard input that nobody types into."""

    def isatty(self) -> bool:
        return False


def readyctl(
    repo: RepoBuilder, *args: str, stdin: str = "", env: Mapping[str, str] | None = None
) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of one command line run at the repository's top.

    `env` is added to the repository's own environment: who commits, and when.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    heard = (contextlib.redirect_stdout(out), contextlib.redirect_stderr(err))
    with standing_in(repo, env), heard[0], heard[1], _typing(stdin):
        code = run(args)
    return code, _text(out), _text(err)


@contextlib.contextmanager
def standing_in(repo: RepoBuilder, env: Mapping[str, str] | None = None) -> Iterator[None]:
    """This process at the repository's top, in its environment and in `env`."""
    before, here = dict(os.environ), Path.cwd()
    os.environ.clear()
    os.environ.update(repo.env | dict(env or {}))
    os.chdir(repo.top)
    try:
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def _typing(text: str) -> Iterator[None]:
    typed, sys.stdin = sys.stdin, _Pipe(io.BytesIO(text.encode()), encoding="utf-8")
    try:
        yield
    finally:
        sys.stdin = typed


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
