"""Where words go: data to stdout, talk to stderr, colour only on a terminal. All text is escaped here."""

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import TextIO

from msgspec import Struct

from readyctl.errors import Exit
from readyctl.render.escape import one_line
from readyctl.render.painting import Line, Painted, Piece, escaped, in_plain, paint, pieces_of

_LOST: list[str] = []
"""Why data did not get to where stdout leads, in the system's words; empty while all is well."""


class Colour(StrEnum):
    """When to use colour: where a person looks at it, or as told."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class How(StrEnum):
    """What became of a piece of text."""

    DATA = "data"
    EXACTLY = "exactly"
    TALK = "talk"


class Manner(Struct):
    """How this run speaks, as its command line says."""

    colour: Colour = Colour.AUTO
    quiet: bool = False
    """Only data and errors, and no question."""
    verbose: bool = False
    """What is read, and where a defect lies."""


_MANNER = Manner()
_AT_ONCE = 256
"""Lines that go to a file or a pipe together: a check of many deals has a hundred thousand."""
_HEARD: list[list[tuple[How, str]]] = []
"""Who else hears what is written, besides the streams."""


def manner() -> Manner:
    """How this run speaks; to be changed by the options that say so, and by nothing else."""
    return _MANNER


def prepare() -> None:
    """Make sure that no character of an entry can end the output, whatever the terminal's encoding.

    A stream that the caller closed leads nowhere: nobody wants to read it, or to be asked.
    """
    _LOST.clear()
    _MANNER.colour, _MANNER.quiet, _MANNER.verbose = Colour.AUTO, False, False
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - to the end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def finish(code: int) -> int:
    """Flush both streams and give the exit code: a success whose data could not be written is none, but a
    reader that went away is no error.
    """
    _flush(sys.stdout)
    if _LOST:
        fail(f"the output could not be written: {_LOST[0]}", "make room, or send it somewhere else")
        code = code or Exit.USAGE
    _flush(sys.stderr)
    return code


def _flush(stream: TextIO) -> None:
    try:
        stream.flush()
    except OSError as error:
        _give_up(stream, error)


def emit(*pieces: Piece) -> None:
    """Print data to stdout, escaped, as one line or text. A reader that went away ends the output only."""
    _write(sys.stdout, _dressed(pieces, sys.stdout))


def emit_lines(lines: Iterable[Line]) -> None:
    """Print lines of text, wrapped at words where they are wider than where they go; none prints nothing."""
    _write_lines(sys.stdout, lines)


def emit_text(text: str) -> None:
    """Print a text of several lines as `emit_lines` does."""
    emit_lines(text.removesuffix("\n").split("\n"))


def say_lines(*lines: Line) -> None:
    """Talk on stderr in lines, wrapped at words where they are wider than the terminal."""
    if not _MANNER.quiet:
        _write_lines(sys.stderr, lines)


def emit_table(rows: Sequence[Sequence[Piece]], columns: str, *, to_stderr: bool = False) -> None:
    """Print rows under one another, fitted to the width of where they go; nothing where there are none.

    `columns` has a letter for each: i an id, never shortened; w a word; n a name, shortened in the middle;
    m what stands beside a name, cut at its end before that is; s a word that can be spared; p prose, wrapped
    at words; t a name that is wrapped as well, as long as a word fits.
    """
    if not rows or (to_stderr and _MANNER.quiet):
        return
    stream = sys.stderr if to_stderr else sys.stdout
    if is_plain(stream):
        from readyctl.cli.columns import in_columns

        _write_some(stream, in_columns(rows))
        return
    from readyctl.cli.drawing import Column, table

    kinds = [*map(Column, columns)]
    _write_some(stream, table(rows, kinds, colour=colourful(stream), width=width_of(stream)))


def emit_exactly(text: str) -> None:
    """Print a machine format to stdout as it is, since its renderer has escaped it: UTF-8 and line feeds,
    whatever the console's encoding is. On a terminal people read it, and the terminal's own holds.
    """
    stream = sys.stdout
    if not stream.isatty() and isinstance(stream, io.TextIOWrapper):
        try:
            stream.reconfigure(encoding="utf-8", newline="\n")
        except OSError as error:  # what was written before is flushed
            _give_up(stream, error)
    _write(stream, text, How.EXACTLY)


def emit_if_any(text: str) -> None:
    """Print data to stdout unless it is empty: quiet on success."""
    if text:
        emit(text)


def say(*pieces: Piece) -> None:
    """Talk to the person on stderr, escaped: plans, progress, hints; on a terminal wrapped at words."""
    if not _MANNER.quiet:
        _talk(*pieces)


def say_if_verbose(*pieces: Piece) -> None:
    """Tell on stderr what is done, to whoever asked for it."""
    if _MANNER.verbose:
        _talk(*pieces)


def say_how_to_end(files: Iterable[object]) -> None:
    """Say to whoever sits at the keyboard how standard input ends, where `-` among the files means it."""
    if any(str(each) == "-" for each in files) and sys.stdin.isatty():
        keys = "Ctrl-Z and Enter" if sys.platform == "win32" else "Enter and Ctrl-D"
        say(f"paste the text here, then press {keys}")


def say_without_end(text: str) -> None:
    """Talk on stderr and stay on the line: before an answer is typed."""
    with contextlib.suppress(OSError):
        sys.stderr.write(escaped(text))
        sys.stderr.flush()


def fail(message: str, help: str = "") -> None:  # noqa: A002 - the word of ReadyctlError
    """Say why the command did not do its work, and the next step."""
    _talk(paint("error: ", "red"), message)
    if help:
        _talk(paint("help: ", "cyan"), help)


def _talk(*pieces: Piece) -> None:
    width = width_of(sys.stderr) if sys.stderr.isatty() else None
    told = sum(len(piece.text if isinstance(piece, Painted) else piece) for piece in pieces)
    if (
        width is not None
        and told > width
        and not any("\n" in each for each in pieces if isinstance(each, str))
    ):
        _write_lines(sys.stderr, [pieces])
    else:
        _write(sys.stderr, _dressed(pieces, sys.stderr))


def width_of(stream: TextIO) -> int | None:
    """The columns to fit into: `COLUMNS`, or the terminal's; none in a pipe, where nothing is shortened."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(stream.fileno()).columns or None if stream.isatty() else None
    except (OSError, ValueError):
        return None


