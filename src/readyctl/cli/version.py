"""`readyctl version`: this program and what it runs on, for reports of defects."""

import platform
import re
from collections.abc import Mapping
from importlib import metadata

from readyctl import __version__
from readyctl.cli import output
from readyctl.cli.options import Json, command_line

_NAME = re.compile(r"[\w.-]+")


@command_line("readyctl version", "readyctl version --json")
def command(*, as_json: Json = False) -> None:
    """Print the version, with those of Python, git and the packages that are used.

    `readyctl --version` prints the first line alone.
    """
    from readyctl.workspace.reading.git_here import git_version

    python, system, git = platform.python_version(), platform.platform(), git_version()
    if as_json:
        from readyctl.render.version_json import render

        output.emit_exactly(render(__version__, python, git, system, _packages()))
        return
    output.emit(f"readyctl {__version__}")
    rows = {"Python": python, "git": git or "not installed", "system": system}
    packages = {name: version or "not installed" for name, version in _packages().items()}
    output.emit_table([[name, version] for name, version in (rows | packages).items()], "ip")


def _packages() -> Mapping[str, str | None]:
    """Every package that this one may use, by name."""
    try:
        wanted = metadata.requires("readyctl") or []
    except metadata.PackageNotFoundError:  # run from its sources
        return {}
    names = {found[0].lower() for each in wanted if (found := _NAME.match(each))}
    return {name: _installed(name) for name in sorted(names - {"readyctl"})}


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
