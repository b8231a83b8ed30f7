"""`version --json`: what this program runs on, `readyctl.version/1`.

The schema is `schemas/version-1.schema.json`.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from readyctl.render.published import Published, as_json


class VersionV1(Published):
    """The answer of `readyctl version --json`."""

    schema_: Annotated[Literal["readyctl.version/1"], Field(alias="schema")] = "readyctl.version/1"
    readyctl: str
    python: str
    git: str | None
    """Null where git is not installed."""
    system: str
    packages: Mapping[str, str | None]
    """Every package that readyctl may use; null for one that is not installed."""


def render(
    program: str, python: str, git: str | None, system: str, packages: Mapping[str, str | None]
) -> str:
    """Everything as given."""
    return as_json(VersionV1(readyctl=program, python=python, git=git, system=system, packages=packages))
