"""Break the heart of readyctl in a hundred places, one at a time, and see whether its tests notice.

    python scripts/try_mutants.py [--jobs 2] [--only TEXT]

Each line of `mutants.tsv` is one fault: a file below src/readyctl, a line of it, what that line becomes, and
why it may survive, where it may. A fault that no test notices and that has no such reason ends in exit 1, as
does a line that is not in its file any more. The tests run with the broken source before the installed one;
what they start as programs of their own runs unbroken, and notices nothing.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
SOURCE = TOP / "src"
LIST = Path(__file__).with_name("mutants.tsv")
SECONDS = 300
"""So long may one test take; a fault that makes it endless is noticed by that. Where ten others were at work
on the machine, a test that passes took longer than two minutes.
"""
MEMORY = 6 << 30
"""And so many bytes may it ask for, should it collect without end."""

HISTORIES = ("history/test_sign_off_rules.py", "history/test_random_histories.py")
TESTS = {
    "core/trust/engineering.py": (
        "core/trust/test_engineering.py", "core/trust", "history/test_people_and_headers.py",
        "history/test_rewritten_commits.py", "history/test_signed_commits.py",
    ),
    "core/trust/lineage.py": ("core/trust", *HISTORIES),
    "core/trust/graph.py": ("core/trust", *HISTORIES),
    "core/trust/derive.py": (
        "core/trust/test_trust.py", "core/trust", *HISTORIES, "history/test_the_floor.py",
        "history/test_gone_entries.py",
    ),
    "core/trust/trust.py": (
        "core/trust/test_trust.py", "core/trust", *HISTORIES, "history/test_settings_guard.py",
        "history/test_signed_commits.py", "history/test_roster_guard.py",
    ),
    "core/trust/roster.py": ("core/trust/test_roster.py", "core/trust", "history/test_roster_guard.py"),
    "core/trust/settings.py": ("core/trust/test_settings.py", "history/test_settings_guard.py"),
    "core/trust/keys.py": ("core/trust/test_keys.py", "history/test_signed_commits.py"),
    "adapters/git/signatures.py": ("history/test_signed_commits.py", "history/test_signed_histories.py"),
    "workspace/reading/proofs.py": ("history/test_signed_commits.py", "cli/trust/test_signing_grade.py"),
    "core/feature": ("core/feature", "history/test_the_floor.py", "rules/test_cases.py"),
    "core/promise": ("core/promise", "history/test_promise_histories.py"),
    "core/statement": ("core/statement/test_waivers.py", "cli/statement/test_waivers.py"),
    "workspace/reading/gates.py": (
        "history/test_the_gate.py", "history/test_next_commit.py", "cli/test_gate_evasion.py",
    ),
    "workspace/reading/ranges.py": (
        "history/test_lost_in_a_range.py", "rules/test_stale_in_a_range.py", "cli/test_gates_at_merges.py",
        "history/test_gate_lets_nothing_through.py",
    ),
}  # fmt: skip
"""Which tests are asked, the cheap ones first, for a file or the files below a folder."""


@dataclass(frozen=True)
class Mutant:
    """One fault: where, what stands there, what it becomes, and why no test need notice."""

    file: str
    line: str
    broken: str
    excuse: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.line}  ->  {self.broken}"

    def source(self) -> str | None:
        """The broken file; None where the line is not in it exactly once."""
        lines = (SOURCE / "readyctl" / self.file).read_text("utf-8").split("\n")
        at = [number for number, line in enumerate(lines) if line.strip() == self.line]
        if len(at) != 1:
            return None
        old = lines[at[0]]
        lines[at[0]] = old[: len(old) - len(old.lstrip())] + self.broken
        return "\n".join(lines)


def noticed_by(mutant: Mutant, *, quick: bool = False) -> str | None:
    """The test that fails, or never ends; empty where all pass, and None where the fault cannot be planted.

    `quick` asks only the first tests of the table.
    """
    source = mutant.source()
    if source is None:
        return None
    tests = next(each for folder, each in TESTS.items() if mutant.file.startswith(folder))
    tests = tests[:1] if quick else tests
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SOURCE, Path(folder, "src"), ignore=shutil.ignore_patterns("__pycache__"))
        Path(folder, "src", "readyctl", mutant.file).write_text(source, "utf-8")
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not slow"]
        command += ["--timeout", str(SECONDS), "--hypothesis-profile", "unshrunk"]
        env = {**os.environ, "PYTHONPATH": str(Path(folder, "src")), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [*command, *(f"tests/{path}" for path in tests)],
            cwd=TOP,
            env=env,
            capture_output=True,
            check=False,
            text=True,
        )
    if done.returncode == 0:
        return ""
    failed = (line.split()[1] for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR ")))
    return next(failed, "a run that was cut off")


def main() -> int:
    """Try all of them; the exit code says whether each was noticed, or is excused."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="", help="those whose file or lines have this text")
    parser.add_argument("--quick", action="store_true", help="only the cheapest tests of each")
    told = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    rows = [line.split("\t") for line in LIST.read_text("utf-8").splitlines() if line]
    mutants = [mutant for row in rows if told.only in str(mutant := Mutant(*row))]
    counts = {"noticed": 0, "excused": 0, "SURVIVED": 0, "GONE": 0}
    ask = partial(noticed_by, quick=told.quick)
    with ThreadPoolExecutor(told.jobs) as pool:
        for mutant, by in zip(mutants, pool.map(ask, mutants), strict=True):
            word = "GONE" if by is None else "noticed" if by else "excused" if mutant.excuse else "SURVIVED"
            counts[word] += 1
            print(f"{word:8} {mutant}  ({by or mutant.excuse})", flush=True)
    print(", ".join(f"{count} {word.lower()}" for word, count in counts.items()))
    return 1 if counts["SURVIVED"] or counts["GONE"] else 0


if __name__ == "__main__":
    sys.exit(main())
