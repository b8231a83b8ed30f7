"""A baseline: findings that were there when a registry was taken up, and that fail no check until a day.

It raises no level and opens no gate: what is unsigned is shown as planned all the same, and what a commit or
a range of commits brings is refused as ever.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.diagnostic import Diagnostic, Severity

LONGEST = dt.timedelta(days=180)
"""A baseline that ends later than this from today counts for nothing."""
WHY = "found when the baseline was taken"
Name = tuple[str, str, str, str]
"""A finding by its code, its file from the registry's folder, the key and the claim that it is about."""
Names = Callable[[Diagnostic], Name]
"""By what a finding is known again: its line, its place in the list and its words may change."""
MayStand = Callable[[str], bool]
"""Whether findings of a code may stand under a baseline at all; each rule says so of itself."""


class KnownFinding(Struct, frozen=True, kw_only=True):
    """A finding that may stand until the baseline ends; all others fail as ever."""

    code: str
    file: str
    """From the registry's folder."""
    key: str = ""
    claim: str = ""
    """What the entry claimed, as a digest, where the finding is about that."""
    times: int = 1
    """How many such findings there were."""
    reason: str | None = None

    @property
    def name(self) -> Name:
        """By what it is known again."""
        return (self.code, self.file, self.key, self.claim)


class Baseline(Struct, frozen=True, kw_only=True):
    """Findings that were there when the registry was taken up, until a day."""

    until: dt.date
    owner: str
    """Who sees to it that they are mended."""
    reason: str = WHY
    findings: tuple[KnownFinding, ...] = ()

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
    kept = (replace(k, times=min(k.times, both[k.name])) for k in one.findings if k.name in both)
    return replace(one, until=min(one.until, two.until), findings=tuple(kept))
