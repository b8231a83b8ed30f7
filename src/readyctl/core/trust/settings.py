"""The registry's settings, `readyctl.yaml`."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema, field_validator

from readyctl.core.entry.fields import Day, Days, EmptyMapping, EmptyTuple, OneOrMany, Strict, Text
from readyctl.core.entry.limit import Limit, LimitText
from readyctl.core.entry.rule_page import DocsAddress
from readyctl.core.level.answer_code import AnswerCode
from readyctl.core.level.table import Level
from readyctl.core.trust.baseline import Baseline, stricter


class Phrase(Strict):
    """A phrase that should slow a call down, and the question it should raise."""

    phrase: Text
    """Words that should slow a call down. Example: just a simple sync"""
    question: Text
    """What to ask then. Example: Which system wins when both have changed?"""


class SyncSettings(Strict):
    """How often sales and engineering meet."""

    every: Literal["week", "fortnight", "month", "quarter"] = "month"
    """The time from one meeting to the next."""


class Coverage(Strict):
    """What `readyctl coverage` asks nobody about."""

    ignore: Annotated[tuple[Text, ...], OneOrMany] = ()
    """Globs of this repository, written as in an entry's `code`. Example: [docs/**, tests/**]"""


class Ceiling(Limit):
    """A limit of the whole company: a bound that cannot be read would let every number pass."""

    @field_validator("at_least", "at_most")
    @classmethod
    def _is_readable(cls, bound: str | None) -> str | None:
        # The hook before a commit reads settings too, and need not know units where there are no limits.
        from readyctl.core.quantity.quantity import Unclear  # noqa: PLC0415
        from readyctl.core.quantity.reading import parse  # noqa: PLC0415

        read = parse(bound) if bound is not None else None
        if isinstance(read, Unclear):
            raise ValueError(f"{read.why}; {read.help}")  # noqa: TRY004 - pydantic collects ValueErrors
        return bound


class RfpSettings(Strict):
    """How questionnaires of customers are answered."""

    codes: Annotated[dict[AnswerCode, Text], EmptyMapping] = Field(default_factory=dict)
    """What is written for each answer; `{date}` stands for the day of the roadmap.
    Example: {available: S, not_offered: N}
    """


VERSION_PATTERN = r"^\s*\+?0*1(\.0*)?\s*$"
SHARE_PATTERN = r"^\s*\+?(0*\.0*[1-9][0-9]*|0*1(\.0*)?)\s*$"
COUNT_PATTERN = r"^\s*\+?[0-9_]*[1-9][0-9_]*(\.0*)?\s*$"
_Version = Annotated[
    int,
    Field(ge=1, le=1),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "maximum": 1, "pattern": VERSION_PATTERN}),
]
_Share = Annotated[
    float,
    Field(gt=0, le=1),
    WithJsonSchema(
        {"type": ["number", "string"], "exclusiveMinimum": 0, "maximum": 1, "pattern": SHARE_PATTERN}
    ),
]
_Count = Annotated[
    int,
    Field(ge=1),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "pattern": COUNT_PATTERN}),
]


class Settings(Strict):
    """What a registry may tune; everything has a default but the version."""

    version: _Version
    """The form of this file. Example: 1"""
    name: Text | None = None
    """What the registry is of: it heads pages and screens. Example: FinanceOps"""
    stale_after: Annotated[dict[Literal["default"] | Level, Days], EmptyMapping] = Field(default_factory=dict)
    """Days after which engineering's word is stale, by level; `default` speaks for all that go stale.
    Example: {default: 7d, shipped: 30d}
    """
    sync: Annotated[SyncSettings, EmptyMapping] = SyncSettings()
    """The meeting of sales and engineering."""
    estimate_gate: _Share = 0.5
    """The share of lines not confirmed at which an estimate is guesswork. Example: 0.5"""
    phrases: Annotated[tuple[Phrase, ...], EmptyTuple] = ()
    """Risky phrases of your own, beside the built-in ones."""
    rfp: Annotated[RfpSettings, EmptyMapping] = RfpSettings()
    """How questionnaires of customers are answered."""

    recheck_after_commits: _Count | None = None
    """So many commits to an entry's `code` since it was last confirmed make it stale, however young it is.
    Example: 20
    """

    limits: Annotated[tuple[Ceiling, ...], EmptyTuple] = ()
    """Ceilings of the whole company by metric, for what names no feature, or one that has no such limit."""

    coverage: Annotated[Coverage, EmptyMapping] = Coverage()
    """What `readyctl coverage` asks nobody about."""

    own: Annotated[tuple[Text, ...], EmptyTuple] = ()
    """Names of our company and products. With any, what a text says of another company is not judged.
    Example: [FinanceOps, Ledger Ltd]
    """

    promises_since: Day | None = None
    """Where the ledger of promises begins: with the commit that set this. Without it, at the beginning.
    Example: 2026-11-01
    """

    docs: DocsAddress | None = None
    """Where you have put the pages that `make docs` builds: findings lead to the page of their rule there.
    Example: https://docs.example.com/readyctl
    """

    baseline: Baseline | None = None
    """Findings that were there when the registry was taken up, and fail no check until a day."""

    @property
    def ceilings(self) -> tuple[LimitText, ...]:
        """The limits of the whole company, as texts are held against them."""
        return tuple(limit.text for limit in self.limits)

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
    return one.model_copy(
        update={
            "stale_after": {level: days for level, days in windows.items() if days is not None},
            "recheck_after_commits": _smaller(one.recheck_after_commits, two.recheck_after_commits),
            "coverage": Coverage(ignore=tuple(g for g in one.coverage.ignore if g in two.coverage.ignore)),
            "estimate_gate": min(one.estimate_gate, two.estimate_gate),
            "promises_since": None
            if one.promises_since is None or two.promises_since is None
            else min(one.promises_since, two.promises_since),
            "baseline": stricter(one.baseline, two.baseline),
            "docs": one.docs if one.docs == two.docs else None,
            # A name on one line only would take another's sentences for ours, or ours for another's: without
            # any name everything is judged.
            "own": tuple(dict.fromkeys((*one.own, *two.own))) if one.own and two.own else (),
            # Each ceiling of either line holds, so of two for one metric the lower one does.
            "limits": tuple(dict.fromkeys((*one.limits, *two.limits))),
            "phrases": tuple(dict.fromkeys((*one.phrases, *two.phrases))),
        }
    )


def _smaller(one: int | None, two: int | None) -> int | None:
    known = [number for number in (one, two) if number is not None]
    return min(known, default=None)
