"""What one person makes of one file in a random history."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from support import random_files as rf
from support.bulk import EXECUTABLE, LINK, REGULAR
from support.random_files import ENGINEERS, ROSTER, FeatureState, RosterState, Seat, State
from support.random_people import DRAW


def a_feature(draw: DRAW) -> FeatureState:
    """Any readable version of a feature."""
    return FeatureState(
        claim=draw(st.integers(0, len(rf.CLAIMS) - 1)),
        summary=draw(st.integers(0, len(rf.SUMMARIES) - 1)),
        confirmed=draw(st.integers(0, len(rf.CONFIRMED) - 1)),
    )


CHOICES = {
    "claim": len(rf.CLAIMS),
    "summary": len(rf.SUMMARIES),
    "confirmed": len(rf.CONFIRMED),
    "style": rf.STYLES,
    "owner": len(rf.OWNERS),
    "broken": len(rf.BROKEN),
}
FEATURE_EDITS = (
    "claim",
    "claim",
    "confirmed",
    "confirmed",
    "confirmed",
    *CHOICES,
    "restore",
    "mode",
    "delete",
)
ROSTER_EDITS = ("seat", "seat", "remove", "remove", "assurance", "confirmed", "style", "broken")
ROSTER_SWITCHES = ("revoke", "forge", "ignored", "delete")


def edited_feature(draw: DRAW, now: FeatureState) -> FeatureState | None:
    """What one person makes of a feature: claim, confirmation, looks, breakage, mode, deletion."""
    what = draw(st.sampled_from(FEATURE_EDITS))
    if what == "delete":
        return None
    if what == "restore":
        return replace(now, broken=None, mode=REGULAR)
    if what == "mode":
        return replace(now, mode=draw(st.sampled_from([EXECUTABLE, REGULAR, LINK])))
    changed: dict[str, Any] = {what: draw(st.integers(0, CHOICES[what] - 1))}
    return replace(now, **changed)


def a_seat(draw: DRAW) -> Seat:
    """Any line of the roster."""
    return Seat(
        lead=draw(st.sampled_from([False, False, True])),
        areas=draw(st.sampled_from([("*",), ("payments",), ("ledger",), ("payments", "ledger")])),
        alias=draw(st.booleans()),
        second_address=draw(st.booleans()),
    )


def edited_roster(draw: DRAW, now: RosterState) -> RosterState | None:
    """What one person makes of the roster."""
    who = draw(st.integers(0, len(ENGINEERS) - 1))
    what = draw(st.sampled_from([*ROSTER_EDITS, *ROSTER_SWITCHES]))
    changed: dict[str, RosterState | None] = {
        "seat": rf.seated(now, who, a_seat(draw)),
        "remove": rf.seated(now, who, None),
        "revoke": replace(now, revoked=now.revoked ^ {who}),
        "forge": replace(now, forge=not now.forge),
        "ignored": replace(now, ignored=not now.ignored),
        "delete": None,
    }
    if what in changed:
        return changed[what]
    if what == "assurance":
        return replace(now, assurance=draw(st.sampled_from(["author", "author", "committer", "signature"])))
    chosen: dict[str, Any] = {"broken": None, what: draw(st.integers(0, 2))}
    return replace(now, **chosen)


def edited(draw: DRAW, path: str, now: State | None) -> State | None:
    """What one person makes of a file, which may not be there."""
    if path == ROSTER:
        return edited_roster(draw, now) if isinstance(now, RosterState) else RosterState()
    return edited_feature(draw, now) if isinstance(now, FeatureState) else a_feature(draw)
