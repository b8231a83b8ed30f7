"""Pages in a real Chromium, from a file address with the network off. `make test-browser` installs it."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

TOP = Path(__file__).parents[2]
PROBE = TOP / "tests/browser/probe.mjs"
MODULES = TOP / ".cache/browser/node_modules"


def look(*jobs: dict[str, Any]) -> list[dict[str, Any]]:
    """Carry out each job in a fresh browser context; see probe.mjs for their keys."""
    chromium = shutil.which(os.environ.get("READYCTL_CHROMIUM", "chromium"))
    assert chromium, "no Chromium here: run scripts/install-browser"
    done = subprocess.run(
        ["node", str(PROBE), str(MODULES), chromium],
        input=json.dumps(jobs), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers
