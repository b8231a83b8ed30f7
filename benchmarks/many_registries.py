"""Many registries in one, by what each of them published.

1,000 registries of 50 features, each as its own pipeline published it. Whole processes, once each: what takes
long here is not the start-up.
"""

import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import of_a_user
from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.assessing import assess
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.reading import read_feature
from readyctl.core.history.audience import Audience, publish
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.signoff import Act, ActKind, Signed
from readyctl.render.feature.site.features_json import features_json

REGISTRIES, PAGE, FEATURES, ROUNDS = 1_000, 20, 50, 1
DAY = dt.date(2026, 11, 20)
_LEVELS = (
    "level: shipped\nevidence: {production: eu-1, tests: ci, docs: the handbook, support: on call}",
    "level: committed\ndelivery: {date: 2027-06-30, scope: One way only., capacity: two engineers}",
    "level: beta\ncaveats: [slow above ten currencies]",
    "level: planned",
)
_VERBS = ("match", "export", "sync", "archive", "route")
_NOUNS = ("invoices", "orders", "claims", "leads", "shifts")


@dataclass(frozen=True)
class Taken:
    """What one process took: seconds of the clock and of the processor, and its most memory in MB."""

    wall: float
    processor: float
    memory: float


def run() -> str:
    """Measure everything; the table as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        for number in range(REGISTRIES):
            folder = top / "published" / f"team-{number:04}"
            folder.mkdir(parents=True)
            (folder / "features.json").write_text(_published(number), encoding="utf-8")
        (top / "offer.txt").write_text(_offer(), encoding="utf-8")
        parts = sum(file.stat().st_size for file in (top / "published").rglob("*.json"))
        told, one = ("--registry", "all.json"), "published/team-0007/features.json"
        some = [f"published/team-{number:04}" for number in range(PAGE)]
        rows = [
            _row(top, "`aggregate`", "aggregate", "published", "--output", "all.json"),
            _row(top, "`ask` one of it", "ask", "team 7 match invoices 3", *told),
            _row(top, "`doc check` of 200 sentences", "doc", "check", "offer.txt", *told),
            _row(top, "`ask` one registry's own file", "ask", "x", "--registry", one),
            _row(top, f"`aggregate` of {PAGE}", "aggregate", *some, "--output", "some.json"),
            _row(top, f"`site build` of {PAGE}", "site", "build", "--from", "some.json", "--output", "page"),
        ]
        size = (top / "all.json").stat().st_size
    return (
        f"{REGISTRIES:,} registries of {FEATURES} features, {parts >> 20} MB in {REGISTRIES:,} files, "
        f"{size >> 20} MB in one; {os.cpu_count()} cores, Python {sys.version.split()[0]}.\n\n"
        "| what | wall | processor | memory |\n|---|---:|---:|---:|\n" + "\n".join(rows)
    )


def _row(top: Path, what: str, *arguments: str) -> str:
    taken = [_measured(top, *arguments) for _ in range(ROUNDS)]
    wall, processor, memory = (
        statistics.median(values)
        for values in zip(*((each.wall, each.processor, each.memory) for each in taken), strict=True)
    )
    return f"| {what} | {wall:.2f} s | {processor:.2f} s | {memory:.0f} MB |"


def _measured(top: Path, *arguments: str) -> Taken:
    command = [sys.executable, "-P", "-m", "readyctl", *arguments]
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=top,
        env=of_a_user({"READYCTL_TODAY": str(DAY)}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
    return Taken(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _published(number: int) -> str:
    settings = Settings(version=1, name=f"Team {number}")
    features = _features(number, settings)
    inventory = Inventory(features, as_of=DAY, revision=f"{number:040x}", settings=settings)
    return features_json(publish(inventory, Audience.SALES, {}))


def _features(number: int, settings: Settings) -> Iterator[FeatureStatus]:
    at = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)
    act = Act(ActKind.SET, f"{number:040x}", "ada@example.com", "Ada Lovelace", at, Assurance.COMMITTER)
    for feature in range(FEATURES):
        id_ = f"t{number}-f{feature}"
        where = EntryPath(f"registry/features/a/{id_}.yaml", EntryKind.FEATURE, id_, "a")
        text = f"id: {id_}\nname: {_name(number, feature)}\nsummary: What it does.\n{_LEVELS[feature % 4]}\n"
        entry = read_feature(where, read(text.encode()), lambda _: True)
        yield assess(entry, Signed((act,)), settings, DAY)


def _name(number: int, feature: int) -> str:
    return f"Team {number} {_VERBS[feature % 5]} {_NOUNS[feature // 5 % 5]} {feature}"


def _offer() -> str:
    said = ("is available today", "will be delivered by 2027-01-31", "is part of our roadmap")
    lines = (f"{_name(number, number % FEATURES)} {said[number % 3]}." for number in range(200))
    return "\n\n".join(lines) + "\n"
