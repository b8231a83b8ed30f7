"""What `readyctl explain` tells of a feature."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.feature import background
from readyctl.cli.feature.appearance import grade
from readyctl.cli.feature.finding import the_feature_called
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.names import Unknown
from readyctl.core.feature.proposals import proposal_of
from readyctl.core.level.table import STRONGEST, Level
from readyctl.core.text import command_line as printed
from readyctl.core.trust.roster import Roster, signers
from readyctl.core.trust.signoff import ActKind, Signed, Unsigned
from readyctl.errors import UsageError
from readyctl.render.painting import paint
from readyctl.rules import catalogue

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


def told(workspace: "Workspace", subject: str, *, as_json: bool) -> int:
    """Tell the whole reasoning about one feature."""
    _ensure_no_level(workspace.inventory(), subject)
    status = the_feature_called(workspace.inventory(), subject, also=catalogue.words())
    parts = {
        "bold": list(_levels(status)),
        "yellow": list(_slips(workspace, status)),
        "red" if status.withheld else "green": [
            *_reasons(status, workspace.roster),
            *background.since_signature(workspace, status),
        ],
        "none": list(background.freshness(workspace, status)),
        "cyan": [*_repairs(status, workspace.roster), *_requests(workspace, status)],
    }
    if as_json:
        from readyctl.render.feature.explain_json import render

        output.emit_exactly(render(status, [line for lines in parts.values() for line in lines]))
        return 0
    output.emit_lines([(paint(status.name, "bold"), f" ({status.entry.where.path})")])
    output.emit_lines(paint(f"  {line}", style) for style, lines in parts.items() for line in lines)
    return 0


def _ensure_no_level(inventory: Inventory, words: str) -> None:
    """Raises `UsageError` for the word of a level that no feature is called by."""
    known = inventory.find(words) is not None or not isinstance(inventory.names.find(words), Unknown)
    if not known and words.lower() in set(Level):
        raise UsageError(f"'{words}' is a level, and no feature", help="see `readyctl levels`")


def _levels(status: FeatureStatus) -> Iterator[str]:
    declared = status.declared.value if status.declared else "not readable"
    yield f"declared: {declared}"
    yield f"everybody else sees: {status.effective.value}"
    if status.overdue:
        yield "overdue: no contract, and no date when it is mentioned"


def _requests(workspace: "Workspace", status: FeatureStatus) -> Iterator[str]:
    """What is asked for, since when, by whom, and who decides."""
    if proposal_of(status) is None:
        return
    from readyctl.core.meeting.proposals import request_words
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.proposals import open_proposal

    asked = open_proposal(Selling(workspace), status)
    if asked is None:
        return
    yield f"asked for: {request_words(asked, workspace.today)}"
    for obstacle in asked.obstacles:
        yield f"  could not be signed as it is: {obstacle}"
    accept = printed.command_line("feature sign", status.id, options=("--accept",))
    decline = printed.command_line("feature decline", status.id, options=("--reason", "why not"))
    yield f"{asked.decides} decides: `{accept}` or `{decline}`"


def _slips(workspace: "Workspace", status: FeatureStatus) -> Iterator[str]:
    from readyctl.core.history.slips import slip_words
    from readyctl.workspace.reading.past import Timelines

    found = Timelines(workspace, workspace.inventory()).of(status.id).slips
    if found:
        yield f"engineering's date {slip_words(found)}: {found[0].before} → {found[-1].after}"


def _reasons(status: FeatureStatus, roster: Roster | None) -> Iterator[str]:
    for problem in status.entry.problems:
        place = f" (line {problem.position.line})" if problem.position else ""
        yield f"because the entry is not valid: {problem.message}{place}"
    if status.declared is not None and not status.needs_signature:
        yield f"because {status.declared.value} needs no signature"
    match status.signoff:
        case Signed(acts=acts):
            for act in acts:
                did = "set this claim" if act.kind is ActKind.SET else "confirmed it as it stands"
                when = f"on {act.at:%Y-%m-%d}, commit {act.commit[:12]}"
                yield f"because {act.name} <{act.address}> {did} {when}"
                yield f"  on the roster just before it{_areas(roster, act.address)}; {grade(act)}"
        case Unsigned(why=why, unnamed_author=author):
            if status.declared is None or status.needs_signature:
                yield f"because {why}"
                if author:
                    yield f"  its author is {author}"
    for word in status.last_words if status.withheld else ():
        said = f"last called it {word.level.value}" if word.level else "last removed it"
        yield f"engineering {said}: {word.act.name} on {word.act.at:%Y-%m-%d}, commit {word.act.commit[:12]}"


def _areas(roster: Roster | None, address: str) -> str:
    engineer = roster.find(address) if roster else None
    if engineer is None:
        return " (and is not any more)"
    return ", as a lead" if engineer.lead else f", for {', '.join(engineer.areas)}"


def _repairs(status: FeatureStatus, roster: Roster | None) -> Iterator[str]:
    if status.entry.problems:
        problem = status.entry.problems[0]
        yield f"to change that: {problem.help or 'mend the entry'}"
    elif status.stale or (status.withheld and not status.signed):
        yield f"to change that: {signers(roster, status.area)} runs `readyctl feature sign {status.id}`"
    elif status.overdue:
        who = signers(roster, status.area)
        command = f"readyctl feature set-level {status.id} {STRONGEST}"
        yield f"to change that: {who} runs `{command}`, or sets a new date"
