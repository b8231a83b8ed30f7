"""The readiness levels and what sales may do with each: the one table every surface reads.

A level is one row of `Level`. Nothing outside this folder knows a level by its name: it asks its row.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Self

from msgspec import Struct

from readyctl.core.entry.keypath import KeyPath
from readyctl.core.level.kind import Grant, Kind


class Drawing(Struct, frozen=True):
    """An SVG path in a box of 12 by 12, in the current colour: filled, or a line 1.6 wide, dashed where
    `dashes` says so.
    """

    path: str
    filled: bool = True
    dashes: str = ""


class Face(Struct, frozen=True):
    """The looks of one level; the word and the shape alone tell the levels apart, without colour.

    `colour` and `ink` are `#rrggbb`, background and text; their contrast is at least 4.5 to 1
    (WCAG 2.2, 1.4.3), also where `colour` is used as text on white. `glyph` is one character that stands
    for the shape in text, `style` how a terminal shows the level.
    """

    word: str
    colour: str
    ink: str
    glyph: str
    style: str
    shape: Drawing


class Phrasing(Struct, frozen=True):
    """What may be said to a customer, the disclaimer that belongs behind it, and the same in a few words.

    `sentence` has places for `{name}`, `{when}`, `{scope}`, `{caveats}`, `short` for the `{date}` as written.
    """

    sentence: str
    short: str
    disclaimer: str | None = None


class LevelRow(Struct, frozen=True, kw_only=True):
    """All that is known of a level: what it means, what it lets sales do, what an entry must carry.

    `window` is after how many days without a word of engineering an entry is stale, None for never, where
    the settings do not say. `available`: it can be used today. `delivered`: whoever was promised it has it.
    `public`: customers may hear of it. `words` mean this level in other people's tables, `perhaps` may.
    `undated` is the phrasing where its date does not count any more; None for levels without a date.
    """

    meaning: str
    mention: Grant
    demo: Grant
    early_access: Grant
    contract: Grant
    needs: tuple[KeyPath, ...] = ()
    needs_signature: bool
    window: int | None
    public: bool = True
    available: bool
    delivered: bool
    words: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    phrasing: Phrasing
    undated: Phrasing | None = None
    face: Face

    @property
    def dated(self) -> bool:
        """Whether the level stands for a delivery date."""
        return self.undated is not None

    def grant(self, kind: Kind) -> Grant:
        """What this level says about one kind of promise."""
        grant: Grant = getattr(self, kind.value)
        return grant

    def keeps(self, kind: Kind) -> bool:
        """Whether the customer has what was promised: early access once it can be used, all else once it is
        delivered.
        """
        return self.delivered or (kind is Kind.EARLY_ACCESS and self.available)


NOTHING_TO_SAY = "We have nothing to announce about that today."
_RING = "M6 1.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4z"
_DOTTED = Drawing(_RING, filled=False, dashes="1.7 2.7")
_DISC = "M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z"
_DIRECTION = "A future direction may change or be dropped; please do not base a decision on it."


class Level(StrEnum):
    """A readiness level, from weakest to strongest; compare with `rank`."""

    row: LevelRow

    def __new__(cls, value: str, row: LevelRow) -> Self:
        """Keep the row with the member."""
        level = str.__new__(cls, value)
        level._value_ = value
        level.row = row
        return level

    EXPLORATORY = (
        "exploratory",
        LevelRow(
            meaning="an idea being evaluated",
            mention=Grant.NO,
            demo=Grant.NO,
            early_access=Grant.NO,
            contract=Grant.NO,
            needs_signature=False,
            window=None,
            public=False,
            available=False,
            delivered=False,
            words=(
                "exploratory",
                "concept",
                "idea",
                "discovery",
                "under consideration",
                "later",
                "exploring",
            ),
            perhaps=("alpha",),
            phrasing=Phrasing(NOTHING_TO_SAY, "A direction, without a date"),
            face=Face("Exploratory", "#57606a", "#ffffff", "\u25cc", "dim", _DOTTED),
        ),
    )
    PLANNED = (
        "planned",
        LevelRow(
            meaning="on the roadmap, no capacity allocated",
            mention=Grant.FUTURE,
            demo=Grant.NO,
            early_access=Grant.NO,
            contract=Grant.NO,
            needs_signature=False,
            window=None,
            available=False,
            delivered=False,
            words=("planned", "next", "upcoming"),
            phrasing=Phrasing(
                "{name} is on our roadmap as a future direction, without a date.{caveats}",
                "A direction, without a date",
                _DIRECTION,
            ),
            face=Face("Planned", "#6639ba", "#ffffff", "\u25cb", "bold", Drawing(_RING, filled=False)),
        ),
    )
    COMMITTED = (
        "committed",
        LevelRow(
            meaning="on the roadmap, capacity allocated, delivery date confirmed by engineering",
            mention=Grant.YES,
            demo=Grant.NO,
            early_access=Grant.NO,
            contract=Grant.DATED,
            needs=(("delivery", "date"), ("delivery", "scope"), ("delivery", "capacity")),
            needs_signature=True,
            window=7,
            available=False,
            delivered=False,
            words=("committed", "in development", "intent to ship", "in progress"),
            phrasing=Phrasing(
                "{name} is not available today; we plan to deliver it {when}.{scope}{caveats}",
                "Coming by {date}",
                "The date is for the scope named; only what the contract says is binding.",
            ),
            undated=Phrasing(
                "{name} is being built; we have no date to give today.{caveats}",
                "Coming; the date is being confirmed",
                _DIRECTION,
            ),
            face=Face(
                "Committed", "#0550ae", "#ffffff", "\u25c6", "cyan", Drawing("M6 .6 11.4 6 6 11.4.6 6z")
            ),
        ),
    )
    BETA = (
        "beta",
        LevelRow(
            meaning="works, not fully tested or documented",
            mention=Grant.CAVEATS,
            demo=Grant.CAVEATS,
            early_access=Grant.CAVEATS,
            contract=Grant.NO,
            needs=(("caveats",),),
            needs_signature=True,
            window=7,
            available=True,
            delivered=False,
            words=("beta", "preview", "public preview", "early access", "limited availability", "pilot"),
            perhaps=("alpha",),
            phrasing=Phrasing(
                "{name} is available as a beta.{caveats}",
                "Early access, with its caveats",
                "A beta is not fully tested or documented, and may still change.",
            ),
            face=Face("Beta", "#8a4600", "#ffffff", "\u25b2", "yellow", Drawing("M6 1 11.6 10.9H.4z")),
        ),
    )
    SHIPPED = (
        "shipped",
        LevelRow(
            meaning="in production, tested, documented, supportable",
            mention=Grant.YES,
            demo=Grant.LIVE,
            early_access=Grant.NOT_NEEDED,
            contract=Grant.YES,
            needs=(
                ("evidence", "production"),
                ("evidence", "tests"),
                ("evidence", "docs"),
                ("evidence", "support"),
            ),
            needs_signature=True,
            window=7,
            available=True,
            delivered=True,
            words=("shipped", "ga", "generally available", "launched", "stable", "live", "released", "done"),
            phrasing=Phrasing("{name} is available today.{caveats}", "Available today"),
            face=Face("Shipped", "#116329", "#ffffff", "\u25cf", "green", Drawing(_DISC)),
        ),
    )

    @classmethod
    def named(cls, text: object) -> Self | None:
        """The level that a registry file calls so; None for anything else."""
        return next((level for level in cls if level == text), None)

    @classmethod
    @lru_cache(maxsize=128)
    def allowing(cls, kind: Kind, *, dated: bool = False, over: Self | None = None) -> Self | None:
        """The weakest level at which a kind may be promised, with a day where `dated`: what somebody who
        promised it has to ask for. None where nothing `over` a level, which it has already, would do.
        """
        above = (level for level in cls if over is None or level.rank > over.rank)
        able = (level for level in above if level.row.grant(kind) is not Grant.NO)
        return next((level for level in able if level.needs_signature or not dated), None)

    @property
    def rank(self) -> int:
        """0 for the weakest, one more for each that follows."""
        return _RANKS[self]

    @property
    def needs_signature(self) -> bool:
        """Whether a claim of this level counts only when engineering signed it."""
        return self.row.needs_signature


_RANKS = {level: rank for rank, level in enumerate(Level)}
WEAKEST, *_, STRONGEST = Level

UNSIGNED = Level.PLANNED
"""What counts of a claim that needs a signature and has none."""
