"""The pictures of the README show the program as it is."""

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


def test_the_pictures_show_what_the_program_says_today() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/pictures.py", "check"], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
