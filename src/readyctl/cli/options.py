"""The options that commands share, and the decorator that turns a function into a command.

A command function takes its own typer parameters and, where it wants them, one parameter of type
`Reading`, `Writing` or another `OptionGroup`; `@command_line` spells those out as options, joins the
examples to the help, and makes the returned number the exit code.
"""

import datetime as dt
import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from readyctl.cli import output
from readyctl.cli.dates import day
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter

    from readyctl.workspace.reading.opening import Workspace

Function = Callable[..., int | None]


Registry = Annotated[
    Path | None, typer.Option(metavar="DIR", envvar="READYCTL_REGISTRY", help="The registry's folder.")
]
TrustRoot = Annotated[
    str | None,
    typer.Option(
        metavar="COMMIT", envvar="READYCTL_TRUST_ROOT", help="Trust the roster from this commit on."
    ),
]


AsOf = Annotated[
    dt.date | None,
    typer.Option(
        metavar="DATE", envvar="READYCTL_TODAY", parser=day, help="Take this day as today for freshness."
    ),
]


class OptionGroup:
    """Options that several commands share: a dataclass whose fields `command_line` spells out as options."""


def told(workspace: "Workspace") -> "Workspace":
    """The registry that was opened, after saying which one it is where somebody asked for that."""
    if output.manner().verbose:
        asked = workspace.asked
        output.say_if_verbose(f"registry: {workspace.folder}, read from {asked.at or 'the work tree'}")
        output.say_if_verbose(f"history: up to {workspace.revision or 'no commit yet'}")
        output.say_if_verbose(f"roster: trusted from {asked.trust_root or 'its first commit'}")
        output.say_if_verbose(f"today: {workspace.today}")
    return workspace


@dataclass(frozen=True)
class Here(OptionGroup):
    """Which registry: the options of commands that change the files as they lie in the work tree."""

    registry: Registry = None
    as_of: AsOf = None
    trust_root: TrustRoot = None

    def workspace(self) -> "Workspace":
        """Open the registry that these options name, from the current folder."""
        from readyctl.workspace.reading.opening import Workspace

        return told(
            Workspace.open(Path.cwd(), registry=self.registry, as_of=self.as_of, trust_root=self.trust_root)
        )


@dataclass(frozen=True)
class Reading(OptionGroup):
    """Which registry, which moment, whose word: the options of every command that reads entries."""

    registry: Registry = None
    at: Annotated[
        str | None,
        typer.Option(metavar="MOMENT", help="Read a revision, a date, a sync's date, or 'index'."),
    ] = None
    as_of: AsOf = None
    trust_root: TrustRoot = None
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Read everything anew.")] = False

    def workspace(self, start: Path | None = None, *, hook: bool = False) -> "Workspace":
        """Open the registry that these options name, from `start` or the current folder, or as git tells a
        `hook`.
        """
        from readyctl.workspace.reading.opening import Workspace

        return told(
            Workspace.open(
                start or Path.cwd(),
                registry=self.registry,
                at=self.at,
                as_of=self.as_of,
                trust_root=self.trust_root,
                use_cache=not self.no_cache,
                hook=hook,
            )
        )


@dataclass(frozen=True)
class Told(OptionGroup):
    """Which registry a hook was installed for: what stands in somebody's shell does not decide it."""

    registry: Annotated[
        Path | None, typer.Option("--registry", metavar="DIR", help="The registry's folder.")
    ] = None
    trust_root: Annotated[
        str | None,
        typer.Option("--trust-root", metavar="COMMIT", help="Trust the roster from this commit on."),
    ] = None
    as_of: Annotated[
        dt.date | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            envvar="READYCTL_TODAY",
            parser=day,
            help="Take this day as today for freshness.",
        ),
    ] = None

    def reading(self) -> Reading:
        """The same, for what reads entries."""
        return Reading(registry=self.registry, trust_root=self.trust_root, as_of=self.as_of)


@dataclass(frozen=True)
class Writing(OptionGroup):
    """How to go about a change: the options of every command that changes files."""

    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change and stop.")] = False
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask whether to go on.")] = False
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing at all.")] = False
    commit: Annotated[
        bool | None, typer.Option("--commit/--no-commit", help="Commit these files, and nothing else.")
    ] = None

    @property
    def may_ask(self) -> bool:
        """Whether a question can be put to a person here."""
        return not self.no_input and not output.manner().quiet and sys.stdin.isatty()

    def commits(self, *, default: bool) -> bool:
        """Whether to commit, where the command's own habit is `default`."""
        return default if self.commit is None else self.commit


Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
"""The `--json` of commands that print data."""


