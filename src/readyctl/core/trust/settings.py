"""The registry's settings, `readyctl.yaml`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.limit import LimitText
from readyctl.core.level.answer_code import AnswerCode
from readyctl.core.level.table import Level
from readyctl.core.trust.baseline import Baseline, stricter


class Phrase(Struct, frozen=True, kw_only=True):
    """A phrase that should slow a call down, and the question it should raise."""

    phrase: str
    question: str


class SyncSettings(Struct, frozen=True, kw_only=True):
    """How often sales and engineering meet."""

    every: Literal["week", "fortnight", "month", "quarter"] = "month"


class Coverage(Struct, frozen=True, kw_only=True):
    """What `readyctl coverage` asks nobody about: globs of this repository."""

    ignore: tuple[str, ...] = ()


def readable_bound(bound: str | None) -> str | None:
    """The bound as it is. Raises ValueError with a sentence where it cannot be read: it would let every
    number pass.
    """
    # The hook before a commit reads settings too, and need not know units where there are no limits.
    from readyctl.core.quantity.quantity import Unclear  # noqa: PLC0415
    from readyctl.core.quantity.reading import parse  # noqa: PLC0415

    read = parse(bound) if bound is not None else None
    if isinstance(read, Unclear):
        raise ValueError(f"{read.why}; {read.help}")  # noqa: TRY004 - a schema collects ValueErrors
    return bound


class RfpSettings(Struct, frozen=True, kw_only=True):
    """How questionnaires of customers are answered: what is written for each answer."""

    codes: Mapping[AnswerCode, str] = {}


class Settings(Struct, frozen=True, kw_only=True):
    """What a registry may tune; everything has a default but the version. The schema says what each means."""

    version: int
    name: str | None = None
    stale_after: Mapping[Literal["default"] | Level, int] = {}
    """In days."""
    sync: SyncSettings = SyncSettings()
    estimate_gate: float = 0.5
    """The share of lines not confirmed at which an estimate is guesswork."""
    phrases: tuple[Phrase, ...] = ()
    rfp: RfpSettings = RfpSettings()
    recheck_after_commits: int | None = None
    limits: tuple[LimitText, ...] = ()
    """Ceilings of the whole company; their bounds can be read."""
    coverage: Coverage = Coverage()
    own: tuple[str, ...] = ()
    """Names of our company and products."""
    promises_since: dt.date | None = None
    docs: str | None = None
    """Without a slash at its end."""
    baseline: Baseline | None = None

    def window(self, level: Level) -> int | None:
        """Days after which an entry of this level is stale; None where it never is.

        Unless set, what the level's row says; `default` speaks for the levels that become stale at all.
        """
        if level in self.stale_after or level.row.window is None:
            return self.stale_after.get(level)
        return self.stale_after.get("default", level.row.window)


DEFAULTS = Settings(version=1)


def strictest(settings: Sequence[Settings]) -> Settings:
    """The stricter value of each setting: what counts where merged lines differ, until a lead settles it."""
    first, *others = settings
    for other in others:
        first = _stricter(first, other)
    return first


def _stricter(one: Settings, two: Settings) -> Settings:
    windows = {level: _smaller(one.window(level), two.window(level)) for level in Level}
    return replace(
        one,
        stale_after={level: days for level, days in windows.items() if days is not None},
        recheck_after_commits=_smaller(one.recheck_after_commits, two.recheck_after_commits),
        coverage=Coverage(ignore=tuple(g for g in one.coverage.ignore if g in two.coverage.ignore)),
        estimate_gate=min(one.estimate_gate, two.estimate_gate),
        promises_since=None
        if one.promises_since is None or two.promises_since is None
        else min(one.promises_since, two.promises_since),
        baseline=stricter(one.baseline, two.baseline),
        docs=one.docs if one.docs == two.docs else None,
        # A name on one line only would take another's sentences for ours, or ours for another's: without
        # any name everything is judged.
        own=tuple(dict.fromkeys((*one.own, *two.own))) if one.own and two.own else (),
        # Each ceiling of either line holds, so of two for one metric the lower one does.
        limits=tuple(dict.fromkeys((*one.limits, *two.limits))),
        phrases=tuple(dict.fromkeys((*one.phrases, *two.phrases))),
    )


def _smaller(one: int | None, two: int | None) -> int | None:
    known = [number for number in (one, two) if number is not None]
    return min(known, default=None)
