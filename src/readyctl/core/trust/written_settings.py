"""The registry's settings, `readyctl.yaml`, as their schema reads them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, field_validator

from readyctl.core.entry.fields import Day, Days, EmptyMapping, EmptyTuple, OneOrMany, Strict, Text
from readyctl.core.entry.rule_page import DOCS_PATTERN, docs_address
from readyctl.core.entry.written_limit import Limit
from readyctl.core.level.answer_code import AnswerCode
from readyctl.core.level.table import Level
from readyctl.core.trust import settings
from readyctl.core.trust.settings import readable_bound
from readyctl.core.trust.written_baseline import Baseline

DocsAddress = Annotated[
    str,
    AfterValidator(docs_address),
    WithJsonSchema({"type": "string", "pattern": DOCS_PATTERN}, mode="validation"),
]
"""Where the built documentation is to be found."""


class Phrase(Strict):
    """A phrase that should slow a call down, and the question it should raise."""

    phrase: Text
    """Words that should slow a call down. Example: just a simple sync"""
    question: Text
    """What to ask then. Example: Which system wins when both have changed?"""

    def value(self) -> settings.Phrase:
        """The phrase that notes are read for."""
        return settings.Phrase(phrase=self.phrase, question=self.question)


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
        return readable_bound(bound)


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

    def value(self) -> settings.Settings:
        """The settings that are judged by."""
        return settings.Settings(
            version=self.version,
            name=self.name,
            stale_after=self.stale_after,
            sync=settings.SyncSettings(every=self.sync.every),
            estimate_gate=self.estimate_gate,
            phrases=tuple(
                [settings.Phrase(phrase=each.phrase, question=each.question) for each in self.phrases]
            ),
            rfp=settings.RfpSettings(codes=self.rfp.codes),
            recheck_after_commits=self.recheck_after_commits,
            limits=tuple([each.text for each in self.limits]),
            coverage=settings.Coverage(ignore=self.coverage.ignore),
            own=self.own,
            promises_since=self.promises_since,
            docs=self.docs,
            baseline=self.baseline.value() if self.baseline else None,
        )