@dataclass(frozen=True)
class Speaking(OptionGroup):
    """How to speak: the options of every command, told once in `readyctl help options`."""

    color: Annotated[
        output.Colour, typer.Option("--color", help="Colour: auto, always or never.", hidden=True)
    ] = output.Colour.AUTO
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print data and errors only, and ask nothing.", hidden=True)
    ] = False
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", help="Say what is read; and of a defect, where it lies.", hidden=True
        ),
    ] = False

    def take_effect(self) -> None:
        """Speak so from here on, to the end of this run."""
        manner = output.manner()
        manner.colour, manner.quiet, manner.verbose = self.color, self.quiet, self.verbose


def _is_group(parameter: inspect.Parameter) -> bool:
    kind = parameter.annotation
    return isinstance(kind, type) and issubclass(kind, OptionGroup)


def command_line(*examples: str) -> Callable[[Function], Callable[..., None]]:
    """Make a function a command: shared options spelled out, examples in the help, number to exit code."""

    def decorate(function: Function) -> Callable[..., None]:
        signature = inspect.signature(function, eval_str=True)
        groups = {n: p.annotation for n, p in signature.parameters.items() if _is_group(p)}

        @wraps(function)
        def command(**given: Any) -> None:  # noqa: ANN401 - whatever the options are
            _taken(Speaking, given).take_effect()
            for name, group in groups.items():
                given[name] = _taken(group, given)
            code = function(**given)
            if code:
                raise typer.Exit(code)

        command.__signature__ = _spelled_out(signature)  # type: ignore[attr-defined]
        command.__annotations__ = {}
        del command.__wrapped__
        command.__doc__ = _help(function.__doc__ or "", examples)
        return command

    return decorate


def _taken(group: Any, given: dict[str, Any]) -> Any:  # noqa: ANN401 - any group of options
    """The options of a group, taken out of what was given."""
    return group(**{field.name: given.pop(field.name) for field in fields(group)})


def _spelled_out(signature: inspect.Signature) -> inspect.Signature:
    kept = [p for p in signature.parameters.values() if not _is_group(p)]
    groups = [p.annotation for p in signature.parameters.values() if _is_group(p)]
    shared = [
        inspect.Parameter(f.name, inspect.Parameter.KEYWORD_ONLY, default=f.default, annotation=f.type)
        for group in (*groups, Speaking)
        for f in fields(group)
    ]
    return signature.replace(
        parameters=[p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in kept] + shared,
        return_annotation=None,
    )


def _help(text: str, examples: tuple[str, ...]) -> str:
    summary, _, rest = inspect.cleandoc(text).partition("\n")
    shown = "\n".join(f"  {example}" for example in examples)
    return f"{summary}\n\n\b\n{shown}\n\n{rest.strip()}".rstrip()


_HABITS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}


class _Group(TyperGroup):
    """A group whose help says of each command its whole first sentence, on more lines where it is narrow."""

    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the list of commands."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.get_short_help_str(1000)) for name, each in found if each])


def group(summary: str) -> typer.Typer:
    """An empty command group with the habits of this program."""
    app = typer.Typer(
        cls=_Group,
        help=summary,
        no_args_is_help=True,
        add_completion=False,
        context_settings=_HABITS,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(lambda: None)
    return app


def single(command: Callable[..., Any]) -> typer.Typer:
    """A program of one command, without a name of its own."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(context_settings=_HABITS)(command)
    return app


def required(value: str | None, option: str, question: str, writing: Writing) -> str:
    """The value given, or the answer of a person; where nobody can answer, exit 2 naming the option."""
    if value:
        return value
    if not writing.may_ask:
        raise UsageError(f"{question} is not given", help=f"add {option}")
    return prompt(question)


def prompt(question: str, default: str | None = None) -> str:
    """One line from the terminal; an empty one is `default`, and asked for again where there is none.

    Ctrl-C, and the end of input, end the program as they do anywhere else.
    """
    try:
        return str(typer.prompt(question, default=default, show_default=bool(default), err=True))
    except typer.Abort:
        raise KeyboardInterrupt from None
