"""`readyctl init`: a registry that passes `check` at once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli import ci_files, output
from readyctl.cli.changes import Change, Plan, carry_out
from readyctl.cli.options import Registry, Writing, command_line
from readyctl.core.commit import CommitHeader, Header
from readyctl.core.document import Node
from readyctl.core.entry import ROSTER_FILE, SETTINGS_FILE
from readyctl.errors import UsageError


class Forge(StrEnum):
    """Where the repository's pipelines run."""

    GITHUB = "github"
    GITLAB = "gitlab"


@command_line("readyctl init", "readyctl init --hooks --ci github --yes")
def command(
    *,
    name: Annotated[str | None, typer.Option(help="What the registry is of: a company, a product.")] = None,
    hooks: Annotated[bool, typer.Option("--hooks", help="Install the git hooks too.")] = False,
    ci: Annotated[
        Forge | None, typer.Option(help="Write the pipeline too, and say which merge settings fit.")
    ] = None,
    registry: Registry = None,
    writing: Writing,
) -> None:
    """Start a registry here: settings, a roster with you as lead, and one sample entry."""
    from readyctl.adapters.git.porcelain import Porcelain
    from readyctl.adapters.git.repository import find
    from readyctl.adapters.locate import registry_folder

    top = find(Path.cwd()).top
    folder = registry_folder(Path.cwd(), top, registry)
    if any((top / folder / file).exists() for file in (SETTINGS_FILE, ROSTER_FILE)):
        raise UsageError(f"there is a registry in {folder or top} already", help="see `readyctl check`")
    header = Porcelain(top).next_header()
    changes = [
        Change(path, None, text.encode()) for path, text in _files(folder, name or top.name, header).items()
    ]
    if ci is not None:
        changes += [_pipeline(top, path, text) for path, text in ci_files.FILES[ci.value].items()]
    plan = Plan(
        top, [f"start a registry in {folder or 'the top folder'}"], changes, "Start a readiness registry"
    )
    commit = writing.commits(default=True)
    if carry_out(plan, writing, commit=commit):
        if hooks:
            from readyctl.cli.hooks import install_here

            install_here(top)
        output.say("you are its first engineer and lead; add the others with `readyctl roster add`")
        if not commit:
            output.say("nothing counts before it is committed: trust begins with the commit of the roster")
    if ci is not None:
        output.say(ci_files.MERGE_SETTINGS[ci.value])


def _pipeline(top: Path, path: str, text: str) -> Change:
    if (top / path).exists():
        raise UsageError(
            f"{path} exists already", help=f"add the job by hand, as docs/ci.md shows it:\n{text}"
        )
    return Change(path, None, text.encode())


def _files(folder: str, name: str, header: Header) -> dict[str, str]:
    from readyctl.adapters.yaml_editor import dump

    if not isinstance(header, CommitHeader):
        raise UsageError(
            f"your git identity cannot sign: {header.why}", help="set `git config user.name` and user.email"
        )
    me: dict[str, Node] = {"name": header.author.name, "emails": [header.author.address], "lead": "true"}
    sample: dict[str, Node] = {
        "id": "sample-feature",
        "name": "Sample feature",
        "summary": "Shows what an entry looks like. Rename it or delete it.",
        "level": "exploratory",
    }
    prefix = f"{folder}/" if folder else ""
    return {
        f"{prefix}{SETTINGS_FILE}": dump({"version": "1", "name": name}),
        f"{prefix}{ROSTER_FILE}": "# Who may sign. Only people who are on it already can change it.\n"
        + dump({"engineers": [me]}),
        f"{prefix}features/sample/sample-feature.yaml": dump(sample),
    }
