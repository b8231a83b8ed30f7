"""Tries what the README promises on machines that are not ours: fresh clones, empty homes, old and new pips.

python scripts/try_install.py                     every Python from 3.11 that is found, every pip
python scripts/try_install.py --python PATH ...   these Pythons only
python scripts/try_install.py --pip VERSION ...   these pips only; `newest` and `own` are versions, too
python scripts/try_install.py --only published    only what begins so: wheel and sources, by pip, pipx, uv

It tries what is committed. Each try is a line; exits 1 when one failed. What could not be tried is said, and
fails nothing: a pip that does not run on a Python, a package without a wheel for it.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PIPS = ("22.3", "23.0.1", "own", "newest")
"""What Python 3.11.0 brought, Debian 12's, whatever the Python at hand brings, and the last one there is."""

KEPT = re.compile(r"(PIP|UV)_\w+|SSL_\w+|(https?|all|no)_proxy|PATH|LANG|LC_ALL", re.IGNORECASE)
"""What reaches a try from here: the way to the packages, and nothing that makes this machine a home."""

WHO = """import sys
print(sys._base_executable, sys.version.split()[0])
sys.exit(sys.version_info < (3, 11))
"""

EXTRAS = "import docx, pypdf, questionary"
LAST_LINES = 25


class Outcome(StrEnum):
    """How a try ended."""

    PASSED = "passed"
    FAILED = "FAILED"
    NOT_TRIED = "not tried"


class StepFailedError(Exception):
    """A step of a try failed; the text is the step and the end of what it printed."""


class NotTriedError(Exception):
    """Something that a try needs is not to be had here."""


@dataclass(frozen=True)
class Interpreter:
    """A Python, with its version as it says it."""

    path: Path
    version: str


@dataclass
class Machine:
    """Somebody's machine: a fresh clone, an empty home, and one that cannot be written."""

    folder: Path
    python: Interpreter
    cache: Path
    clone: Path = field(init=False)

    def __post_init__(self) -> None:
        """Make the homes and the clone."""
        for name in ("home", "tmp", "locked"):
            (self.folder / name).mkdir(parents=True)
        self.clone = self.folder / "readyctl"
        subprocess.run(["git", "clone", "--quiet", "--no-local", TOP, self.clone], check=True)

    def run(self, *command: str | Path, locked: bool = False) -> str:
        """What a command prints in the clone. Raises StepFailedError with what it printed, when it fails."""
        words = [str(word) for word in command]
        done = subprocess.run(
            words,
            cwd=self.clone,
            env=self._environment(locked=locked),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            tail = "\n".join(done.stdout.splitlines()[-LAST_LINES:])
            raise StepFailedError(f"{' '.join(words)}: exit {done.returncode}\n{tail}")
        return done.stdout

    def _environment(self, *, locked: bool) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if KEPT.fullmatch(name)}
        kept |= {"TMPDIR": str(self.folder / "tmp"), "PYTHON": str(self.python.path)}
        if locked:
            return kept | {"HOME": str(unwritable(self.folder / "locked"))}
        return kept | {"HOME": str(self.folder / "home"), "PIP_CACHE_DIR": str(self.cache)}


def unwritable(folder: Path) -> Path:
    """A home in which nobody can write; root can write everywhere but into the kernel's own folders."""
    folder.chmod(0o555)
    return Path("/proc") if os.access(folder, os.W_OK) and Path("/proc").is_dir() else folder


def pythons() -> Iterator[Interpreter]:
    """Every Python from 3.11 on PATH and under pyenv, each once."""
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    folders += sorted(Path("~/.pyenv/versions").expanduser().glob("*/bin"))
    seen = set()
    for folder in folders:
        for path in sorted(folder.glob("python3*")):
            if re.fullmatch(r"python3(\.\d+)?", path.name) and (found := interpreter(path)):
                real = found.path.resolve()
                if real not in seen:
                    seen.add(real)
                    yield found


