"""What a rule module is, and what it may do; mypy checks every module of a family against these."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

from readyctl.core.entry.diagnostic import Finding, Severity

if TYPE_CHECKING:
    from readyctl.rules.facts import Facts


class Rule(Protocol):
    """A module with a code, a name and a page: its docstring.

    A rule that has nothing but these reports what reading found: `Problem`s that carry its name.
    """

    @property
    def CODE(self) -> str:  # noqa: N802 - a module's constant
        """`RDY` and three digits; never used for anything else again."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """Kebab case, such that "ignore NAME" reads well."""

    @property
    def SEVERITY(self) -> Severity:  # noqa: N802
        """How bad a finding is, where the finding itself does not say."""


class Commit(StrEnum):
    """What a finding means to a commit that would bring it."""

    WARNED = "warned"
    """The commit is made; the finding is shown if it was seen on the way."""
    REFUSED = "refused"
    REFUSED_UNLESS_MERGED = "refused unless merged"
    """Refused, but for the merge of an engineer, who signs the result afterwards."""


class Check(Rule, Protocol):
    """A rule that looks at subjects of one type by itself."""

    @property
    def SUBJECT(self) -> type | tuple[type, ...]:  # noqa: N802
        """The type, or types, of `Subject.value` that the rule is about; `Subject` for all."""

    def check(self, subject: Any, facts: "Facts", /) -> Iterator[Finding]:  # noqa: ANN401 - each rule has its own
        """Say what is wrong with the subject: nothing, or one finding for each thing."""


# What a rule may do stands on the rule, where it differs from this.


def at_commit(rule: Rule) -> Commit:
    """`AT_COMMIT`: what a finding means to a commit that brings it; a warning unless the rule says more."""
    return getattr(rule, "AT_COMMIT", Commit.WARNED)


def is_ignorable(rule: Rule) -> bool:
    """`IGNORABLE`: whether an entry's own `ignore` may silence it; it may unless the rule denies it."""
    return getattr(rule, "IGNORABLE", True)


def is_waivable(rule: Rule) -> bool:
    """`WAIVABLE`: whether a waiver beside a document may let it stand; only where the rule says so."""
    return getattr(rule, "WAIVABLE", False)


def may_stand(rule: Rule) -> bool:
    """`MAY_STAND`: whether a baseline may let it stand until its day; not what guards the guards."""
    return getattr(rule, "MAY_STAND", True)


def is_about_claim(rule: Rule) -> bool:
    """`ABOUT_CLAIM`: whether it is about what an entry claims, so that another claim is another finding."""
    return getattr(rule, "ABOUT_CLAIM", False)


FIRST = "0.1.0"
"""The version that had the first rules."""


def since(rule: Rule) -> str:
    """`SINCE`: the version that brought the rule; the first one unless the rule says another."""
    return getattr(rule, "SINCE", FIRST)


def concerns_all(rule: Rule) -> bool:
    """`CONCERNS_ALL`: whether a check of a range reports it about what the range does not touch as well."""
    return getattr(rule, "CONCERNS_ALL", False)


def is_honest(rule: Rule) -> bool:
    """`HONEST`: whether it reports what a deal's note tells honestly, and what may not be said.

    A gate that refuses such a note teaches silence: in a check of a range its findings are warnings.
    """
    return getattr(rule, "HONEST", False)


def outlives_deal(rule: Rule) -> bool:
    """`OUTLIVES_DEAL`: whether a list of everything says it of a deal that is won or lost, too."""
    return getattr(rule, "OUTLIVES_DEAL", False)


def rests_on_day(rule: Rule) -> bool:
    """`RESTS_ON_DAY`: whether it finds something else about the same feature on another day."""
    return getattr(rule, "RESTS_ON_DAY", False)


def looks(rule: Rule) -> TypeGuard[Check]:
    """Whether the rule looks at subjects by itself, instead of reporting what reading found."""
    return hasattr(rule, "check")
