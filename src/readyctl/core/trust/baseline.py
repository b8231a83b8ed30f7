"""A baseline: findings that were there when a registry was taken up, and that fail no check until a day.

It raises no level and opens no gate: what is unsigned is shown as planned all the same, and what a commit or
a range of commits brings is refused as ever.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated

from msgspec import Struct
from msgspec.structs import replace
from pydantic import Field

from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.fields import Day, EmptyTuple, Line, Strict, Text

LONGEST = dt.timedelta(days=180)
"""A baseline that ends later than this from today counts for nothing."""
WHY = "found when the baseline was taken"
Name = tuple[str, str, str, str]
"""A finding by its code, its file from the registry's folder, the key and the claim that it is about."""
Names = Callable[[Diagnostic], Name]
"""By what a finding is known again: its line, its place in the list and its words may change."""
MayStand = Callable[[str], bool]
"""Whether findings of a code may stand under a baseline at all; each rule says so of itself."""


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

    @property
    def name(self) -> Name:
        """By what it is known again."""
        return (self.code, self.file, self.key, self.claim)


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

    def counts(self, today: dt.date) -> bool:
        """Whether anything stands under it on this day."""
        return today <= self.until <= today + LONGEST


class UnderBaseline(Struct, frozen=True):
    """All findings, those that stand under the baseline as warnings; how many these are; and what the
    baseline names and nobody finds any more.
    """

    diagnostics: tuple[Diagnostic, ...]
    standing: int
    settled: tuple[KnownFinding, ...]


def judged(
    found: Iterable[Diagnostic], baseline: Baseline, today: dt.date, names: Names, may_stand: MayStand
) -> UnderBaseline:
    """Lower the errors that the baseline knows to warnings that say until when; worst first."""
    left = Counter({known.name: 0 for known in baseline.findings})
    for known in baseline.findings:
        left[known.name] += known.times
    told: list[Diagnostic] = []
    seen: set[Name] = set()
    standing = 0
    for each in found:
        name = names(each)
        seen.add(name)
        if each.severity is Severity.ERROR and baseline.counts(today) and left[name] and may_stand(each.code):
            left[name] -= 1
            standing += 1
            until = f"stands until {baseline.until}, in the baseline of {baseline.owner}"
            told.append(replace(each, severity=Severity.WARNING, message=f"{each.message}; it {until}"))
        else:
            told.append(each)
    settled = tuple(known for known in baseline.findings if known.name not in seen)
    return UnderBaseline(tuple(sorted(told, key=lambda each: each.sort_key)), standing, settled)


def known_findings(
    found: Iterable[Diagnostic], names: Names, may_stand: MayStand, before: Sequence[KnownFinding] = ()
) -> tuple[KnownFinding, ...]:
    """The errors among these that may stand, in order of their files; reasons given before are kept."""
    counted = Counter(
        names(each) for each in found if each.severity is Severity.ERROR and may_stand(each.code)
    )
    reasons = {known.name: known.reason for known in before}
    return tuple(
        KnownFinding(
            code=code,
            file=file,
            key=key,
            claim=claim,
            times=number,
            reason=reasons.get((code, file, key, claim)),
        )
        for (code, file, key, claim), number in sorted(
            counted.items(), key=lambda each: (each[0][1], each[0])
        )
    )


def stricter(one: Baseline | None, two: Baseline | None) -> Baseline | None:
    """What stands on both of two merged lines, until the earlier of their days."""
    if one is None or two is None:
        return None
    both = {known.name: known.times for known in two.findings}
    kept = (
        k.model_copy(update={"times": min(k.times, both[k.name])}) for k in one.findings if k.name in both
    )
    return one.model_copy(update={"until": min(one.until, two.until), "findings": tuple(kept)})
