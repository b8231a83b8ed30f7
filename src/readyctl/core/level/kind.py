"""What a salesperson may want to do with a feature, and how far a level allows it."""

from enum import StrEnum
from typing import Self


class Kind(StrEnum):
    """What a salesperson may want to do with a feature; also the kind of a promise."""

    label: str
    thing: str
    doing: str
    question: str
    told: str

    def __new__(cls, value: str, *forms: str) -> Self:
        """Keep the forms that sentences need: `told` has a place for the feature's `{name}`."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.label, kind.thing, kind.doing, kind.question, kind.told = forms
        return kind

    MENTION = (
        "mention",
        "Mention",
        "a mention",
        "mention it",
        "May I mention it?",
        "what we told you about {name}",
    )
    DEMO = "demo", "Demo", "a demo", "demo it", "May I demo it?", "our offer to show you {name}"
    EARLY_ACCESS = (
        "early_access", "Early access", "early access", "offer early access", "May I offer early access?",
        "our offer of early access to {name}",
    )  # fmt: skip
    CONTRACT = (
        "contract", "Contract", "a contract", "put it in a contract", "May it go into a contract?",
        "our promise of {name}",
    )  # fmt: skip


class Grant(StrEnum):
    """How far a level allows a kind; the words between the extremes are conditions to be said aloud.

    `rank` orders them: 0 no, 1 a direction only, 2 on a condition, 3 without one. `remark` is what a plain
    yes does not say.
    """

    rank: int
    remark: str

    def __new__(cls, value: str, rank: int, remark: str = "") -> Self:
        """Keep rank and remark with the member."""
        grant = str.__new__(cls, value)
        grant._value_ = value
        grant.rank = rank
        grant.remark = remark
        return grant

    NO = "no", 0
    FUTURE = "as a future direction, no date", 1
    CAVEATS = "with its caveats", 2
    DATED = "only with the signed delivery date, or a later one", 2
    YES = "yes", 3
    LIVE = "yes, live", 3, "show it live"
    NOT_NEEDED = "not needed", 3, "early access is not needed"
