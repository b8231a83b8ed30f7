"""`roster list --json`: who may sign, `readyctl.roster/1`. The schema is `schemas/roster-1.schema.json`."""

from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.roster import Engineer, Roster
from readyctl.render.published import Published, as_json


class EngineerV1(Published):
    """One person of engineering."""

    name: str
    names: tuple[str, ...]
    """Other names that her commits carry."""
    emails: tuple[str, ...]
    lead: bool
    """Whether she may change roster and settings."""
    areas: tuple[str, ...]
    """Whose features she may sign; `*` for all."""
    keys: tuple[str, ...]


class RosterV1(Published):
    """The answer of `readyctl roster list --json`; without a trusted roster, nobody."""

    schema_: Annotated[Literal["readyctl.roster/1"], Field(alias="schema")] = "readyctl.roster/1"
    assurance: Assurance | None
    """What of a commit has to be an engineer's; null where no roster is trusted."""
    engineers: tuple[EngineerV1, ...]


def render(roster: Roster | None) -> str:
    """Who is on it, in the order of the file."""
    return as_json(
        RosterV1(
            assurance=roster.assurance if roster else None,
            engineers=tuple(map(_engineer, roster.engineers)) if roster else (),
        )
    )


def _engineer(one: Engineer) -> EngineerV1:
    return EngineerV1(
        name=one.name, names=one.names, emails=one.emails, lead=one.lead, areas=one.areas, keys=one.keys
    )
