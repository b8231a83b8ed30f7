"""From a command line to an exit code: imports the one command asked for, and ends every exception."""

import importlib
import os
import sys
from collections.abc import Iterator, Sequence

from readyctl.cli import output
from readyctl.cli.commands import COMMANDS, Command, Group, find, names, within
from readyctl.errors import CannotTell, Exit, NoRegistry, ReadyctlError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import typer

    from readyctl.workspace.reading.passing_by import Making


def run(args: Sequence[str], making: "Making | None" = None) -> int:
    """Carry out one command line and return its exit code. Never raises. `making` is what was seen already of
    the commit for which it is the hook's.
    """
    output.prepare()
    try:
        code = _dispatch(list(args), making)
    except ReadyctlError as error:
        output.fail(error.message, error.help)
        code = error.exit_code
    except KeyboardInterrupt:
        output.say("interrupted")
        code = Exit.INTERRUPTED
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else int(done.code is not None)
    except OSError as error:
        code = _refused_by_the_system(error)
    except Exception as error:  # noqa: BLE001 - the one place where a defect becomes a sentence
        code = _internal_error(error)
    return output.finish(code)


def _refused_by_the_system(error: OSError) -> int:
    """What the system does not let happen (a full disk, a folder that may not be read) is no defect."""
    _trace()
    place = f"{error.filename}: " if error.filename else ""
    output.fail(f"{place}{error.strerror or error}")
    return Exit.USAGE


def _trace() -> None:
    """Show where it went wrong, to whoever asked for it."""
    if os.environ.get("READYCTL_TRACEBACK") or output.manner().verbose:
        import traceback

        traceback.print_exc()


def _internal_error(error: Exception) -> int:
    _trace()
    output.fail(
        f"something went wrong inside readyctl: {type(error).__name__}: {error}",
        "run it again with READYCTL_TRACEBACK=1 or -v to see where, and please report it",
    )
    return Exit.DEFECT


def _dispatch(args: list[str], making: "Making | None") -> int:
    if not args or args == ["--json"]:
        return _alone(args)
    if args[0] in {"--help", "-h"}:
        output.emit(overview())
        return 0
    if args[0] == "hooks":
        from readyctl.cli.committing import directly

        if (code := directly(args, making)) is not None:
            return code
    name, rest = args[0], args[1:]
    entry = find(name)
    if entry is None:
        raise _unknown(name, names(), "readyctl --help", tuple(within(name)))
    prog = f"readyctl {name}"
    if isinstance(entry, Group) and rest and rest[0] in entry.commands:
        prog, entry, rest = f"{prog} {rest[0]}", entry.commands[rest[0]], rest[1:]
    elif isinstance(entry, Group) and rest and not rest[0].startswith("-"):
        raise _unknown(rest[0], tuple(entry.commands), f"{prog} --help")
    import typer

    if not sys.stderr.isatty():
        typer.main.get_command(load(entry))(args=rest, prog_name=prog)
        return 0
    from readyctl.cli.working import shown

    with shown(args):
        typer.main.get_command(load(entry))(args=rest, prog_name=prog)
    return 0


def _alone(args: list[str]) -> int:
    """The status where there is a registry; elsewhere, what there is to run."""
    try:
        return _dispatch(["status", *args], None)
    except (NoRegistry, CannotTell):
        if args:
            raise
        output.emit(overview())
        return 0


def _unknown(name: str, known: Sequence[str], help_command: str, elsewhere: Sequence[str] = ()) -> UsageError:
    """`elsewhere` are the whole commands that end with this name."""
    if name.startswith("-"):
        return UsageError(f"options stand after the command, '{name}' stands before it", help=help_command)
    if elsewhere:
        return UsageError(f"there is no command '{name}'", help=f"did you mean {_either(elsewhere)}?")
    from readyctl.core.text.closest import closest

    meant = closest(name, known)
    hint = f"did you mean '{meant}'? " if meant else ""
    return UsageError(f"there is no command '{name}'", help=f"{hint}see {help_command}")


def _either(commands: Sequence[str]) -> str:
    return " or ".join(f"`{each}`" for each in commands)


def load(entry: Command | Group) -> "typer.Typer":
    """Import what an entry of the table names, and nothing else, as one Typer application."""
    from readyctl.cli.options import group, single

    if isinstance(entry, Command):
        module = importlib.import_module(entry.module)
        return module.app if hasattr(module, "app") else single(module.command)
    app = group(entry.summary)
    for name, command in entry.commands.items():
        app.command(name)(importlib.import_module(command.module).command)
    return app


def every() -> Iterator[tuple[str, "typer.Typer"]]:
    """Every top-level command by name, imported; for the reference pages and the tests."""
    for name in names():
        entry = find(name)
        if entry is not None:
            yield name, load(entry)


def overview() -> str:
    """The answer to `readyctl --help`: example first, then every command in a line."""
    lines = [
        "Usage: readyctl COMMAND [OPTIONS]",
        "",
        "  readyctl demo            see it work, in a folder of its own",
    ]
    lines += ["  readyctl init            start a registry in this repository", ""]
    for heading, commands in COMMANDS.items():
        lines.append(f"{heading}:")
        lines += [f"  {name:<12} {entry.summary}" for name, entry in commands.items()]
        lines.append("")
    lines.append("Each command has its own --help with examples, and takes --color, -q and -v:")
    lines.append("see `readyctl help options`. --version prints the version.")
    return "\n".join(lines)
