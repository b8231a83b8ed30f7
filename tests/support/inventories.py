"""Inventories built by hand, for outputs that are tested without git."""

import datetime as dt
from collections.abc import Mapping

from readyctl.core.deal.claims import Held, held_against
from readyctl.core.entry.document import Document, Node, Problem
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.assessing import assess
from readyctl.core.feature.fate import Became, Fate, GoneEntry
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.model import Feature, Tombstone
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.settings import DEFAULTS, Settings
from readyctl.core.trust.signoff import Act, ActKind, Signed, SignOff, Unsigned

TODAY = dt.date(2026, 11, 22)
REVISION = "3f2c9d1e" * 5


def signed(
    *, by: str = "Ada Lovelace", at: str = "2026-11-16", via_forge: bool = False, commit: str = "a1b2c3d4" * 5
) -> Signed:
    when = dt.datetime.fromisoformat(f"{at}T09:00:00+00:00")
    address = f"{by.split(maxsplit=1)[0].lower()}@example.com"
    return Signed((Act(ActKind.SET, commit, address, by, when, Assurance.COMMITTER, via_forge),))


def unsigned(why: str = "sam@example.com is not on the roster") -> Unsigned:
    return Unsigned(why, "0bad" * 10, "sam@example.com", "sam@example.com")


def status(  # noqa: PLR0913 - whatever a test wants to set
    data: Mapping[str, Node],
    signoff: SignOff,
    *,
    area: str = "payments",
    problems: tuple[Problem, ...] = (),
    today: dt.date = TODAY,
    settings: Settings = DEFAULTS,
) -> FeatureStatus:
    """A feature as `data` has it (id, name, summary and level are filled in where missing)."""
    whole: dict[str, Node] = {"name": str(data["id"]), "summary": "What it does.", "level": "planned", **data}
    model = Feature.model_validate(whole)
    entry = FeatureEntry(
        where=EntryPath(f"registry/features/{area}/{model.id}.yaml", EntryKind.FEATURE, model.id, area),
        document=Document(whole),
        model=model,
        declared=model.level,
        problems=problems,
    )
    return assess(entry, signoff, settings, today)


def tombstone(old: str, *new: str, area: str = "payments", by: SignOff | None = None) -> FeatureStatus:
    """What a renamed or split feature left behind; signed, unless `by` says otherwise."""
    entry = FeatureEntry(
        where=EntryPath(f"registry/features/{area}/{old}.yaml", EntryKind.FEATURE, old, area),
        document=Document({}),
        model=None,
        tombstone=Tombstone(id=old, replaced_by=new),
    )
    return assess(entry, by or signed(), DEFAULTS, TODAY)


def inventory(
    *features: FeatureStatus,
    tombstones: tuple[FeatureStatus, ...] = (),
    name: str = "FinanceOps",
    gone: tuple[GoneEntry, ...] = (),
) -> Inventory:
    return Inventory(
        (*features, *tombstones),
        as_of=TODAY,
        revision=REVISION,
        settings=Settings(version=1, name=name),
        gone=gone,
    )


def retired(feature_id: str, name: str) -> GoneEntry:
    """What engineering took away."""
    where = EntryPath(f"registry/features/a/{feature_id}.yaml", EntryKind.FEATURE, feature_id, "a")
    return GoneEntry(where, Fate(feature_id, name, Became.RETIRED, "Ada", TODAY, "abcd" * 10))


def held(moment: Inventory) -> Held:
    """What a deal's texts are held against."""
    return held_against(moment)


def nothing_known() -> Held:
    """The same where no feature is known."""
    return held(inventory())
