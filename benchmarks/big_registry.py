"""A large registry with a long history, the same for the same seed, made by one fast-import stream."""

import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ADA = "Ada Lovelace <ada@example.com>"
SAM = "Sam Porter <sam@example.com>"
START = 1_700_000_000
ROSTER = b"""assurance: committer
engineers:
  - name: Ada Lovelace
    emails: [ada@example.com]
    lead: true
  - name: Grace Hopper
    emails: [grace@example.com]
    lead: true
"""
LEVELS = ("exploratory", "planned", "committed", "beta", "shipped")


@dataclass(frozen=True)
class Size:
    """How large: `commits` is at least `features` plus one, and every further commit changes an entry."""

    features: int
    commits: int
    areas: int


def build(top: Path, size: Size, *, seed: int = 1, merge_every: int = 20) -> None:
    """Make a repository with a checked-out work tree at `top`. One commit in `merge_every` is a merge."""
    top.mkdir(parents=True)
    git(top, "init", "--quiet", "--initial-branch=main")
    for key, value in {"user.name": "Ada Lovelace", "user.email": "ada@example.com", "gc.auto": "0"}.items():
        git(top, "config", key, value)
    with subprocess.Popen(
        ["git", "-C", str(top), "fast-import", "--quiet", "--force"], stdin=subprocess.PIPE
    ) as importer:
        if importer.stdin is None:
            raise RuntimeError("fast-import has no input")
        for part in _stream(size, random.Random(seed), merge_every):  # noqa: S311 - a benchmark
            importer.stdin.write(part)
    if importer.returncode:
        raise RuntimeError("fast-import failed")
    git(top, "checkout", "--quiet", "--force", "main")


def git(top: Path, *arguments: str) -> str:
    """Run git there; its output."""
    done = subprocess.run(["git", "-C", str(top), *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _stream(size: Size, rng: random.Random, merge_every: int) -> Iterator[bytes]:
    settings = b"version: 1\nname: Benchmark\n"
    yield _commit(1, ADA, [("registry/roster.yaml", ROSTER), ("registry/readyctl.yaml", settings)], ())
    revisions = [0] * size.features
    mark, main, number = 1, 1, -1
    while mark < size.commits:
        mark += 1
        number += 1
        feature = number if number < size.features else rng.randrange(size.features)
        revisions[feature] += 1
        author = SAM if rng.random() < 0.1 else ADA
        change = [_entry(feature, revisions[feature], size, signing=rng.random() < 0.5)]
        if mark % merge_every == 0 and mark < size.commits:
            yield _commit(mark, author, change, (main,), branch="topic")
            mark += 1
            yield _commit(mark, author, change, (main, mark - 1))
        else:
            yield _commit(mark, author, change, (main,))
        main = mark


def _commit(
    mark: int, author: str, files: list[tuple[str, bytes]], parents: tuple[int, ...], branch: str = "main"
) -> bytes:
    when = START + mark * 20
    head = f"commit refs/heads/{branch}\nmark :{mark}\nauthor {author} {when} +0000\n"
    head += f"committer {author} {when} +0000\ndata 6\nchange\n"
    for word, parent in zip(("from", "merge"), parents, strict=False):
        head += f"{word} :{parent}\n"
    body = b"".join(b"M 100644 inline %s\ndata %d\n%s\n" % (p.encode(), len(t), t) for p, t in files)
    return head.encode() + body + b"\n"


def _entry(feature: int, revision: int, size: Size, *, signing: bool) -> tuple[str, bytes]:
    level = LEVELS[feature % len(LEVELS)]
    scope = 1 if signing else revision
    text = f"""# yaml-language-server: $schema=../../../schemas/feature.schema.json
id: feature-{feature}
name: Feature number {feature}
summary: Does the work of number {feature}, and says so in a sentence of ordinary length.
level: {level}
aliases: [number {feature}, the {feature} thing]
delivery:{_delivery(level, scope)}
caveats:
  - Slow above {feature} currencies. # revision {revision}
  - Not for bulk imports ({scope}).
limits:
  - {{metric: match latency, at_least: 80 ms}}
  - {{metric: currencies, at_most: 12}}
evidence:
  production: https://status.example.com/{feature}
  tests: nightly suite {feature}
  docs: https://docs.example.com/{feature}
  support: on call, tier 2
replaced_by: null
accurate_as_of: 2023-11-{revision % 13 + 1:02d}
owner: team-{feature % 17}
proposed: null
links: []
tags: [area-{feature % size.areas}, wave-{feature % 7}]
notes: Anything at all, revision {revision}.
"""
    return f"registry/features/area-{feature % size.areas}/feature-{feature}.yaml", text.encode()


def _delivery(level: str, scope: int) -> str:
    if level in {"exploratory", "planned"}:
        return f"\n  scope: Part {scope} of it.\n  capacity: null"
    return f"\n  date: 2027-06-30\n  scope: Part {scope} of it.\n  capacity: 2 engineers, weeks 14 to 22"
