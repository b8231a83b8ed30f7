"""Asks which of the pinned packages have known holes, and never takes silence for a no.

python scripts/audit.py PIP-AUDIT FILE...   exits 1 where a package has a known hole, 3 where nobody answered
                                            about one, and 0 only where all were asked about and none has any
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

HOLES, UNASKED = 1, 3
OPTIONS = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")


def main(audit: str, files: Sequence[str]) -> int:
    """Ask about the packages of each file; the worst that any of them comes to.

    A file of none was not read: each of ours names some.
    """
    code = 0
    for file in files:
        done = subprocess.run([audit, *OPTIONS, "-r", file], capture_output=True, text=True, check=False)
        try:
            packages = json.loads(done.stdout)["dependencies"]
        except (ValueError, KeyError, TypeError):
            why = (done.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1]
            print(f"{file}: nothing is known: {why}")
            code = code or UNASKED
            continue
        print("\n".join(told(file, packages)))
        found, unasked = holes(packages), missed(packages)
        code = HOLES if found else code or (UNASKED if unasked or not packages else 0)
    if code == UNASKED:
        print("this is no audit: of what nobody answered about nothing is known. Ask where they answer.")
    return code


def holes(packages: Sequence[dict[str, Any]]) -> list[str]:
    """Each known hole: the package with its version, and what fixes it."""
    return [
        f"{package['name']} {package['version']}: {hole['id']}, fixed in "
        f"{', '.join(hole['fix_versions']) or 'no version'}"
        for package in packages
        for hole in package.get("vulns", ())
    ]


def missed(packages: Sequence[dict[str, Any]]) -> list[str]:
    """The packages of which nobody was asked."""
    return [package["name"] for package in packages if "vulns" not in package]


def told(file: str, packages: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What one file comes to, in lines."""
    found, unasked = holes(packages), missed(packages)
    asked = len(packages) - len(unasked)
    yield f"{file}: {asked} of {len(packages)} packages were asked about, {len(found)} known holes"
    yield from (f"  {hole}" for hole in found)
    if unasked and asked:
        yield f"  not asked about: {', '.join(unasked)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
