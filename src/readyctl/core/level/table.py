"""The five readiness levels and what sales may do with each: the one table every surface reads."""

from dataclasses import dataclass
from enum import StrEnum

from readyctl.core.entry.keypath import KeyPath


class Level(StrEnum):
    """A readiness level, from weakest to strongest; compare with `rank`."""

    EXPLORATORY = "exploratory"
    PLANNED = "planned"
    COMMITTED = "committed"
    BETA = "beta"
    SHIPPED = "shipped"

    @property
    def rank(self) -> int:
        """0 for exploratory to 4 for shipped."""
        return _RANKS[self]

    @property
    def needs_signature(self) -> bool:
        """Whether a claim of this level counts only when engineering signed it."""
        return self.rank > Level.PLANNED.rank


_RANKS = {level: rank for rank, level in enumerate(Level)}


class Kind(StrEnum):
    """What a salesperson may want to do with a feature; also the kind of a promise."""

    MENTION = "mention"
    DEMO = "demo"
    EARLY_ACCESS = "early_access"
    CONTRACT = "contract"


class Grant(StrEnum):
    """How far a level allows a kind; the words between the extremes are conditions to be said aloud."""

    NO = "no"
    YES = "yes"
    FUTURE = "as a future direction, no date"
    CAVEATS = "with its caveats"
    DATED = "only with the signed delivery date, or a later one"
    LIVE = "yes, live"
    NOT_NEEDED = "not needed"

    @property
    def allows(self) -> bool:
        """Whether the kind is allowed at all, conditions met."""
        return self is not Grant.NO


@dataclass(frozen=True)
class LevelRules:
    """One row of the table: what a level means, what it lets sales do, what an entry must carry."""

    level: Level
    meaning: str
    mention: Grant
    demo: Grant
    early_access: Grant
    contract: Grant
    needs: tuple[KeyPath, ...]

    def grant(self, kind: Kind) -> Grant:
        """What this level says about one kind of promise."""
        grant: Grant = getattr(self, kind.value)
        return grant


TABLE: dict[Level, LevelRules] = {
    row.level: row
    for row in (
        LevelRules(
            Level.EXPLORATORY,
            "an idea being evaluated",
            Grant.NO,
            Grant.NO,
            Grant.NO,
            Grant.NO,
            needs=(),
        ),
        LevelRules(
            Level.PLANNED,
            "on the roadmap, no capacity allocated",
            Grant.FUTURE,
            Grant.NO,
            Grant.NO,
            Grant.NO,
            needs=(),
        ),
        LevelRules(
            Level.COMMITTED,
            "on the roadmap, capacity allocated, delivery date confirmed by engineering",
            Grant.YES,
            Grant.NO,
            Grant.NO,
            Grant.DATED,
            needs=(("delivery", "date"), ("delivery", "scope"), ("delivery", "capacity")),
        ),
        LevelRules(
            Level.BETA,
            "works, not fully tested or documented",
            Grant.CAVEATS,
            Grant.CAVEATS,
            Grant.CAVEATS,
            Grant.NO,
            needs=(("caveats",),),
        ),
        LevelRules(
            Level.SHIPPED,
            "in production, tested, documented, supportable",
            Grant.YES,
            Grant.LIVE,
            Grant.NOT_NEEDED,
            Grant.YES,
            needs=(
                ("evidence", "production"),
                ("evidence", "tests"),
                ("evidence", "docs"),
                ("evidence", "support"),
            ),
        ),
    )
}
