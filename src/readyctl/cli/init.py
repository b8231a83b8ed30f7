"""`readyctl init`: a registry that passes `check` at once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli import ci_files, output
from readyctl.cli.changes import carry_out
from readyctl.cli.hooks import install_here, told
from readyctl.cli.options import Registry, Writing, command_line
from readyctl.core.entry.document import Node
from readyctl.core.entry.path import ROSTER_FILE, SETTINGS_FILE
from readyctl.core.trust.commit import CommitHeader, Header
from readyctl.errors import UsageError
from readyctl.workspace.changing.plan import Change, Plan


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
    """Start a registry here: settings, a roster with you as lead, and one sample entry.

    Where there is a registry, --hooks and --ci add just these.
    """
    from readyctl.adapters.git.porcelain import Porcelain
    from readyctl.adapters.git.repository import find
    from readyctl.adapters.registry.locate import registry_folder

    top = find(Path.cwd()).top
    folder = registry_folder(Path.cwd(), top, registry)
    is_new = not any((top / folder / file).exists() for file in (SETTINGS_FILE, ROSTER_FILE))
    if not is_new and not hooks and ci is None:
        raise UsageError(
            f"there is a registry in {folder or top} already",
            help="see `readyctl check`; or add --hooks or --ci",
        )
    words, changes = [], []
    if is_new:
        words.append(f"start a registry in {folder or 'the top folder'}")
        started = _files(folder, name or top.name, Porcelain(top).next_header())
        changes += [Change(path, None, text.encode()) for path, text in started.items()]
    if ci is not None:
        words.append(f"check it on {ci.value}")
        changes.append(_pipeline(top, *ci_files.pipeline(ci.value, told(folder))))
    title = "Start a readiness registry" if is_new else "Check the readiness registry in CI"
    commit = writing.commits(default=True)
    written = bool(changes) and carry_out(Plan(top, words, changes, title), writing, commit=commit)
    if hooks and (written or not changes):
        install_here(Path.cwd(), registry, dry_run=writing.dry_run)
    if written and is_new:
        output.say("you are its first engineer and lead; add the others with `readyctl roster add`")
        if not commit:
            output.say("nothing counts before it is committed: trust begins with the commit of the roster")
    if ci is not None:
        output.say(ci_files.MERGE_SETTINGS[ci.value])


def _pipeline(top: Path, path: str, text: str) -> Change:
    file = top / path
    before = file.read_bytes() if file.exists() else None
    if before not in {None, text.encode()}:
        raise UsageError(
            f"{path} exists already", help=f"add the job by hand, as docs/ci.md shows it:\n{text}"
        )
    return Change(path, before, text.encode())


def _files(folder: str, name: str, header: Header) -> dict[str, str]:
    from readyctl.adapters.yaml.editor import dump

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
