"""What a rule module is; mypy checks every module in the catalogue against these."""

from collections.abc import Iterator
from typing import Any, Protocol

from readyctl.core.entry.diagnostic import Finding, Severity
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


class Check(Rule, Protocol):
    """A rule that looks at subjects of one type by itself."""

    @property
    def SUBJECT(self) -> type | tuple[type, ...]:  # noqa: N802
        """The type, or types, of `Subject.value` that the rule is about; `Subject` for all."""

    def check(self, subject: Any, facts: Facts, /) -> Iterator[Finding]:  # noqa: ANN401 - each rule has its own
        """Say what is wrong with the subject: nothing, or one finding for each thing."""
