"""`readyctl init`: a registry that passes `check` at once."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import ci_files, output
from readyctl.cli.changes import carry_out
from readyctl.cli.ci_source import source
from readyctl.cli.hooks import install_here
from readyctl.cli.options import AsOf, Here, Registry, Writing, command_line
from readyctl.cli.trust.baseline import Taking
from readyctl.core.entry.modeline import schema_folder
from readyctl.errors import UsageError
from readyctl.workspace.changing.plan import Change, Plan

if TYPE_CHECKING:
    from readyctl.workspace.reading.location import Location


Schemas = Annotated[
    bool, typer.Option("--schemas", help="Write the schemas for editors, or bring them up to date.")
]


class Forge(StrEnum):
    """Where the repository's pipelines run."""

    GITHUB = "github"
    GITLAB = "gitlab"


From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="SOURCE",
        help="What the pipeline installs readyctl from: a git URL with a commit, a wheel or its folder, an"
        " index, a version.",
        show_default="this version, by name",
    ),
]


Ci = Annotated[
    Forge | None, typer.Option("--ci", help="Write the pipeline too, and say which merge settings fit.")
]


@command_line(
    "readyctl init",
    "readyctl init --hooks --ci github --yes",
    "readyctl init --ci gitlab --from https://git.example.com/tools/readyctl@COMMIT",
)
def command(
    *,
    name: Annotated[str | None, typer.Option(help="What the registry is of: a company, a product.")] = None,
    hooks: Annotated[bool, typer.Option("--hooks", help="Install the git hooks too.")] = False,
    ci: Ci = None,
    taken_from: From = None,
    taking: Taking,
    schemas: Schemas = False,
    registry: Registry = None,
    as_of: AsOf = None,
    writing: Writing,
) -> None:
    """Start a registry here: settings, a roster with you as lead, and one sample entry.

    Where there is a registry, --hooks, --ci and --schemas add just these, and --baseline lets what fails
    today stand until a day: see `readyctl baseline --help`.
    """
    from readyctl.workspace.changing import starting
    from readyctl.workspace.reading.location import Location

    location = Location.seen_from(Path.cwd(), registry)
    is_new = starting.is_new(location)
    if taking.asked:
        taking.take(Here(registry, as_of), writing, alone=not (is_new or hooks or ci or schemas))
        return
    _refuse_lone(taken_from, ci)
    if not (is_new or hooks or ci or schemas):
        raise _there_already(location)
    words, changes = _files(location, name, as_of) if is_new else ([], [])
    if is_new or schemas:
        words.append(f"let editors know its files: schemas in {schema_folder(location.registry)}")
        changes += _schemas(location)
    if ci is not None:
        words.append(f"check it on {ci.value}")
        changes.append(_pipeline(location, ci, taken_from))
    plan = Plan(location.top, words, changes, _title(is_new=is_new, ci=ci is not None))
    commit = writing.commits(default=True)
    written = bool(changes) and carry_out(plan, writing, within=None, commit=commit)
    if hooks and (written or not changes):
        install_here(Path.cwd(), registry, dry_run=writing.dry_run)
    if written and is_new:
        _greet(committed=commit)
    if ci is not None:
        output.say(_settings(location, ci))


def _refuse_lone(taken_from: str | None, ci: Forge | None) -> None:
    if taken_from is not None and ci is None:
        raise UsageError("--from is about a pipeline", help="add --ci github or --ci gitlab")


def _greet(*, committed: bool) -> None:
    output.say("you are its first engineer and lead; add the others with `readyctl roster add`")
    if not committed:
        output.say("nothing counts before it is committed: trust begins with the commit of the roster")


def _files(location: "Location", name: str | None, as_of: AsOf) -> tuple[list[str], list[Change]]:
    """What a new registry comes to, in words and in files."""
    from readyctl.workspace.changing.starting import started

    words = [f"start a registry in {location.registry or 'the top folder'}"]
    if Path.cwd().resolve() != location.top.resolve():
        words.append(f"of the repository {location.top}, which this folder is part of; {_OWN}")
    return words, started(location, name, as_of)


_OWN = "run `git init` here first if it should have its own"


def _title(*, is_new: bool, ci: bool) -> str:
    if is_new:
        return "Start a readiness registry"
    return "Check the readiness registry in CI" if ci else "Let editors know the registry's files"


def _schemas(location: "Location") -> list[Change]:
    from readyctl.render.file_kinds import FILES
    from readyctl.render.json_schemas import compact
    from readyctl.workspace.changing.modelines import schemas

    return schemas(location, {kind.schema: compact(kind.schema) for kind in FILES if kind.in_registry})


def _pipeline(location: "Location", ci: Forge, taken_from: str | None) -> Change:
    """The file of the pipeline. What to see to is said at once: it may keep somebody from writing it."""
    from readyctl.workspace.changing import starting

    installed = source(taken_from, location.top)
    branch = starting.default_branch(location)
    path, text = ci_files.pipeline(ci.value, installed.words, branch, location.told)
    by_hand = f"add the job by hand, as docs/ci.md shows it:\n{text}"
    change = starting.added_file(location, path, text, otherwise=by_hand)
    output.say(installed.advice)
    return change


def _settings(location: "Location", ci: Forge) -> str:
    """What to set on the forge."""
    from readyctl.workspace.changing import starting

    return ci_files.merge_settings(ci.value, starting.default_branch(location), location.roster)


def _there_already(location: "Location") -> UsageError:
    from readyctl.workspace.changing.starting import way_back

    back, others = way_back(location), "--hooks, --ci, --schemas or --baseline"
    help_text = f"bring it back with `{back}`" if back else f"see `readyctl check`; or add {others}"
    if Path.cwd().resolve() == location.top.resolve():
        where = location.registry or location.top
        return UsageError(f"there is a registry in {where} already", help=help_text)
    return UsageError(
        f"there is a registry in {location.top / location.registry} already, and this folder is part of that"
        " repository",
        help=f"{help_text}; {_OWN}",
    )
