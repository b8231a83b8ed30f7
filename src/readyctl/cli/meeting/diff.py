"""`readyctl diff`: what changed for sales between two moments."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, assert_never

import typer
from msgspec import Struct

from readyctl.cli import output
from readyctl.cli.again import answered
from readyctl.cli.feature.person import mail_to, person
from readyctl.cli.options import Json, Reading, command_line
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.core.trust.colleague import Colleague
    from readyctl.workspace.reading.comparing import Compared
    from readyctl.workspace.reading.deals import Selling

LAST_SYNC = "last-sync"


class Format(StrEnum):
    """How the difference is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    COMMENT = "comment"
    SLACK = "slack"
    TEAMS = "teams"
    MAIL = "eml"


@command_line(
    "readyctl diff --since 2026-11-01",
    "readyctl diff v1.2 v1.3 --format markdown",
    "readyctl diff --since last-sync",
    "readyctl diff --since 2026-11-01 --mine",
    "readyctl diff --since 2026-11-01 --for sam@example.com --format eml",
    "readyctl diff --range origin/main..HEAD --format comment",
)
def command(
    *,
    before: Annotated[str | None, typer.Argument(metavar="A", help="A revision or a date.")] = None,
    after: Annotated[
        str | None, typer.Argument(metavar="B", help="The same; the work tree if left out.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE|last-sync", help="Instead of A.")] = None,
    revisions: Annotated[
        str | None,
        typer.Option("--range", metavar="A..B", help="What these commits change: from where B left A."),
    ] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only what touches the deals that I own.")] = False,
    owner: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="EMAIL|NAME", help="Only what touches that person's deals; eml is a mail to her."
        ),
    ] = None,
    output_format: Annotated[
        Format | None, typer.Option("--format", help="How to write it.", show_default="text")
    ] = None,
    as_json: Json = False,
    reading: Reading,
) -> int:
    """Tell what changed for sales between two moments; without any, since the last commit.

    A comment, for a range alone, also says what engineering has to sign, and who.
    """
    if as_json and output_format not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {output_format} ask for two formats", help="give one of them")
    if sum(each is not None for each in (before, since, revisions)) > 1:
        raise UsageError("A, --since and --range each say where to begin", help="give one of them")
    chosen = Format.JSON if as_json else output_format or Format.TEXT
    if chosen is Format.COMMENT and revisions is None:
        raise UsageError("a comment is about a range of commits", help="add --range main..HEAD")
    if mine and owner is not None:
        raise UsageError("--mine and --for each say whose deals", help="give one of them")
    asked = _moments(reading, before or since, after, revisions)
    named = mine or owner is not None or chosen is Format.MAIL
    words = ("diff", chosen, owner, *_beside(asked, named=named))
    return answered(asked.later.workspace, words, lambda: _told(asked, chosen, owner, named=named))


def _told(asked: "_Moments", chosen: Format, owner: str | None, *, named: bool) -> int:
    whose = person(asked.later, owner) if named else None
    found = _compared(asked.later, asked.start, whose)
    said = _rendered(asked, found, chosen, whose)
    (output.emit_text if chosen is Format.TEXT else output.emit_exactly)(said)
    return 0


class _Moments(Struct, frozen=True):
    """The later moment, and where the earlier one is; of a range, every commit in which its ends agreed."""

    later: "Selling"
    start: str
    bases: tuple[str, ...] = ()


def _moments(reading: Reading, start: str | None, after: str | None, revisions: str | None) -> _Moments:
    from readyctl.workspace.reading.comparing import last_sync, on_its_day
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.ranges import ends_of

    if revisions is not None:
        tip, bases = ends_of(reading.workspace(), revisions)
        if not bases:
            raise UsageError(f"the ends of {revisions} have no commit in common", help="name two that have")
        return _Moments(Selling(on_its_day(tip, reading.as_of)), bases[0], bases)
    now = reading.workspace() if after is None else reading.workspace().moment(after, as_of=reading.as_of)
    if now.head is None:
        raise UsageError(
            "there is no commit here yet, so there is nothing to compare with",
            help="commit the registry first",
        )
    first = last_sync(now) if start == LAST_SYNC else start or "HEAD"
    return _Moments(Selling(on_its_day(now, reading.as_of)), first)


def _beside(asked: _Moments, *, named: bool) -> tuple[object, ...]:
    """What the answer hangs on besides the later moment: the earlier one, and who asks for a person's own."""
    from readyctl.workspace.reading.asking import asking

    now = asked.later.workspace
    try:
        began = now.moment(asked.start).revision
    except UsageError:  # a day before all commits; or what comparing refuses as well
        began = None
    return (asked.start, began, asked.bases, now.head, asking(now) if named else ())


def _compared(selling: "Selling", start: str, whose: "Colleague | None") -> "Compared":
    from readyctl.workspace.reading.comparing import compared, owned

    if whose is not None and not owned(selling, whose):
        raise UsageError(f"{whose} owns no deal here", help="see whose they are: readyctl pipeline list")
    return compared(selling, start, whose)


def _rendered(asked: _Moments, found: "Compared", chosen: Format, whose: "Colleague | None") -> str:
    from readyctl.core.meeting.affected_deals import touched

    difference, behind = found.difference, touched(found.difference.changes, found.notes)
    match chosen:
        case Format.TEXT:
            from readyctl.render.meeting import diff_text

            return diff_text.render(difference, behind)
        case Format.MARKDOWN:
            from readyctl.render.meeting import diff_markdown

            return diff_markdown.render(difference, behind)
        case Format.JSON:
            from readyctl.render.meeting import diff_json

            return diff_json.render(difference, behind)
        case Format.SLACK | Format.TEAMS:
            from readyctl.render.channels import Channel, posted
            from readyctl.render.meeting.diff_message import short

            return posted(short(difference, behind), Channel(chosen))
        case Format.MAIL:
            from readyctl.render.meeting.diff_message import short

            return mail_to(asked.later, whose or person(asked.later, None), short(difference, behind))
        case Format.COMMENT:
            from readyctl.render.meeting import diff_comment
            from readyctl.workspace.reading.awaited import left_to_engineering

            left = left_to_engineering(asked.later, asked.bases)
            return diff_comment.render(difference, behind, left, asked.later.workspace.registry)
        case _:
            assert_never(chosen)
