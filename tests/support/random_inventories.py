"""Registries drawn at random, as their inventories on any day: collisions, sunsets, lost signatures, and what
is not there any more.
"""

import datetime as dt
from dataclasses import dataclass

from hypothesis import strategies as st

from readyctl.core.entry.document import Document, Node, Problem
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.assessing import assess
from readyctl.core.feature.fate import Became, Fate, GoneEntry
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.model import Feature, Tombstone
from readyctl.core.feature.written import FeatureEntry, LastWord
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.signoff import Act, Signed, SignOff
from support.guards import settings_of
from support.inventories import REVISION, TODAY, signed, unsigned

IDS = ("fx", "fx-matching", "live-chat", "sso", "audit-log")
NAMES = ("FX matching", "Live chat", "Single sign-on", "Audit log", "fx", "Nightly export")
_NEEDS: dict[str, dict[str, Node]] = {
    "exploratory": {},
    "planned": {},
    "committed": {"delivery": {"date": "2026-11-24", "scope": "One way only.", "capacity": "2 engineers"}},
    "beta": {"caveats": ["slow above ten currencies"]},
    "shipped": {
        "evidence": {"production": "yes", "tests": "ci", "docs": "the handbook", "support": "on call"}
    },
}
_PROBLEM = Problem("unknown-key", "the key 'x' is not known", "")
_days = st.integers(-12, 4).map(lambda number: str(TODAY + dt.timedelta(days=number)))


@dataclass(frozen=True)
class Drawn:
    """A registry that was drawn, for any day."""

    entries: tuple[tuple[FeatureEntry, SignOff, tuple[LastWord, ...]], ...]
    gone: tuple[GoneEntry, ...]
    settings: Settings

    def on(self, day: dt.date) -> Inventory:
        """Its inventory on a day."""
        statuses: list[FeatureStatus] = [
            assess(entry, signoff, self.settings, day, words) for entry, signoff, words in self.entries
        ]
        return Inventory(statuses, as_of=day, revision=REVISION, settings=self.settings, gone=self.gone)


@st.composite
def _features(draw: st.DrawFn) -> tuple[FeatureEntry, SignOff, tuple[LastWord, ...]]:
    level = draw(st.sampled_from(sorted(_NEEDS)))
    id_, area = draw(st.sampled_from(IDS)), draw(st.sampled_from(("a", "b")))
    where = EntryPath(f"registry/features/{area}/{id_}.yaml", EntryKind.FEATURE, id_, area)
    signoff = draw(st.one_of(_days.map(lambda day: signed(at=day)), st.just(unsigned())))
    problems = (_PROBLEM,) if draw(st.integers(0, 5)) == 0 else ()
    counts = isinstance(signoff, Signed) and not problems
    words = () if counts else draw(_last_words(where))
    # What an unsigned claim alone calls itself is told nobody, so here it has the names that were signed.
    name = next((word.name for word in words if word.name), None) or draw(st.sampled_from(NAMES))
    aliases: list[Node] = [*draw(st.lists(st.sampled_from(NAMES), max_size=2))] if counts else []
    data: dict[str, Node] = {"id": id_, "name": name, "summary": "What it does.", "aliases": aliases}
    data |= {"level": level, **_NEEDS[level], "owner": draw(st.sampled_from(("payments", None)))}
    if draw(st.booleans()):
        data["limits"] = [{"metric": "match latency", "at_least": "80 ms"}]
    if draw(st.integers(0, 3)) == 0:
        data["ends"] = draw(_days)
    model = Feature.model_validate(data)
    return FeatureEntry(where, Document(data), model, declared=model.level, problems=problems), signoff, words


@st.composite
def _last_words(draw: st.DrawFn, where: EntryPath) -> tuple[LastWord, ...]:
    if draw(st.booleans()):
        return ()
    level, alias = draw(st.sampled_from(("exploratory", "planned"))), draw(st.sampled_from(NAMES))
    name = draw(st.sampled_from(NAMES))
    data: dict[str, Node] = {"id": where.id, "name": name, "summary": "Before.", "level": level}
    data["aliases"] = [alias]
    model = Feature.model_validate(data)
    return (LastWord(FeatureEntry(where, Document(data), model, declared=model.level), _act()),)


def _act() -> Act:
    return signed(at="2026-11-01").act


@st.composite
def _tombstones(draw: st.DrawFn) -> tuple[FeatureEntry, SignOff, tuple[LastWord, ...]]:
    old = draw(st.sampled_from((*IDS, "old-fx", "old-chat")))
    heirs = tuple(draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True)))
    where = EntryPath(f"registry/features/c/{old}.yaml", EntryKind.FEATURE, old, "c")
    stone = Tombstone(id=old, replaced_by=heirs)
    signoff: SignOff = signed() if draw(st.booleans()) else unsigned()
    return FeatureEntry(where, Document({}), None, stone), signoff, ()


@st.composite
def _gone(draw: st.DrawFn) -> GoneEntry:
    id_ = draw(st.sampled_from((*IDS, "fax", "teleporter")))
    became = draw(st.sampled_from((Became.RETIRED, Became.REMOVED)))
    disputed = became is Became.REMOVED and draw(st.booleans())
    where = EntryPath(f"registry/features/g/{id_}.yaml", EntryKind.FEATURE, id_, "g")
    name = draw(st.sampled_from((*NAMES, "Fax intake")))
    fate = Fate(id_, name, became, "Ada", TODAY - dt.timedelta(days=20), "abcd" * 10, disputed=disputed)
    return GoneEntry(where, fate, draw(_last_words(where)) if disputed else ())


def registries() -> st.SearchStrategy[Drawn]:
    """Any registry of these ids and names."""
    settings = st.sampled_from(
        (
            Settings(version=1, name="FinanceOps"),
            settings_of(
                {
                    "version": 1,
                    "own": ["Ledger Ltd"],
                    "limits": [{"metric": "uptime", "at_most": "99.9 %"}],
                    "stale_after": {"shipped": 3},
                }
            ),
        )
    )
    entries = st.lists(st.one_of(_features(), _features(), _tombstones()), max_size=6, unique_by=_place)
    return st.builds(
        Drawn,
        entries.map(tuple),
        st.lists(_gone(), max_size=2, unique_by=lambda gone: gone.where.path).map(tuple),
        settings,
    )


def _place(drawn: tuple[FeatureEntry, SignOff, tuple[LastWord, ...]]) -> str:
    return drawn[0].where.path
