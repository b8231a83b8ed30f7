"""The comparison of two moments as JSON, `readyctl.diff/1`. The schema is `schemas/diff-1.schema.json`."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.feature.inventory import Inventory
from readyctl.core.level.table import Level
from readyctl.core.meeting.affected_deals import Touched
from readyctl.core.meeting.difference import Change, Difference
from readyctl.core.meeting.proposals import EndedProposal
from readyctl.render.deal.note_json import MoneyV1, money
from readyctl.render.deal.promise_changes_json import PromiseChangeV1, promise_changes
from readyctl.render.published import IsoDay, Published, as_json


class MomentV1(Published):
    """One of the two moments."""

    as_of: IsoDay
    revision: str | None
    """The full id of its commit; null for the work tree before the first one."""


class ChangeV1(Published):
    """One change of one feature."""

    meaning: str
    """For sales: may_say_less, signatures_lost, dates_moved, gone, may_say_more, signatures_won or new."""
    feature: str
    name: str
    before: Level | None
    """The level that counted; null where the feature was not there."""
    after: Level | None
    ends: IsoDay | None
    """The last day of it as the later moment has it."""
    words: str
    deals: tuple[str, ...]
    """Ids of the deals that promise it."""
    value: tuple[MoneyV1, ...]
    """The money behind the feature, one sum for each currency."""


class RequestV1(Published):
    """A request to engineering that ended without being granted."""

    feature: str
    words: str
    ending: str
    """declined, by somebody who may sign in the area; or removed, by somebody who neither asked nor may."""
    by: str | None
    """Who asked."""
    ended_by: str
    on: IsoDay
    commit: str


class DiffV1(Published):
    """The answer of `readyctl diff --json`."""

    schema_: Annotated[Literal["readyctl.diff/1"], Field(alias="schema")] = "readyctl.diff/1"
    from_: Annotated[MomentV1, Field(alias="from")]
    to: MomentV1
    changes: tuple[ChangeV1, ...]
    """By meaning, in the order above, then by id."""
    promises: tuple[PromiseChangeV1, ...]
    """What became of promises, vanished ones first."""
    requests: tuple[RequestV1, ...]
    """Requests that ended without being granted, the latest first."""


def render(difference: Difference, behind: Mapping[str, Touched]) -> str:
    """One object; `behind` are the deals of each changed feature."""
    return as_json(published(difference, behind))


def published(difference: Difference, behind: Mapping[str, Touched]) -> DiffV1:
    """The comparison as scripts and assistants read it."""
    return DiffV1(
        from_=_moment(difference.before),
        to=_moment(difference.after),
        changes=tuple(_change(change, behind) for change in difference.changes),
        promises=promise_changes(difference.promises),
        requests=tuple(map(_request, difference.requests)),
    )


def _moment(inventory: Inventory) -> MomentV1:
    return MomentV1(as_of=inventory.as_of, revision=inventory.revision)


def _request(ended: EndedProposal) -> RequestV1:
    return RequestV1(
        feature=ended.feature,
        words=ended.words,
        ending=ended.ending.value,
        by=ended.by,
        ended_by=ended.ended_by,
        on=ended.on,
        commit=ended.commit,
    )


def _change(change: Change, behind: Mapping[str, Touched]) -> ChangeV1:
    return ChangeV1(
        meaning=change.meaning.value.replace(" ", "_"),
        feature=change.feature,
        name=change.name,
        before=change.before,
        after=change.after,
        ends=change.ends,
        words=change.words,
        deals=change.deals,
        value=money(behind[change.feature].value) if change.feature in behind else (),
    )
