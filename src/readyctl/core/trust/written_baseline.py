"""A baseline as the schema of the settings reads it."""

from typing import Annotated

from pydantic import Field

from readyctl.core.entry.fields import Day, EmptyTuple, Line, Strict, Text
from readyctl.core.trust import baseline
from readyctl.core.trust.baseline import WHY


class KnownFinding(Strict):
    """A finding that may stand until the baseline ends; all others fail as ever."""

    code: Annotated[str, Field(pattern=r"^RDY\d{3}$")]
    """The code of the finding. Example: RDY107"""
    file: Text
    """The file that has it, from the registry's folder. Example: features/fx/fx-matching.yaml"""
    key: str = ""
    """The key that it is about, where it is about one. Example: level"""
    claim: str = ""
    """What the entry claimed, as a digest, where the finding is about that: another claim is another finding.
    Example: 3f2c9d1e0b
    """
    times: Annotated[int, Field(ge=1)] = 1
    """How many such findings there were. Example: 2"""
    reason: Text | None = None
    """Why this one may stand, where the baseline's own reason does not say it. Example: replaced in spring"""

    def value(self) -> baseline.KnownFinding:
        """The finding that is looked for."""
        return baseline.KnownFinding(
            code=self.code,
            file=self.file,
            key=self.key,
            claim=self.claim,
            times=self.times,
            reason=self.reason,
        )


class Baseline(Strict):
    """Findings that were there when the registry was taken up; `readyctl baseline take` writes it."""

    until: Day
    """The last day on which they may stand, 180 days ahead at most. Example: 2027-03-31"""
    owner: Line
    """Who sees to it that they are mended. Example: ada@example.com"""
    reason: Text = WHY
    """Why they may stand for now. Example: found when the registry was taken up"""
    findings: Annotated[tuple[KnownFinding, ...], EmptyTuple] = ()
    """The findings."""

    def value(self) -> baseline.Baseline:
        """The baseline that findings are held against."""
        found = tuple([each.value() for each in self.findings])
        return baseline.Baseline(until=self.until, owner=self.owner, reason=self.reason, findings=found)
