"""An audit that could ask nobody is no audit, and does not pass for one."""

import importlib.util
import json
import stat
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
spec = importlib.util.spec_from_file_location("audit", TOP / "scripts" / "audit.py")
assert spec
assert spec.loader
audit = importlib.util.module_from_spec(spec)
spec.loader.exec_module(audit)

CLEAN = {"name": "a", "version": "1", "vulns": []}
HOLE = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
UNASKED = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([CLEAN], 0, "1 of 1 packages were asked about, 0 known holes"),
        ([CLEAN, HOLE], 1, "b 2: PYSEC-1, fixed in 3"),
        ([CLEAN, UNASKED], 3, "not asked about: c"),
        ([], 3, "0 of 0 packages were asked about"),
        ([UNASKED], 3, "this is no audit"),
        ([HOLE, UNASKED], 1, "1 known holes"),
        (None, 3, "nothing is known: no network"),
    ],
)
def test_silence_is_no_answer(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    packages: list[dict[str, object]] | None,
    code: int,
    said: str,
) -> None:
    program = tmp_path / "pip-audit"
    answer = "" if packages is None else json.dumps({"dependencies": packages, "fixes": []})
    program.write_text(f"#!/bin/sh\necho 'no network' >&2\nprintf '%s' '{answer}'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    assert audit.main(str(program), ["run.txt"]) == code
    assert said in capsys.readouterr().out
