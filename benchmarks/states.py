"""The questions that are measured, and the states of a registry in which they are asked."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.big_registry import Size, extend, git
from benchmarks.keeping import STARTED
from benchmarks.measuring import Cost, readyctl
from benchmarks.profiles import Share, shares

AFTER = ("after one commit", "after a pull of 500", "after a rebase")
_AS_IN_A_COMMIT: Mapping[str, str] = {"GIT_INDEX_FILE": ".git/index", "GIT_AUTHOR_DATE": "@1732300000 +0000"}
_PAGES = 60


@dataclass(frozen=True)
class Question:
    """One command line, and the folder in which it is run."""

    name: str
    folder: Path
    words: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    stages: bool = False
    """Whether one entry is changed and staged for it."""

    def cost(self, *, cached: bool) -> Cost:
        """What it costs now."""
        with self._staged():
            return readyctl(self.folder, *self.words, cached=cached, env=self.env)

    def shares(self, *, cached: bool) -> tuple[Share, ...]:
        """Where its time goes now, largest first."""
        with self._staged():
            return tuple(shares(self.folder, self.words, cached=cached, env=self.env))

    @contextmanager
    def _staged(self) -> Iterator[None]:
        if not self.stages:
            yield
            return
        _stage(self.folder)
        try:
            yield
        finally:
            git(self.folder, "reset", "--quiet", "--hard")


def questions(top: Path, size: Size) -> Iterator[Question]:
    """All that are asked at every size."""
    plain: dict[str, tuple[str, ...]] = {
        "check": ("check",),
        "check --json": ("check", "--json"),
        "feature list": ("feature", "list"),
        "ask": ("ask", "feature-3"),
        "explain": ("explain", "feature-3"),
        "log": ("log", "feature-3"),
        "stale": ("stale",),
        "inbox": ("inbox",),
        "diff": ("diff", f"HEAD~{size.commits // 5}"),
        "sync agenda": ("sync", "agenda"),
        "site build": ("site", "build", "--output", os.fspath(_site(top))),
        "doc check, 60 pages": ("doc", "check", os.fspath(_document(top, size))),
        "readyctl alone": (),
        "--version": ("--version",),
        "completion of an id": ("completion", "bash", "--words", "--", "explain", "feature-4"),
    }
    for name, words in plain.items():
        yield Question(name, top, words)
    hook = ("hooks", "run", "pre-commit", "--")
    yield Question("hook, nothing staged", top, hook, _AS_IN_A_COMMIT)
    yield Question("hook, one entry staged", top, hook, _AS_IN_A_COMMIT, stages=True)


def rested(top: Path) -> Path:
    """The registry as it was made, with nothing cached."""
    git(top, "reset", "--quiet", "--hard", STARTED)
    for left in (top / ".git" / "readyctl", _site(top)):
        shutil.rmtree(left, ignore_errors=True)
    return top


def bring(state: str, top: Path, size: Size) -> None:
    """Do to the registry what the state's name says."""
    if state == "after one commit":
        extend(top, size, 1, seed=2)
    elif state == "after a pull of 500":
        extend(top, size, 500, seed=3)
    else:
        extend(top, size, 5, seed=4)
        readyctl(top, "check")
        git(top, "reset", "--quiet", "--hard", STARTED)
        extend(top, size, 20, seed=5)
        extend(top, size, 5, seed=4)


@contextmanager
def known(top: Path) -> Iterator[Callable[[], None]]:
    """What is cached now; call what is given to have the cache as it was, whatever was asked since."""
    cache, aside = top / ".git" / "readyctl", top.with_name(f"{top.name}.known")

    def forget() -> None:
        shutil.rmtree(cache, ignore_errors=True)
        shutil.copytree(aside, cache)

    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(cache, aside)
    try:
        yield forget
    finally:
        shutil.rmtree(aside)


def _site(top: Path) -> Path:
    return top.with_name(f"{top.name}.site")


def _stage(top: Path) -> None:
    entry = next((top / "registry" / "features").glob("*/feature-3.yaml"))
    entry.write_text(entry.read_text("utf-8").replace("ordinary", "plain"), "utf-8")
    git(top, "add", os.fspath(entry))


def _document(top: Path, size: Size) -> Path:
    """A text of so many pages of about 450 words, which names a feature in every fifth sentence."""
    filler = "The parties will meet each month and go through the open questions in good faith. "
    sentences = []
    for number in range(_PAGES * 30):
        named = f"Feature number {number % size.features} is available to all users today. "
        sentences.append(named if number % 5 == 0 else filler)
    paragraphs = ("".join(sentences[start : start + 6]) for start in range(0, len(sentences), 6))
    path = top / ".git" / "offer.md"
    path.write_text("# Offer\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")
    return path
