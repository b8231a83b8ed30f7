"""The page of security tells of every slow test, in rows that its run can write."""

import importlib.util
import re
from pathlib import Path

TOP = Path(__file__).parents[2]
spec = importlib.util.spec_from_file_location("slow_figures", TOP / "scripts" / "slow_figures.py")
assert spec
assert spec.loader
slow_figures = importlib.util.module_from_spec(spec)
spec.loader.exec_module(slow_figures)
PAGE = (TOP / "SECURITY.md").read_text("utf-8")
REPORT = """<testsuites><testsuite>
<testcase classname="tests.kills.test_killed_commands" name="a[x]"><properties>
<property name="kills" value="40"/><property name="commands" value="1"/></properties></testcase>
<testcase classname="tests.kills.test_killed_commands" name="a[y]"><failure/></testcase>
<testcase classname="tests.history.test_huge_graphs" name="g"><properties>
<property name="graphs" value="1"/><property name="longest" value="7"/></properties></testcase>
</testsuite></testsuites>"""


def test_every_file_of_slow_tests_has_a_row() -> None:
    slow = {
        path.relative_to(TOP / "tests").as_posix()
        for path in (TOP / "tests").rglob("test_*.py")
        if re.search(r"^(?:pytestmark = |@)pytest\.mark\.slow$", path.read_text("utf-8"), re.MULTILINE)
    }
    assert slow == set(slow_figures.ROWS)


def test_a_run_writes_its_rows_and_leaves_the_others(tmp_path: Path) -> None:
    report = tmp_path / "slow.xml"
    report.write_text(REPORT, "utf-8")
    rows = slow_figures.of_reports([report])
    assert [row.split(" | ")[2].removesuffix(" |") for row in rows.values()] == [
        "1 graphs, within 1,200 MB; the longest command took 7 s of the processor: no test failed",
        "40 kills, of 1 calls of writing commands and 0 that keep something: 1 of 2 tests FAILED",
    ]
    rows |= slow_figures.of_mutants(
        "1 noticed, 0 excused, 0 survived, 0 gone\n2 noticed, 1 excused, 0 survived, 1 gone"
    )
    page = slow_figures.written(PAGE, rows)
    assert all(row in page for row in rows.values())
    assert "| 5: tests notice 3, none notices 1, and 1 change nothing," in page
    assert slow_figures.written(page, rows) == page
    assert page.count("make test-slow ARGS=tests/history/test_random_histories.py") == 1
