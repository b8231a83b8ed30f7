"""Whether the person at the keyboard may sign here: asked of git and of the trusted roster."""

import datetime as dt
from dataclasses import dataclass

from readyctl.core.trust.commit import MalformedHeader
from readyctl.core.trust.engineering import Rejected
from readyctl.workspace.reading.opening import Workspace


@dataclass(frozen=True)
class Standing:
    """Who would be the next commit's author, and why her word would not count; None where it would."""

    name: str
    address: str
    refusal: str | None
    moment: dt.datetime | None = None
    """The date that git would give an act now; today, unless somebody told git otherwise."""


def standing(workspace: Workspace, area: str | None) -> Standing:
    """How the next commit here would be judged for an entry of this area."""
    from readyctl.adapters.git.porcelain import Porcelain  # noqa: PLC0415 - GitPython takes 90 ms

    header = Porcelain(workspace.top).next_header()
    if isinstance(header, MalformedHeader):
        return Standing("", "", header.why)
    if workspace.trust is None:
        return Standing(header.author.name, header.author.address, "no roster is committed yet")
    verdict = workspace.trust.judge_next(header, area)
    why = verdict.why if isinstance(verdict, Rejected) else None
    return Standing(header.author.name, header.author.address, why, header.acted_at)
