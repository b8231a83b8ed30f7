"""Whether the person at the keyboard may sign here: asked of git and of the trusted roster."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readyctl.core.trust.commit import MalformedHeader
from readyctl.core.trust.engineering import Rejected
from readyctl.core.trust.roster import Roster

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


@dataclass(frozen=True)
class Standing:
    """Who would be the next commit's author, and why her word would not count; None where it would."""

    name: str
    address: str
    refusal: str | None
    moment: dt.datetime | None = None
    """The date that git would give an act now; today, unless somebody told git otherwise."""


def standing(workspace: "Workspace", area: str | None) -> Standing:
    """How the next commit here would be judged for an entry of this area."""
    from readyctl.adapters.git.porcelain import Porcelain

    header = Porcelain(workspace.top).next_header()
    if isinstance(header, MalformedHeader):
        return Standing("", "", header.why)
    if workspace.trust is None:
        return Standing(header.author.name, header.author.address, "no roster is committed yet")
    verdict = workspace.trust.judge_next(header, area)
    why = verdict.why if isinstance(verdict, Rejected) else None
    return Standing(header.author.name, header.author.address, why, header.acted_at)


def signers(roster: Roster | None, area: str | None) -> str:
    """Who may sign entries of this area, by name; for a sentence."""
    names = [engineer.name for engineer in roster.engineers if engineer.may_sign(area)] if roster else []
    if not names:
        return "an engineer (nobody on the roster may sign this area yet)"
    shown = names[:3]
    return " or ".join(shown) + (" or another engineer" if len(names) > len(shown) else "")
