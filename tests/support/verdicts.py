"""The product's verdicts and the oracle's, in one shape, so that a test can ask both at once.

    assert agreed(repo)["fx"].signed

`agreed` fails wherever the two differ, so that every trap test is also a test of one against the other.
"""

import datetime as dt
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from support.oracle import SignedBy, judge
from support.repo import RepoBuilder, environment

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
"""The clock of every test that does not say otherwise."""


@dataclass(frozen=True)
class Verdict:
    """One feature: its acts as (`set` or `confirmed`, commit), and the latest one's date; none: unsigned."""

    acts: frozenset[tuple[str, str]] = frozenset()
    at: int | None = None
    """The date of the latest act, in seconds."""
    level: str = "planned"
    """The effective level."""

    @property
    def signed(self) -> bool:
        """Whether engineering stands behind the claim."""
        return bool(self.acts)

    @property
    def kinds(self) -> set[str]:
        """How: `set`, `confirmed` or both."""
        return {kind for kind, _ in self.acts}

    @property
    def commits(self) -> set[str]:
        """The commits that are acts."""
        return {commit for _, commit in self.acts}


@dataclass(frozen=True)
class Judgement:
    """All features of a tip by path, and the addresses on the roster trusted there (None: no roster)."""

    features: Mapping[str, Verdict]
    engineers: frozenset[str] | None
    removed: frozenset[str] = frozenset()
    """The paths of entries that engineering signed and somebody else took away."""
    invalid: frozenset[str] = field(default=frozenset(), compare=False)
    """The paths of entries that can be read and are not valid, as far as the judge knows."""

    def __getitem__(self, feature_id: str) -> Verdict:
        """The one feature with this id."""
        (found,) = (self.features[path] for path in self.features if path.endswith(f"/{feature_id}.yaml"))
        return found


def by_oracle(
    top: Path,
    tip: str,
    *,
    now: dt.datetime = NOW,
    pin: str | None = None,
    signers: Mapping[str, str] | None = None,
) -> Judgement:
    """What the sentences say; `signers` says which key truly signed which commit."""
    env = environment(top.parent)
    answer = judge(top, tip, now=int(now.timestamp()), pin=pin, env=env, signers=signers)
    features = {
        path: Verdict(verdict.acts, verdict.at, verdict.level)
        if isinstance(verdict, SignedBy)
        else Verdict(level=verdict.level)
        for path, verdict in answer.features.items()
    }
    return Judgement(features, answer.engineers, answer.removed)


def by_product(top: Path, *, now: dt.datetime = NOW, pin: str | None = None) -> Judgement:
    """What readyctl says of HEAD, through its public interface and without a cache."""
    from readyctl.core.trust.signoff import Signed
    from readyctl.workspace.reading.opening import Workspace

    workspace = Workspace.open(top, at="HEAD", now=now, use_cache=False, trust_root=pin)
    features, invalid = {}, set()
    for status in workspace.inventory().features:
        if status.entry.document.data is not None and not status.entry.valid:
            invalid.add(status.entry.where.path)
        acts = status.signoff.acts if isinstance(status.signoff, Signed) else ()
        features[status.entry.where.path] = Verdict(
            frozenset((str(act.kind), act.commit) for act in acts),
            max((int(act.at.timestamp()) for act in acts), default=None),
            status.effective.value,
        )
    engineers = workspace.roster.addresses if workspace.roster else None
    gone = frozenset(each.where.path for each in workspace.inventory().gone if each.fate.disputed)
    return Judgement(features, engineers, gone, frozenset(invalid))


def agreed(repo: RepoBuilder, *, now: dt.datetime = NOW, pin: str | None = None) -> Judgement:
    """The verdicts at HEAD, on which product and oracle must agree."""
    expected = by_oracle(repo.top, repo.head, now=now, pin=pin)
    found = by_product(repo.top, now=now, pin=pin)
    # The oracle takes every entry that it can read for valid; of others the product's level is the only one.
    known = {
        path: replace(verdict, level=found.features[path].level if path in found.invalid else verdict.level)
        for path, verdict in expected.features.items()
    }
    assert (found.features, found.engineers, found.removed) == (known, expected.engineers, expected.removed)
    return found


def readyctl(repo: RepoBuilder, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in the repository, as a process of its own."""
    command = [sys.executable, "-m", "readyctl", *args]
    return subprocess.run(
        command, cwd=repo.top, env=repo.env | env, capture_output=True, text=True, check=False
    )
