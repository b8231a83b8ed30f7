"""What a change means for sales and who must sign, as one comment on a forge that is written over again.

A comment is read by people who may see the repository. What entries say calls nobody and links nowhere in it.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from readyctl.core.meeting.affected_deals import Touched
from readyctl.core.meeting.awaited import Awaited, LeftToEngineering
from readyctl.core.meeting.difference import Difference
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.text.command_line import command_line
from readyctl.core.text.counting import counted
from readyctl.render.escape import comment, markdown_code
from readyctl.render.meeting.diff_markdown import body
from readyctl.render.meeting.diff_text import moment

MOST = 60_000
"""A comment on GitHub holds 65,536 characters."""
NOTHING = "<!-- readyctl:nothing -->"
"""A line of a comment that has nothing to tell: none has to be begun for it."""


def marker(registry: str) -> str:
    """The first line of a comment, by which it is found again; each registry of a repository has its own."""
    return f"<!-- readyctl:change {quote(registry or '.')} -->"


def render(
    difference: Difference, behind: Mapping[str, Touched], left: LeftToEngineering, registry: str
) -> str:
    """The comment: what engineering has to do first, then what changes for sales."""
    head = [marker(registry), "## What this change means for sales"]
    if difference.nothing and left.nothing:
        return "\n".join([head[0], NOTHING, head[1], "", "Nothing changes for sales."]) + "\n"
    if difference.nothing:
        head += ["", "As it is, nothing changes for sales."]
    end = ["", f"{moment(difference.before)} to {moment(difference.after)}."]
    lines = [*_to_sign(left.claims), *_to_decide(left.requests), *body(difference, behind, comment)]
    room = MOST - sum(len(line) + 1 for line in (*head, *end))
    return "\n".join([*head, *_fitting(lines, room), *end]) + "\n"


def _to_sign(claims: Iterable[Awaited]) -> Iterator[str]:
    told = [_claim(each) for each in claims]
    if told:
        yield from ("", f"### Engineering has to sign {counted(len(told), 'claim')}", "", *told)


def _claim(awaited: Awaited) -> str:
    status = awaited.status
    head = f"- **{comment(status.name)}** ({comment(status.id)}) {comment(awaited.words)}."
    if not awaited.readable:
        return f"{head} That has to be mended first."
    command = markdown_code(command_line("feature sign", status.id))
    return f"{head} {comment(awaited.signers)} signs it: {command}"


def _to_decide(requests: Iterable[OpenProposal]) -> Iterator[str]:
    told = [_request(each) for each in requests]
    if told:
        yield from ("", f"### Engineering has to decide {counted(len(told), 'request')}", "", *told)


def _request(asked: OpenProposal) -> str:
    command = markdown_code(command_line("feature sign", asked.feature, options=("--accept",)))
    by = f" by {comment(asked.by)}" if asked.by else ""
    head = f"- {comment(asked.feature)}: {comment(asked.words)} is asked for{by}."
    return f"{head} {comment(asked.decides)} grants it: {command}"


def _fitting(lines: list[str], room: int) -> Iterator[str]:
    """The lines from the first for which there is room; how many more there are, in the last."""
    for number, line in enumerate(lines):
        room -= len(line) + 1
        if room < len("\n1000000 more lines, for which there is no room here.\n"):
            yield from ("", f"{len(lines) - number} more lines, for which there is no room here.")
            return
        yield line
