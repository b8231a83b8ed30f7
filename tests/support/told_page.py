"""A page that tells a story in days, played as a script and held against what happens.

`### Monday 1 September 2025` begins a day. A block of `console` holds commands (`ada$ readyctl inbox`)
and, below each, what it prints; a line `…` leaves lines out, and a command with nothing below it is
played and has to succeed. A block with a path behind its kind (`yaml notes.yaml`) is a file that somebody
saves. A table under `| who | what waits |` says what `readyctl` tells all of them at that moment, and
`readyctl inbox` each.
"""

import datetime as dt
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from support.calling import readyctl
from support.people import Person
from support.repo import RepoBuilder

_DAY = re.compile(r"^### \w+ (?P<day>\d+ \w+ \d{4})$")
_COMMAND = re.compile(r"^(?P<who>[a-z]+)\$ (?P<line>.+)$")
_FENCE = re.compile(r"^```(?P<kind>\w*)(?: (?P<name>\S+))?$")
_TABLE = "| who | what waits |"
_ITEM = re.compile(r"^(?P<what>[a-z]+) +(?P<of>[^ :]+)(?= \(|:)", re.MULTILINE)
_TOLD = re.compile(r"^(?:look at|promises) +(?P<told>.+)$", re.MULTILINE)
NOTHING = "nothing"
_ID = re.compile(r"\b[0-9a-f]{12}\b")
LEFT_OUT = "…"


@dataclass(frozen=True)
class Day:
    """From here on it is this day."""

    on: dt.date


@dataclass(frozen=True)
class File:
    """Somebody saves a file."""

    path: str
    text: str


@dataclass(frozen=True)
class Command:
    """Somebody types a command; `said` is what it prints by the page, from line `at` on."""

    who: str
    line: str
    at: int
    said: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Waits:
    """What the page says that each finds: rows of names and of what is beside them, from line `at` on."""

    at: int
    rows: tuple[tuple[str, str], ...]


Step = Day | File | Command | Waits


def steps(text: str) -> Iterator[Step]:
    """The page's steps in order; everything else on it is prose."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        line, at = lines[at], at + 1
        if day := _DAY.match(line):
            yield Day(dt.datetime.strptime(f"{day['day']} +0000", "%d %B %Y %z").date())
        elif line == _TABLE:
            end = next(
                i for i in range(at, len(lines) + 1) if i == len(lines) or not lines[i].startswith("|")
            )
            yield Waits(at + 1, tuple(_row(row) for row in lines[at + 1 : end]))
            at = end
        elif fence := _FENCE.match(line):
            end = lines.index("```", at)
            yield from _block(fence, lines[at:end], at)
            at = end + 1


def _row(line: str) -> tuple[str, str]:
    _, who, what, _ = line.split("|")
    return who.strip(), what.strip()


def _block(fence: re.Match[str], lines: Sequence[str], at: int) -> Iterator[Step]:
    if fence["name"]:
        yield File(fence["name"], "".join(f"{line}\n" for line in lines))
    elif fence["kind"] == "console":
        commands: list[Command] = []
        for number, line in enumerate(lines):
            if typed := _COMMAND.match(line):
                commands.append(Command(typed["who"], typed["line"], at + number + 1))
            elif commands:
                commands[-1].said.append(line)
        yield from commands


def matches(printed: str, said: Sequence[str]) -> bool:
    """Whether a page says what was printed; it may say nothing. The ids of commits do not matter."""
    if not said:
        return True
    lines = (_ID.sub("ID", line) for line in said)
    wanted = [r"(?:.*\n)*" if line == LEFT_OUT else re.escape(line) + r"\n" for line in lines]
    return re.fullmatch("".join(wanted), _ID.sub("ID", printed)) is not None


@dataclass(frozen=True)
class Wrong:
    """A place of the page that does not say what happens: the lines from `at` on, and what they should be."""

    at: int
    lines: Sequence[str]
    instead: Sequence[str]


class Teller:
    """Plays steps in one repository: who the people are, which day it is, what was typed."""

    def __init__(self, top: Path, people: Mapping[str, Person]) -> None:
        self.repo = RepoBuilder(top)
        self.people = people
        self.now = dt.datetime(2025, 1, 1, 9, tzinfo=dt.UTC)

    def play(self, text: str) -> Iterator[Wrong]:
        """Every place of the page that is not as it happens."""
        for step in steps(text):
            match step:
                case Day(on):
                    self.now = dt.datetime.combine(on, dt.time(9), dt.UTC)
                case File(path, content):
                    self.repo.put(path, content)
                case Command(who, line, at, said):
                    code, printed = self.type(who, line)
                    if not matches(printed, said) or (code and not said):
                        yield Wrong(at, said, printed.splitlines())
                case Waits(at, rows):
                    yield from self._look(at, rows)

    def type(self, who: str, line: str) -> tuple[int, str]:
        """The exit code and what a terminal would show: stdout, then what was said beside it."""
        self.now += dt.timedelta(minutes=5)
        program, *words = shlex.split(line)
        env = self.repo.identity(self.people[who], self.now)
        if program == "git":
            done = self.repo.run(*words, env=env)
            return done.returncode, (done.stdout + done.stderr).decode()
        assert program == "readyctl", line
        code, out, err = readyctl(self.repo, *words, env=env | {"READYCTL_TODAY": str(self.now.date())})
        return code, out + err

    def _look(self, at: int, rows: Sequence[tuple[str, str]]) -> Iterator[Wrong]:
        """What `readyctl` and `readyctl inbox` say to each of them."""
        now = [("readyctl", self._status())]
        found = {who: self._inbox(who) for who in self.people}
        now += [(who, what) for who, what in found.items() if what != NOTHING]
        now.append((", ".join(who for who, what in found.items() if what == NOTHING), NOTHING))
        if now != list(rows):
            yield Wrong(at, *([f"| {who} | {what} |" for who, what in each] for each in (rows, now)))

    def _inbox(self, who: str) -> str:
        """The items in their order, as `tell acme, ask acme`."""
        _, printed = self.type(who, "readyctl inbox")
        return ", ".join(f"{m['what']} {m['of']}" for m in _ITEM.finditer(printed)) or NOTHING

    def _status(self) -> str:
        """What the one screen says to everybody: features to look at, promises."""
        _, printed = self.type(next(iter(self.people)), "readyctl")
        return "; ".join(m["told"] for m in _TOLD.finditer(printed))


def retold(text: str, wrong: Sequence[Wrong]) -> str:
    """The page with every wrong place put right."""
    lines = text.splitlines()
    for each in sorted(wrong, key=lambda each: -each.at):
        lines[each.at : each.at + len(each.lines)] = each.instead
    return "".join(f"{line}\n" for line in lines)
