"""What `readyctl stale` tells."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.feature.stale_formats import Format, Written
from readyctl.core.feature.freshness import answers_for, is_due
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.text.command_line import command_line as printed
from readyctl.core.text.counting import ago, counted, in_figures
from readyctl.render.painting import Command, Piece, paint

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace

_SHOWN = 3
"""So many of the features that are asked for are named."""


def told(workspace: "Workspace", within: int | None, whose: str | None, writing: Written) -> int:
    """Look, and tell what is asked for. Gives 1 where anything is stale."""
    asked = _asked(workspace, whose)
    if writing.findings.output_format is not None:
        from readyctl.workspace.reading.checking import check_freshness

        return writing.findings.report(check_freshness(workspace, within or 0, asked))
    stale = sorted((s for s in asked if s.stale), key=lambda s: (-_over(s), s.id))
    due = sorted((s for s in asked if is_due(s, workspace.today, within or 0)), key=_until)
    if writing.sent is not None:
        from readyctl.cli.feature.stale_messages import written

        found = asked if writing.sent is Format.CALENDAR and within is None else [*stale, *due]
        output.emit_exactly(written(workspace, found, writing.sent, whose))
    else:
        _list(workspace, stale, due, as_json=writing.as_json)
        if not writing.as_json:
            if not (stale or due):
                _say_nothing_is(asked, workspace, within, whose)
            _say_what_is_asked(asked)
    return int(bool(stale or (writing.strict and due)))


def _asked(workspace: "Workspace", whose: str | None) -> Sequence[FeatureStatus]:
    """The features that are asked about: all, or those that one person is asked about."""
    features = workspace.inventory().features
    if whose is None:
        return features
    from readyctl.cli.feature.person import person
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.keyboard import listed

    roster, her = listed(workspace), person(Selling(workspace), whose)
    return [status for status in features if answers_for(her, status, roster)]


def _list(
    workspace: "Workspace", stale: list[FeatureStatus], due: list[FeatureStatus], *, as_json: bool
) -> None:
    if as_json:
        from readyctl.render.feature.stale_json import render

        found = [*stale, *due]
        output.emit_exactly(render(workspace.inventory(), found, _touched(workspace, found)))
    elif stale or due:
        _print(workspace, stale, due)


def _say_nothing_is(
    features: Sequence[FeatureStatus], workspace: "Workspace", within: int | None, whose: str | None
) -> None:
    """Say what was looked at: silence could be taken for not having looked."""
    growing = sum(status.fresh_until is not None for status in features)
    of = f"{in_figures(len(features), 'feature')}{f' of {whose}' if whose else ''}"
    soon = f" or will be within {in_figures(within, 'day')}" if within else ""
    output.say(
        f"nothing is stale{soon}, as of {workspace.today}:"
        f" looked at {of}, {growing} of which engineering has to confirm from time to time"
    )


def _say_what_is_asked(features: Sequence[FeatureStatus]) -> None:
    """Requests wait for engineering's word as well, though nothing grows old by them."""
    carrying = [status for status in features if status.entry.said and status.entry.said.proposes]
    if asked := _asking(carrying) if carrying else []:
        shown = ", ".join(asked[:_SHOWN]) + (", …" if len(asked) > _SHOWN else "")
        what = counted(len(asked), "request")
        output.say(f"{what} to decide as well ({shown}): ", Command("readyctl feature proposals"))


def _asking(carrying: Sequence[FeatureStatus]) -> list[str]:
    from readyctl.core.feature.proposals import proposal_of

    return [status.id for status in carrying if proposal_of(status)]


def _over(status: FeatureStatus) -> int:
    """Days beyond its window; fewer than none where commits made it stale before its time."""
    return (status.age_days or 0) - (status.window or 0)


def _until(status: FeatureStatus) -> tuple[dt.date, str]:
    return status.fresh_until or dt.date.max, status.id


def _touched(workspace: "Workspace", found: list[FeatureStatus]) -> Mapping[str, Sequence[str]]:
    """By path, the commits to each one's code since it was confirmed."""
    from readyctl.workspace.reading.code_changes import code_commits

    return code_commits(workspace, found)


def _print(workspace: "Workspace", stale: list[FeatureStatus], due: list[FeatureStatus]) -> None:
    touched = _touched(workspace, [*stale, *due])
    headings = ("ID", "LEVEL", "LAST CONFIRMED", "FRESH FOR", *(("CODE",) if touched else ()), "ASK")
    rows: list[list[Piece]] = [[paint(word, "dim") for word in headings]]
    for status in (*stale, *due):
        commits = touched.get(status.entry.where.path)
        owner = status.entry.said.owner if status.entry.said else None
        when = ago(status.age_days or 0)
        rows.append(
            [
                status.id,
                status.effective.value,
                paint(when, "yellow") if status.stale else when,
                f"{status.window} days" if status.stale else f"until {status.fresh_until}",
                *(["-" if commits is None else _commits(len(commits))] if touched else []),
                owner or "-",
            ]
        )
    output.emit_table(rows, "iwwssn" if touched else "iwwsn")
    if len(stale) > 1:
        output.say(
            "an engineer goes through what is stale, one by one: ", Command("readyctl feature sign --stale")
        )
    else:
        ids = (status.id for status in stale or due)
        output.say("an engineer confirms what is still true: ", Command(printed("feature sign", *ids)))


def _commits(number: int) -> str:
    return f"{in_figures(number, 'commit')} since"
