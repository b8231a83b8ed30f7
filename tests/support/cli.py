"""Somebody at the command line of a registry: who types, when, and what she sees."""

from dataclasses import dataclass
from pathlib import Path

from support.calling import readyctl
from support.people import ADA, BOB, Person
from support.repo import Moment, RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster


@dataclass(frozen=True)
class Done:
    """What a command did: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


def run(
    repo: RepoBuilder, *args: str, by: Person = ADA, at: Moment = None, stdin: str = "", **env: str
) -> Done:
    """Run readyctl as this person, by the repository's clock; further keywords are environment."""
    return Done(*readyctl(repo, *args, stdin=stdin, env=repo.identity(by, at) | env))


def registry(tmp_path: Path, *, level: str = "committed") -> RepoBuilder:
    """A registry with Ada as lead, Bob for search only, and one feature `fx` that Ada signed."""
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB, areas=["search"])))
    repo.write(SETTINGS, "version: 1\nname: Acme\n")
    repo.write(feature_path(), feature(level=level))
    repo.commit("start", by=ADA, at="2026-01-05")
    return repo