def colourful(stream: TextIO) -> bool:
    """Whether colour belongs on this stream: as told; else a terminal, or FORCE_COLOR; never a dumb one, or
    NO_COLOR.
    """
    if _MANNER.colour is not Colour.AUTO:
        return _MANNER.colour is Colour.ALWAYS
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return os.environ.get("FORCE_COLOR", "0") not in {"", "0"} or stream.isatty()


def is_plain(stream: TextIO) -> bool:
    """Whether text goes there as it is: without colours, and nothing is wrapped."""
    return width_of(stream) is None and not colourful(stream)


def _dressed(pieces: Sequence[Piece], stream: TextIO) -> str:
    if not any(isinstance(piece, Painted) for piece in pieces) or not colourful(stream):
        return "".join(map(escaped, pieces))
    from readyctl.cli.drawing import coloured

    return "".join(
        coloured(escaped(piece), piece.style) if isinstance(piece, Painted) else escaped(piece)
        for piece in pieces
    )


def _write_lines(stream: TextIO, lines: Iterable[Line]) -> None:
    if is_plain(stream):
        _write_some(stream, map(in_plain, lines))
        return
    width, colour = width_of(stream), colourful(stream)
    from readyctl.cli.drawing import wrapped

    for line in lines:
        pieces = [one_line(piece) if isinstance(piece, str) else piece for piece in pieces_of(line)]
        for part in wrapped(pieces, colour=colour, width=width):
            _write(stream, part)


def _write_some(stream: TextIO, lines: Iterator[str]) -> None:
    while some := list(islice(lines, _AT_ONCE)):
        _write(stream, "".join([f"{line}\n" for line in some]))


@contextlib.contextmanager
def heard() -> Iterator[list[tuple[How, str]]]:
    """Give what is written in the meantime as well, line by line, in its order."""
    said: list[tuple[How, str]] = []
    _HEARD.append(said)
    try:
        yield said
    finally:
        _HEARD.pop()


def tell(how: How, text: str) -> None:
    """Write again what was heard before, as it was."""
    if how is How.EXACTLY:
        emit_exactly(text)
    elif text:
        _write(sys.stderr if how is How.TALK else sys.stdout, text, how)


def _write(stream: TextIO, text: str, how: How = How.DATA) -> None:
    if stream is sys.stderr:  # where both lead to one place, as in a job's log, what came first stands first
        _flush(sys.stdout)
        how = How.TALK
    ended = text if text.endswith("\n") else text + "\n"
    for said in _HEARD:
        said.append((how, ended))
    try:
        stream.write(ended)
    except OSError as error:
        _give_up(stream, error)


def _give_up(stream: TextIO, error: OSError) -> None:
    if stream is sys.stdout and not isinstance(error, BrokenPipeError):
        _LOST.append(error.strerror or str(error))
    _detach(stream)


def _detach(stream: TextIO) -> None:
    """Send the rest of the stream nowhere, so that the exit code stays what the command found."""
    with contextlib.suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
