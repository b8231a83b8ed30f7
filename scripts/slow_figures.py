"""Write into SECURITY.md what the slow tests came to, from the reports of their own runs.

    make test-slow                                    leaves its report in slow.xml
    python scripts/slow_figures.py slow.xml [...]     writes the rows of the tests that are in the reports
    python scripts/slow_figures.py --mutants LOG      writes the row of what `make test-mutants` printed

A run may be several, each of a part of the tests, with a report each; a test that is in two counts as it
last ended. Rows of other tests stay as they are.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

PAGE = Path(__file__).resolve().parents[1] / "SECURITY.md"
SLOW = "make test-slow ARGS=tests/"
MOST = {"longest"}
"""Figures of which the largest counts, not the sum."""
ROWS: Mapping[str, tuple[str, str]] = {
    "history/test_random_histories.py": (
        "random histories, product against oracle",
        "{histories:,} of up to 24 steps",
    ),
    "history/test_signed_histories.py": (
        "random histories of signed commits, real keys and signatures",
        "{histories:,}; {signed:,} had an entry signed, {by key:,} entries by their key alone",
    ),
    "history/test_gate_lets_nothing_through.py": (
        "ranges of random histories, held to what `check --range` promises of those that it lets through",
        "{ranges:,} ranges",
    ),
    "history/test_huge_graphs.py": (
        "100,000 merges, octopuses of 60, 50,000 branches, lines merged crosswise",
        "{graphs} graphs, within 1,200 MB; the longest command took {longest} s of the processor",
    ),
    "kills/test_killed_commands.py": (
        "commands killed with their children at random moments",
        "{kills:,} kills, of {commands} calls of writing commands and {keeping} that keep something",
    ),
    "render/test_schema_agreement.py": (
        "damaged entries, reader against schema",
        "{entries:,} entries",
    ),
}
"""What each file of slow tests is about, and what its figures come to."""
MUTANTS = ("faults planted in sign-off, roster, levels, promises, waivers and gates", "make test-mutants")
_COUNTS = re.compile(r"(\d+) noticed, (\d+) excused, (\d+) survived, (\d+) gone")


def of_reports(reports: Sequence[Path]) -> dict[str, str]:
    """The row of each file of tests that is in these JUnit reports, by what it is run by."""
    cases: dict[str, dict[str, ET.Element]] = defaultdict(dict)
    for report in reports:
        for case in ET.parse(report).iter("testcase"):  # noqa: S314 - written by our own run
            file = "/".join(case.get("classname", "").split(".")[1:]) + ".py"
            cases[file][case.get("name", "")] = case
    return {f"{SLOW}{file}": _row(file, tuple(cases[file].values())) for file in ROWS if file in cases}


def _row(file: str, cases: Sequence[ET.Element]) -> str:
    figures: dict[str, int] = defaultdict(int)
    failed = 0
    for case in cases:
        failed += case.find("failure") is not None or case.find("error") is not None
        for each in case.iter("property"):
            name, value = each.get("name", ""), int(each.get("value", "0"))
            figures[name] = max(figures[name], value) if name in MOST else figures[name] + value
    about, says = ROWS[file]
    ended = f"{failed} of {len(cases)} tests FAILED" if failed else "no test failed"
    return f"| {about} | `{SLOW}{file}` | {says.format_map(figures)}: {ended} |"


def of_mutants(log: str) -> dict[str, str]:
    """The row of what trying the planted faults printed, each part of a run in turn."""
    found = [tuple(map(int, counts)) for counts in _COUNTS.findall(log)]
    noticed, excused, survived, gone = (sum(each) for each in zip(*found, strict=True))
    said = f"{noticed + excused + survived + gone}: tests notice {noticed}, none notices {survived + gone}, "
    said += f"and {excused} change nothing, each with its reason in `scripts/mutants.tsv`"
    return {MUTANTS[1]: f"| {MUTANTS[0]} | `{MUTANTS[1]}` | {said} |"}


def written(page: str, rows: Mapping[str, str]) -> str:
    """The page with these rows: in the place of those that are run by the same, or below the last."""
    lines, left = page.split("\n"), dict(rows)
    last = 0
    for at, line in enumerate(lines):
        for by in (*(f"{SLOW}{file}" for file in ROWS), MUTANTS[1]):
            if line.startswith("|") and f"| `{by}` |" in line:
                lines[at], last = left.pop(by, line), at
    if not last:
        raise ValueError(f"{PAGE.name} has no table of the slow tests")
    return "\n".join((*lines[: last + 1], *left.values(), *lines[last + 1 :]))


def main() -> int:
    """Write the rows of what the arguments name."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("reports", nargs="*", type=Path)
    parser.add_argument("--mutants", type=Path)
    told = parser.parse_args()
    rows = of_reports(told.reports)
    if told.mutants:
        rows |= of_mutants(told.mutants.read_text("utf-8"))
    PAGE.write_text(written(PAGE.read_text("utf-8"), rows), "utf-8")
    print(*rows.values(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
