"""What a page's `features.json` carries beside its features, written and read again."""

from collections.abc import Mapping
from typing import Literal

from readyctl.core.entry.limit import LimitText
from readyctl.core.feature.basis import Basis, LeftOut, Provenance
from readyctl.core.feature.fate import Departed, Departure, Fate
from readyctl.core.feature.names import Carrier, Hold
from readyctl.core.feature.view import SalesView
from readyctl.core.level.answer_code import AnswerCode
from readyctl.core.level.table import WEAKEST
from readyctl.core.trust import written_settings
from readyctl.core.trust.commit import PENDING
from readyctl.render.feature.fates_json import FateV1, fate
from readyctl.render.feature.limits_json import LimitV1, limit
from readyctl.render.published import IsoDay, Published

HoldWord = Literal["signed", "removed", "unsigned", "left", "retired"]
_HOLDS: Mapping[Hold, HoldWord] = {
    Hold.SIGNED: "signed",
    Hold.REMOVED: "removed",
    Hold.UNSIGNED: "unsigned",
    Hold.LEFT: "left",
    Hold.RETIRED: "retired",
}


class RegistryV1(Published):
    """A registry that features come from."""

    name: str
    as_of: IsoDay
    """The day that counted as today when it was published."""
    revision: str | None
    features: int


class LeftOutV1(Published):
    """A published file that should have been in this one, and could not be used."""

    path: str
    why: str


class NamesV1(Published):
    """A claim with the names that questions find it by."""

    id: str
    names: tuple[str, ...]
    hold: HoldWord
    """How strong its hold on them is."""
    leads_to: tuple[str, ...]
    """The features that are meant, where that is not the one of this id."""


class EndingV1(FateV1):
    """What became of an id, and what it was called."""

    names: tuple[str, ...]
    pending: bool
    """Whether that is not committed yet."""
    stone: bool
    """Whether a signed tombstone says so."""


class RemovedV1(Published):
    """What still answers for an id whose entry is gone: that nothing may be said of it."""

    id: str
    area: str
    name: str
    owner: str | None
    why: str


class JudgedByV1(Published):
    """The settings that texts are judged by."""

    name: str | None
    own: tuple[str, ...]
    limits: tuple[LimitV1, ...]
    codes: Mapping[AnswerCode, str]
    docs: str | None = None
    """Where the pages of the rules are, so that findings lead there in every repository."""


class BasisV1(Published):
    """What questions are answered from, beside the features."""

    names: tuple[NamesV1, ...]
    former: Mapping[str, tuple[str, ...]]
    """By former id, the ids that it goes on under."""
    departed: tuple[EndingV1, ...]
    removed: tuple[RemovedV1, ...]
    settings: JudgedByV1


def registry(source: Provenance) -> RegistryV1:
    """A registry with its day and its commit."""
    return RegistryV1(
        name=source.name, as_of=source.as_of, revision=source.revision, features=source.features
    )


def left_out(one: LeftOut) -> LeftOutV1:
    """A file that is not in it."""
    return LeftOutV1(path=one.path, why=one.why)


def basis(known: Basis) -> BasisV1:
    """All of it."""
    judged = known.settings
    return BasisV1(
        names=tuple(map(names, known.carriers)),
        former=known.successors,
        departed=(
            *(_ending(each, stone=False) for each in known.departed.gone),
            *(_ending(each, stone=True) for each in known.departed.stones),
        ),
        removed=tuple(map(_removed, known.removed.values())),
        settings=JudgedByV1(
            name=judged.name,
            own=judged.own,
            limits=tuple(map(limit, judged.limits)),
            codes=judged.rfp.codes,
            docs=judged.docs,
        ),
    )


def read_basis(written: BasisV1) -> Basis:
    """The same value again. Raises ValueError for a limit or an address that cannot be read."""
    endings = [(each.stone, _read_ending(each)) for each in written.departed]
    judged = written.settings
    return Basis(
        carriers=tuple(map(_read_names, written.names)),
        successors=written.former,
        removed={each.id: _read_removed(each) for each in written.removed},
        departed=Departed(
            tuple(ending for stone, ending in endings if not stone),
            tuple(ending for stone, ending in endings if stone),
        ),
        settings=written_settings.Settings(
            version=1,
            name=judged.name,
            own=judged.own,
            limits=tuple(written_settings.Ceiling(**dict(each)) for each in judged.limits),
            rfp=written_settings.RfpSettings(codes=dict(judged.codes)),
            docs=judged.docs,
        ).value(),
    )


def bound_of(written: LimitV1) -> LimitText:
    """A limit as texts are held against it."""
    return written.metric, written.at_least, written.at_most


_BY_WORD = {word: hold for hold, word in _HOLDS.items()}


def _read_names(written: NamesV1) -> Carrier:
    return Carrier(written.id, written.names, _BY_WORD[written.hold], written.leads_to)


def names(carrier: Carrier) -> NamesV1:
    """One claim with its names."""
    return NamesV1(id=carrier.id, names=carrier.names, hold=_HOLDS[carrier.hold], leads_to=carrier.leads_to)


def _ending(one: Departure, *, stone: bool) -> EndingV1:
    return EndingV1(**dict(fate(one.fate)), names=one.names, pending=one.fate.commit == PENDING, stone=stone)


def _read_ending(written: EndingV1) -> Departure:
    became = Fate(
        id=written.id,
        name=written.name,
        became=written.became,
        by=written.by,
        on=written.on,
        commit=PENDING if written.pending else written.commit,
        heirs=written.heirs,
        disputed=written.disputed,
    )
    return Departure(became, written.names)


def _removed(view: SalesView) -> RemovedV1:
    return RemovedV1(id=view.id, area=view.area, name=view.name, owner=view.owner, why=view.removed or "")


def _read_removed(written: RemovedV1) -> SalesView:
    return SalesView(
        id=written.id,
        area=written.area,
        name=written.name,
        owner=written.owner,
        level=WEAKEST,
        awaiting=True,
        removed=written.why,
    )