def interpreter(path: Path) -> Interpreter | None:
    """The Python behind a path, or None for one before 3.11 and for what is none."""
    try:
        said = subprocess.run([path, "-I", "-c", WHO], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    executable, version = said.stdout.rsplit(maxsplit=1)
    return Interpreter(Path(executable), version)


def with_pip(machine: Machine, venv: str, pip: str) -> str:
    """Make an environment with this pip, as it would be found there; the answer is its version."""
    python = machine.clone / venv / "bin" / "python"
    try:
        machine.run(machine.python.path, "-m", "venv", venv)
        if pip != "own":
            wanted = ["--upgrade", "pip"] if pip == "newest" else [f"pip=={pip}"]
            machine.run(python, "-m", "pip", "install", "--quiet", *wanted)
        machine.run(python, "-m", "pip", "list")  # says its version even on a Python that it cannot work with
        return machine.run(python, "-m", "pip", "--version").split()[1]
    except StepFailedError as error:
        raise NotTriedError(str(error).splitlines()[-1]) from error


def both_commands(machine: Machine, pip: str, *, demo_first: bool) -> str:
    """`make demo` in a home that cannot be written, the set of the tests in an empty one."""
    version = with_pip(machine, ".venv", pip)
    with_pip(machine, ".venv-demo", pip)
    demo: list[tuple[str, ...]] = [("make", "demo"), (".venv-demo/bin/readyctl", "--version")]
    tests: list[tuple[str, ...]] = [
        ("make", ".venv/.installed"),
        (".venv/bin/readyctl", "--version"),
        (".venv/bin/python", "-m", "pytest", "--version"),
        (".venv/bin/python", "scripts/generate.py", "check"),
    ]
    for command in demo + tests if demo_first else tests + demo:
        machine.run(*command, locked=command in demo)
    for venv in (".venv", ".venv-demo"):
        used = machine.run(f"{venv}/bin/python", "-m", "pip", "--version").split()[1]
        if used != version:
            raise StepFailedError(f"{venv} was made anew, with pip {used} instead of {version}")
    return f"pip {version}, {'demo first' if demo_first else 'tests first'}"


def bounds(machine: Machine, *, oldest: bool) -> str:
    """With the oldest or newest versions allowed, the demo runs and what is generated stays the same."""
    project = tomllib.loads((machine.clone / "pyproject.toml").read_text("utf-8"))["project"]
    extras = (
        name
        for each, names in project["optional-dependencies"].items()
        if each not in {"all", "mcp"}
        for name in names
    )
    wanted = [name.replace(">=", "==") if oldest else name for name in (*project["dependencies"], *extras)]
    python = ".venv-demo/bin/python"
    if not (machine.clone / python).exists():
        machine.run("make", "demo")
    try:
        machine.run(python, "-m", "pip", "install", "--quiet", "--upgrade", "--prefer-binary", *wanted)
    except StepFailedError as error:
        raise NotTriedError(str(error).splitlines()[-1]) from error
    machine.run(".venv-demo/bin/readyctl", "demo")
    machine.run(python, "scripts/generate.py", "check")
    machine.run(python, "-c", EXTRAS)
    names = {re.split(r"[\[<>=]", name)[0] for name in wanted}
    listed = (
        line.split("==") for line in machine.run(python, "-m", "pip", "freeze").splitlines() if "==" in line
    )
    return ", ".join(f"{name} {version}" for name, version in listed if name.lower() in names)


TOOLS = ("pip", "pip, from the sources", "pipx", "uv")
"""What people install programs with."""


def published(machine: Machine, tool: str) -> str:
    """Build what is published, install it as somebody would, and run the demo with it."""
    machine.run("make", ".venv-demo/.installed")
    machine.run(".venv-demo/bin/hatchling", "build", "-d", "dist")
    wheel, sources = next(machine.clone.glob("dist/*.whl")), next(machine.clone.glob("dist/*.tar.gz"))
    installers: dict[str, Callable[[], tuple[Path, str]]] = {
        "pip": lambda: _by_pip(machine, wheel),
        "pip, from the sources": lambda: _by_pip(machine, sources),
        "pipx": lambda: _by_tool(machine, "pipx", ["pipx", "install", "--quiet"], wheel),
        "uv": lambda: _by_tool(machine, "uv", ["uv", "tool", "install", "--quiet"], wheel),
    }
    program, version = installers[tool]()
    said = machine.run(program, "--version").strip()
    machine.run(program, "demo")
    return f"{version}, {said}"


def _by_pip(machine: Machine, archive: Path) -> tuple[Path, str]:
    machine.run(machine.python.path, "-m", "venv", "own")
    python = machine.clone / "own/bin/python"
    machine.run(python, "-m", "pip", "install", "--quiet", archive)
    machine.run(python, "-m", "pip", "check")
    return machine.clone / "own/bin/readyctl", " ".join(
        machine.run(python, "-m", "pip", "--version").split()[:2]
    )


def _by_tool(machine: Machine, tool: str, command: Sequence[str], archive: Path) -> tuple[Path, str]:
    """With a program that keeps programs apart; where it is not to be had, that is said."""
    machine.run(machine.python.path, "-m", "venv", "tools")
    folder = machine.clone / "tools/bin"
    try:
        machine.run(folder / "python", "-m", "pip", "install", "--quiet", tool)
        version = machine.run(folder / tool, "--version").split()[-1 if tool == "pipx" else 1]
    except StepFailedError as error:
        raise NotTriedError(str(error).splitlines()[-1]) from error
    machine.run(folder / command[0], *command[1:], "--python", machine.python.path, archive)
    return machine.folder / "home/.local/bin/readyctl", f"{tool} {version}"


Attempt = Callable[[Machine], str]
"""Answers with what was tried, in a few words. Raises StepFailedError or NotTriedError."""


def told(what: str, outcome: Outcome, words: str) -> Outcome:
    """Print the line of a try."""
    print(f"{outcome:9}  {what}: {words}", flush=True)
    return outcome


def attempts(pips: Sequence[str]) -> Iterator[tuple[str, Attempt]]:
    """Every try of one Python, by what is particular about it; every other one installs the tests first."""
    for number, pip in enumerate(pips):
        yield f"pip {pip}", partial(both_commands, pip=pip, demo_first=number % 2 == 0)
    for tool in TOOLS:
        yield f"published, by {tool}", partial(published, tool=tool)
    yield "oldest packages allowed", partial(bounds, oldest=True)
    yield "newest packages allowed", partial(bounds, oldest=False)


def tried(python: Interpreter, asked: argparse.Namespace, scratch: Path) -> Iterator[Outcome]:
    """Carry out every try with one Python."""
    for what, attempt in attempts(asked.pip):
        if not what.startswith(asked.only):
            continue
        folder = scratch / "machine"
        name = f"Python {python.version} ({python.path}), {what}"
        try:
            yield told(name, Outcome.PASSED, attempt(Machine(folder, python, scratch / "cache")))
        except NotTriedError as error:
            yield told(name, Outcome.NOT_TRIED, str(error))
        except StepFailedError as error:
            yield told(name, Outcome.FAILED, str(error))
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Try everything; 1 when a try failed, or when there was nothing to try."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--python", type=Path, nargs="+")
    parser.add_argument("--pip", nargs="+", default=PIPS)
    parser.add_argument("--only", default="", help="only tries whose name begins so, such as `published`")
    asked = parser.parse_args()
    chosen = [interpreter(path) for path in asked.python] if asked.python else list(pythons())
    with tempfile.TemporaryDirectory(prefix="readyctl-install-", ignore_cleanup_errors=True) as scratch:
        outcomes = [o for python in chosen if python for o in tried(python, asked, Path(scratch))]
    counts = {outcome: outcomes.count(outcome) for outcome in Outcome}
    print(", ".join(f"{count} {outcome.lower()}" for outcome, count in counts.items()))
    return int(bool(counts[Outcome.FAILED]) or not counts[Outcome.PASSED])


if __name__ == "__main__":
    sys.exit(main())
