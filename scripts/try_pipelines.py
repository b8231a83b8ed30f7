"""Tries the pipelines that `init --ci` writes where they run: in a repository not ours, with a real pip.

python scripts/try_pipelines.py              every source, with the Python that runs this
python scripts/try_pipelines.py --only git   only what begins so: git, wheel, folder, index

Each writes both forges' files into a new repository whose default branch is `trunk`, carries out the line
that installs, and asks the program that came to check that repository. Each try is a line; exits 1 when one
failed.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from try_install import Interpreter, Machine, NotTriedError, Outcome, StepFailedError, told

OURS = Path(sys.executable).parent / "readyctl"


def repository(machine: Machine) -> Path:
    """A repository of somebody else's with a registry in it."""
    folder = machine.folder / "theirs"
    folder.mkdir()
    _in(machine, folder, "git", "init", "--quiet", "-b", "trunk")
    _in(machine, folder, "git", "config", "user.name", "Ada Lovelace")
    _in(machine, folder, "git", "config", "user.email", "ada@example.com")
    _in(machine, folder, OURS, "init", "--yes")
    return folder


def _in(machine: Machine, folder: Path, *command: str | Path) -> str:
    """What a command prints in a folder; as `Machine.run`."""
    clone, machine.clone = machine.clone, folder
    try:
        return machine.run(*command)
    finally:
        machine.clone = clone


def from_git(machine: Machine, _: Path) -> str:
    """The commit that is tried, from a clone."""
    return f"{machine.clone.as_uri()}@{machine.run('git', 'rev-parse', 'HEAD').strip()}"


def _wheel(machine: Machine) -> Path:
    machine.run(OURS.parent / "hatchling", "build", "-t", "wheel", "-d", "dist")
    return next(machine.clone.glob("dist/*.whl"))


def from_wheel(machine: Machine, theirs: Path) -> str:
    """A wheel that lies in their repository."""
    wheel = _wheel(machine)
    shutil.copy(wheel, theirs)
    return wheel.name


def from_folder(machine: Machine, theirs: Path) -> str:
    """The same with a folder of wheels."""
    (theirs / "our wheels").mkdir()
    shutil.copy(_wheel(machine), theirs / "our wheels")
    return "our wheels"


def from_index(machine: Machine, _: Path) -> str:
    """An index with readyctl and all that it needs, and nothing else."""
    wheel, simple = _wheel(machine), machine.folder / "simple"
    try:
        machine.run(machine.python.path, "-m", "pip", "download", "--quiet", "-d", "wheels", wheel)
    except StepFailedError as error:
        raise NotTriedError(str(error).splitlines()[-1]) from error
    for each in (machine.clone / "wheels").glob("*.whl"):
        folder = simple / each.name.partition("-")[0].replace("_", "-").replace(".", "-").lower()
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(each, folder)
        links = "".join(f'<a href="{one.name}">{one.name}</a>\n' for one in sorted(folder.glob("*.whl")))
        (folder / "index.html").write_text(f"<!DOCTYPE html><html><body>\n{links}</body></html>\n", "utf-8")
    return simple.as_uri()


SOURCES: dict[str, Callable[[Machine, Path], str]] = {
    "git": from_git,
    "wheel": from_wheel,
    "folder": from_folder,
    "index": from_index,
}


def lines(theirs: Path) -> Iterator[tuple[str, str]]:
    """By forge, the line that installs."""
    workflow = yaml.safe_load((theirs / ".github/workflows/readyctl.yml").read_text("utf-8"))
    if workflow[True]["push"]["branches"] != ["trunk"]:
        raise StepFailedError(f"the workflow runs on {workflow[True]['push']['branches']}, not on trunk")
    steps = workflow["jobs"]["check"]["steps"]
    yield "github", next(step["run"] for step in steps if step.get("id") == "readyctl")
    jobs = yaml.safe_load((theirs / ".gitlab/readyctl.gitlab-ci.yml").read_text("utf-8"))
    yield "gitlab", jobs[".readyctl"]["before_script"][-1]


def attempt(machine: Machine, name: str) -> str:
    """Install from one source as both forges would, and check the repository with what came."""
    theirs = repository(machine)
    source = SOURCES[name](machine, theirs)
    for forge in ("github", "gitlab"):
        _in(machine, theirs, OURS, "init", "--ci", forge, "--from", source, "--yes")
    for forge, line in lines(theirs):
        env = machine.folder / forge
        machine.run(machine.python.path, "-m", "venv", env)
        _in(machine, theirs, "bash", "-ec", f'PATH="{env}/bin:$PATH"; {line}')
        _in(machine, theirs, env / "bin/readyctl", "check", "--no-deals")
        said = _in(machine, theirs, env / "bin/python", "-m", "pip", "freeze")
    return next(line for line in said.splitlines() if line.startswith("readyctl"))


def main() -> int:
    """Try every source; 1 when one failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    python = Interpreter(Path(sys.executable), sys.version.split()[0])
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="readyctl-pipelines-", ignore_cleanup_errors=True) as scratch:
        for name in (each for each in SOURCES if each.startswith(asked.only)):
            what = f"Python {python.version}, from {name}"
            try:
                machine = Machine(Path(scratch) / name, python, Path(scratch) / "cache")
                outcomes.append(told(what, Outcome.PASSED, attempt(machine, name)))
            except NotTriedError as error:
                outcomes.append(told(what, Outcome.NOT_TRIED, str(error)))
            except StepFailedError as error:
                outcomes.append(told(what, Outcome.FAILED, str(error)))
    return int(Outcome.FAILED in outcomes or Outcome.PASSED not in outcomes)


if __name__ == "__main__":
    sys.exit(main())
