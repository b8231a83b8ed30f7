"""The trusted roster at every commit (docs/signing.md, Who guards the roster; readings 7, 8, 10)."""

from dataclasses import dataclass

from support.oracle.objects import Commit, Objects
from support.oracle.people import Roster, addresses, read_roster
from support.oracle.values import Value, parse

ROSTER = "registry/roster.yaml"


class BadPin(Exception):  # noqa: N818
    """The pinned commit is no ancestor of the tip, or has no valid roster there."""


@dataclass(frozen=True)
class Removal:
    """An accepted change, and an address or a key that it took off the roster."""

    commit: str
    ground: str


class Trust:
    """`standing[commit]` holds the accepted roster changes on which a commit stands, if any.

    Several stand at once where merged lines differ; then a thing is granted only if the roster of each does.
    """

    def __init__(self, objects: Objects, now: int, pin: str | None = None) -> None:
        self.objects = objects
        self.now = now
        self.standing: dict[str, frozenset[str]] = {}
        self.superseded: dict[str, frozenset[str]] = {}
        self.removals: list[Removal] = []
        self.roots = self._roots() if pin is None else [self._pinned(pin)]
        self.root = self.roots[0] if len(self.roots) == 1 else None
        for name in objects.oldest_first():
            self.standing[name] = self._standing(objects.commits[name])

    def rosters(self, standing: frozenset[str]) -> list[Roster]:
        """The rosters of these changes, in no meaningful order."""
        found = [self._file(change) for change in sorted(standing)]
        return [roster for roster in found if roster is not None]

    def before(self, commit: Commit) -> list[Roster]:
        """The rosters by which a commit is judged: as trusted just before it; a root by its own."""
        if commit.id == self.root:
            return self.rosters(frozenset([commit.id]))
        return self.rosters(self.standing[commit.parents[0]]) if commit.parents else []

    def entitled(self, commit: Commit) -> bool:
        """Whether the commit may change the roster."""
        rosters = self.before(commit)
        return (
            commit.ordinary
            and bool(rosters)
            and all(roster.grants_roster_change(commit, self.now) for roster in rosters)
            # What is revoked so far makes no roster change any more; those that it made before stand.
            and not self._grounds(commit) & frozenset[str]().union(*(roster.revoked for roster in rosters))
        )

    def counts(self, commit: Commit, area: str) -> bool:
        """Whether the commit is an act of engineering in this area."""
        rosters = self.before(commit)
        author = commit.author
        if not commit.ordinary or not rosters or author is None:
            return False
        if commit.id == self.root and not self.entitled(commit):
            return False  # reading 7
        return (
            all(r.grants_act(commit, self.now) and r.grants_area(author.address, area) for r in rosters)
            and not self._revoked() & self._grounds(commit)
            and not any(self._left(commit, ground) for ground in self._grounds(commit))
        )

    def _grounds(self, commit: Commit) -> frozenset[str]:
        """What a commit rests on: its people's addresses, and its key where a roster asks for signatures."""
        asked = any(roster.assurance == "signature" for roster in self.before(commit))
        return addresses(commit) | ({commit.signer} if asked and commit.signer else set())

    def addresses_at_tip(self) -> frozenset[str] | None:
        """What every trusted roster at the tip lists; None where none is trusted."""
        rosters = self.rosters(self.standing[self.objects.tip])
        return frozenset.intersection(*(roster.addresses for roster in rosters)) if rosters else None

    def _revoked(self) -> frozenset[str]:
        tip = self.rosters(self.standing[self.objects.tip])
        return frozenset[str]().union(*(roster.revoked for roster in tip))

    def _left(self, commit: Commit, ground: str) -> bool:
        """Whether some removal of the address or the key is neither before nor after the commit."""
        return any(
            removal.commit not in self.objects.ancestors(commit.id)
            and commit.id not in self.objects.ancestors(removal.commit)
            for removal in self.removals
            if removal.ground == ground
        )

    def _file(self, name: str) -> Roster | None:
        mode, blob = self.objects.commits[name].files.get(ROSTER, ("", ""))
        return read_roster(self.objects.blob(blob)) if mode.startswith("100") else None

    def _value(self, name: str) -> tuple[str, object]:
        mode, blob = self.objects.commits[name].files.get(ROSTER, ("", ""))
        if not mode.startswith("100"):
            return (mode, blob)
        keys = parse(self.objects.blob(blob))
        value: Value | None = None if keys is None else tuple(sorted(keys.items()))
        return ("unparsable", blob) if value is None else ("roster", value)

    def _roots(self) -> list[str]:
        valid = {name for name in self.objects.commits if self._file(name) is not None}
        return [name for name in sorted(valid) if self.objects.ancestors(name) & valid == {name}]

    def _pinned(self, pin: str) -> str:
        if pin not in self.objects.commits or self._file(pin) is None:
            raise BadPin(pin)
        return pin

    def _standing(self, commit: Commit) -> frozenset[str]:
        if commit.id == self.root:
            self.superseded[commit.id] = frozenset()
            return frozenset([commit.id])
        lines = [self.standing[parent] for parent in commit.parents]
        together = frozenset[str]().union(*lines)
        if commit.ordinary and together and self._changes_roster(commit) and self.entitled(commit):
            self._accept(commit, together)
            return frozenset([commit.id])
        return frozenset(
            change for change in together if not any(change in self.superseded[other] for other in together)
        )

    def _changes_roster(self, commit: Commit) -> bool:
        changed = self._value(commit.id) != self._value(commit.parents[0])
        return changed and self._file(commit.id) is not None

    def _accept(self, commit: Commit, before: frozenset[str]) -> None:
        self.superseded[commit.id] = before.union(*(self.superseded[change] for change in before))
        had = frozenset[str]().union(*(roster.addresses | roster.keys for roster in self.rosters(before)))
        roster = self._file(commit.id)
        assert roster is not None
        self.removals += [Removal(commit.id, one) for one in sorted(had - roster.addresses - roster.keys)]
