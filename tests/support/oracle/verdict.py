"""Which claims stand, who acted on them, and what that makes of each feature at the tip."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from support.oracle.objects import Commit, Objects
from support.oracle.trust import Trust
from support.oracle.values import Value, claim, confirmation

FEATURES = "registry/features/"
ABSENT: Value = ("absent",)


@dataclass(frozen=True)
class SignedBy:
    """Signed, by these acts: (`set` or `confirmed`, commit); the latest with its address and date."""

    acts: frozenset[tuple[str, str]]
    commit: str
    address: str
    at: int
    level: str


@dataclass(frozen=True)
class UnsignedClaim:
    """Unsigned; the commits that set what stands, and the level that counts all the same."""

    setters: frozenset[str]
    level: str


@dataclass(frozen=True)
class Answer:
    """All that the oracle says of one tip."""

    features: Mapping[str, SignedBy | UnsignedClaim]
    engineers: frozenset[str] | None
    """The addresses on the roster trusted at the tip; None where there is none."""
    removed: frozenset[str]
    """The paths where no entry is, and of which engineering last said that there was one."""
    ambiguous: bool
    """Whether there are two roots of trust and no pin."""


class PathHistory:
    """The claims of one path, commit by commit (docs/signing.md, Which commit set the claim)."""

    def __init__(self, objects: Objects, path: str) -> None:
        self.objects = objects
        self.path = path
        self.standing: dict[str, frozenset[str]] = {}
        self.superseded: dict[str, frozenset[str]] = {}
        for name in objects.oldest_first():
            self.standing[name] = self._standing(objects.commits[name])

    def value(self, name: str) -> Value:
        """The value of a version; what is no readable file is a value by its bytes (reading 2)."""
        mode, blob = self.objects.commits[name].files.get(self.path, ("", ""))
        if not mode:
            return ABSENT
        if not mode.startswith("100"):
            return (mode, blob)
        covered = claim(self.objects.blob(blob))
        return ("unparsable", blob) if covered is None else covered

    def confirmation(self, name: str) -> Value | None:
        mode, blob = self.objects.commits[name].files.get(self.path, ("", ""))
        return confirmation(self.objects.blob(blob)) if mode.startswith("100") else None

    def confirms(self, commit: Commit) -> bool:
        """Whether the commit leaves the claim equal and gives the confirming key a new text (reading 6)."""
        if len(commit.parents) != 1 or self.value(commit.id) != self.value(commit.parents[0]):
            return False
        new = self.confirmation(commit.id)
        return new is not None and new != self.confirmation(commit.parents[0])

    def _standing(self, commit: Commit) -> frozenset[str]:
        """The claims that stand at a commit, by the commits that set them; none where the path never was."""
        collected = frozenset[str]().union(*(self.standing[parent] for parent in commit.parents))
        if commit.ordinary:
            before = self.value(commit.parents[0]) if commit.parents else ABSENT
            if self.value(commit.id) == before:
                return collected
            return self._set(commit, collected)
        remaining = frozenset(
            one for one in collected if not any(one in self.superseded[other] for other in collected)
        )
        if not remaining and self.value(commit.id) == ABSENT:
            return remaining
        if remaining and all(self.value(one) == self.value(commit.id) for one in remaining):
            return remaining
        return self._set(commit, collected)

    def _set(self, commit: Commit, before: frozenset[str]) -> frozenset[str]:
        self.superseded[commit.id] = before.union(*(self.superseded[one] for one in before))
        return frozenset([commit.id])


def judge(  # noqa: PLR0913 - what is judged, and what it is judged by
    repo: Path,
    tip: str,
    *,
    now: int,
    pin: str | None = None,
    env: Mapping[str, str],
    signers: Mapping[str, str] | None = None,
) -> Answer:
    """Judge every feature at `tip`, a full commit id; `now` is the real clock in seconds.

    `signers` says of each commit that carries a true signature by which public key it was made.
    """
    objects = Objects(repo, tip, env, signers)
    try:
        trust = Trust(objects, now, pin)
        paths = sorted(path for path in objects.commits[tip].files if _is_feature(path))
        ever = {path for commit in objects.commits.values() for path in commit.files if _is_feature(path)}
        return Answer(
            removed=frozenset(p for p in ever - set(paths) if _is_removed(objects, trust, p)),
            features={path: _judge_path(objects, trust, path) for path in paths},
            engineers=trust.addresses_at_tip(),
            ambiguous=len(trust.roots) > 1,
        )
    finally:
        objects.close()


def _is_feature(path: str) -> bool:
    return path.startswith(FEATURES) and path.endswith(".yaml") and path.count("/") == FEATURES.count("/") + 1


def _judge_path(objects: Objects, trust: Trust, path: str) -> SignedBy | UnsignedClaim:
    history = PathHistory(objects, path)
    area = path.split("/")[2]
    present = history.standing[objects.tip]
    acts: set[tuple[str, str]] = set()
    for commit in objects.commits.values():
        sets = commit.id in present
        confirms = bool(history.standing[commit.id] & present) and history.confirms(commit)
        if (sets or confirms) and trust.counts(commit, area):
            acts.add(("set" if sets else "confirmed", commit.id))
    level = effective_level(objects, trust, history, signed=bool(acts))
    if not acts:
        return UnsignedClaim(present, level)
    dated = {commit: _date(objects.commits[commit]) for _, commit in acts}
    latest = max(dated, key=lambda commit: (dated[commit], commit))
    author = objects.commits[latest].author
    assert author is not None
    return SignedBy(frozenset(acts), latest, author.address, dated[latest], level)


LEVELS = ("exploratory", "planned", "committed", "beta", "shipped")


def effective_level(objects: Objects, trust: Trust, history: PathHistory, *, signed: bool) -> str:
    """The level that counts at the tip (docs/signing.md); entries here are valid if readable."""
    declared = _level(history, objects.tip)
    if declared in LEVELS and signed:
        return str(declared)
    last = _last_words(objects, trust, history)
    floor = "exploratory" if any(_level(history, one) == "exploratory" for one in last) else "planned"
    return min(declared if declared in LEVELS else floor, floor, key=LEVELS.index)


def _last_words(objects: Objects, trust: Trust, history: PathHistory) -> frozenset[str]:
    """What engineering last signed on each line that leads to the tip, less what another one superseded."""
    last = _last_signed(objects, trust, history, objects.tip)
    return last - {one for one in last if any(one in history.superseded[other] for other in last)}


def _is_removed(objects: Objects, trust: Trust, path: str) -> bool:
    """Whether engineering had signed what is gone from a path, and did not take it away itself."""
    history = PathHistory(objects, path)
    return any(history.value(one) != ABSENT for one in _last_words(objects, trust, history))


def _level(history: PathHistory, name: str) -> str | None:
    """The level in a version that can be read, whatever stands there; None where it cannot."""
    value = history.value(name)
    return str(dict(value[1]).get("level", ("", ""))[1]) if value[0] == "map" else None


def _last_signed(objects: Objects, trust: Trust, history: PathHistory, name: str) -> frozenset[str]:
    """The first signed claims that are met on the way back from a commit; what nobody can read is passed."""
    signed = frozenset(
        one
        for one in history.standing[name]
        if (_level(history, one) is not None or history.value(one) == ABSENT)
        and _is_signed(objects, trust, history, one, name)
    )
    if signed:
        return signed
    parents = objects.commits[name].parents
    return frozenset[str]().union(*(_last_signed(objects, trust, history, one) for one in parents))


def _is_signed(objects: Objects, trust: Trust, history: PathHistory, claim: str, name: str) -> bool:
    """Whether engineering had set or confirmed a claim by the time of a commit."""
    area = history.path.split("/")[2]
    return any(
        trust.counts(commit, area)
        and (commit.id == claim or (claim in history.standing[commit.id] and history.confirms(commit)))
        for commit in (objects.commits[one] for one in objects.ancestors(name))
    )


def _date(commit: Commit) -> int:
    assert commit.author
    assert commit.committer
    return min(commit.author.time, commit.committer.time)
