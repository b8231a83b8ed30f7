"""Histories that are made to hang whoever reads them, judged rightly within bounds of time and memory."""

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.noted import Noted
from support.people import ADA, PAT, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, feature, feature_path, lead, roster

pytestmark = pytest.mark.slow
SECONDS, MEGABYTES = 240, 1200
"""Of processor time and of address space, for one command; a quadratic walk takes hours."""
START = 1_700_000_000
FX = feature_path()
Stream = Iterator[bytes]


def commit(number: int, by: Person, parents: tuple[str, ...], files: dict[str, str], branch: str) -> bytes:
    """One commit of a fast-import stream, with the mark of its number."""
    who = f"{by.name} <{by.email}> {START + number} +0000"
    lines = [
        f"commit refs/heads/{branch}",
        f"mark :{number}",
        f"author {who}",
        f"committer {who}",
        "data 1\nx",
    ]
    lines += [f"{'merge' if index else 'from'} {parent}" for index, parent in enumerate(parents)]
    for path, text in files.items():
        lines += [f"M 100644 inline {path}", f"data {len(text.encode())}\n{text}"]
    return ("\n".join(lines) + "\n").encode()


def begin(level: str = "committed") -> bytes:
    return commit(
        1,
        ADA,
        (),
        {ROSTER: roster(lead(ADA)), SETTINGS: "version: 1\nname: A\n", FX: feature(level=level)},
        "main",
    )


def hundred_thousand_merges() -> Stream:
    """Each brings a line that Pat left unchanged in what counts; what Ada signed at first stays signed."""
    yield begin()
    main = 1
    for number in range(2, 200_002, 2):
        cosmetic = (
            {FX: f"{feature()}# {number}\n"} if number % 5_000 == 0 else {f"n/{number % 97}": str(number)}
        )
        yield commit(number, PAT, (f":{main}",), cosmetic, "side")
        yield commit(number + 1, PAT, (f":{main}", f":{number}"), cosmetic, "main")
        main = number + 1


def octopus() -> Stream:
    """Two thousand merges of sixty lines each, of which one changes what the entry claims."""
    yield begin()
    number, main = 1, 1
    for turn in range(2_000):
        lines = []
        for line in range(60):
            number += 1
            files = {FX: feature(summary=f"Says {turn}.")} if line == turn % 60 else {f"n/{line}": str(turn)}
            yield commit(number, ADA, (f":{main}",), files, f"line{line}")
            lines.append(f":{number}")
        number += 1
        yield commit(number, PAT, (f":{main}", *lines), {FX: feature(summary=f"Says {turn}.")}, "main")
        main = number


def fifty_thousand_branches() -> Stream:
    """Each with another wish for the entry; none of them is merged."""
    yield begin()
    for number in range(2, 50_002):
        yield commit(
            number, PAT, (":1",), {FX: feature(level="shipped", summary=f"{number}.")}, f"wish/{number}"
        )


def crosswise() -> Stream:
    """Two lines that take each other in, twenty thousand times, so that every merge has two bases."""
    yield begin()
    yield commit(2, PAT, (":1",), {"a": "a"}, "main")
    yield commit(3, PAT, (":1",), {"b": "b"}, "other")
    left, right = 2, 3
    for number in range(4, 40_004, 2):
        yield commit(number, PAT, (f":{left}", f":{right}"), {"b": str(number)}, "main")
        yield commit(number + 1, PAT, (f":{right}", f":{left}"), {"a": str(number)}, "other")
        left, right = number, number + 1


GRAPHS: dict[str, Callable[[], Stream]] = {
    "100,000 merges": hundred_thousand_merges,
    "octopus of 60": octopus,
    "50,000 branches": fifty_thousand_branches,
    "crosswise": crosswise,
}
COMMANDS = (["check", "--no-cache"], ["feature", "show", "fx", "--json"], ["hooks", "run", "pre-commit"])


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))


def imported(folder: Path, stream: Stream) -> RepoBuilder:
    repo = RepoBuilder(folder)
    with subprocess.Popen(
        ["git", "fast-import", "--quiet", "--force"], cwd=repo.top, env=repo.env, stdin=subprocess.PIPE
    ) as importer:
        assert importer.stdin is not None
        for part in stream:
            importer.stdin.write(part)
    assert importer.returncode == 0
    repo.git("reset", "--quiet", "--hard", "main")
    return repo


@pytest.mark.parametrize("name", GRAPHS)
def test_a_huge_graph_is_judged_rightly_within_bounds(
    tmp_path: Path, name: str, record_property: Noted
) -> None:
    repo = imported(tmp_path / "repo", GRAPHS[name]())
    env = repo.env | repo.identity(ADA)
    most = 0.0
    for command in COMMANDS:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "readyctl", *command],
            cwd=repo.top, env=env, capture_output=True, check=False, preexec_fn=bounded,
        )  # fmt: skip
        assert done.returncode in {0, 1}, (command, done.stderr[-400:])
        if command[0] == "feature":
            (said,) = json.loads(done.stdout)["features"]
            assert (said["signed"], said["effective_level"]) == (True, "committed"), said
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        most = max(most, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    record_property("graphs", 1)
    record_property("longest", round(most))
