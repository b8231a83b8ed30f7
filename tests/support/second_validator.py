"""The second validator, ajv, in a process of its own: the one that editors have in them."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from readyctl.render.json_schemas import schema
from support.language_server import modules

_PROGRAM = Path(__file__).resolve().parent.parent / "editors" / "validate.mjs"


def wrong(cases: Sequence[Mapping[str, object]]) -> list[list[str]]:
    """What is wrong with each case: `schema` is the name of one, `text` YAML, or `data` what JSON holds."""
    schemas = {name: json.loads(schema(name)) for name in {str(case["schema"]) for case in cases}}
    done = subprocess.run(
        ["node", str(_PROGRAM), str(modules())],
        input=json.dumps({"schemas": schemas, "cases": cases}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[list[str]] = json.loads(done.stdout)
    return found
