"""What is trusted at one tip: the root of trust, the roster and settings along every line, and the acts.

The rule is `docs/signing.md`, "Who guards the roster"; decision 0001 says how it is read.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

from msgspec import Struct

from readyctl.core.trust import engineering
from readyctl.core.trust.acceptance import Standing, follow
from readyctl.core.trust.commit import CommitHeader, Header
from readyctl.core.trust.engineering import Entitled, Granted, Rejected, SignedWith, Verdict
from readyctl.core.trust.guards import Guards
from readyctl.core.trust.lineage import Histories, PathNode
from readyctl.core.trust.roster import Roster, intersection
from readyctl.core.trust.settings import Settings, strictest
from readyctl.errors import UsageError


class TrustReader(Struct, frozen=True):
    """Lazy views of stored objects; each may raise `CannotTell` for an object that is missing.

    `claim` takes the object of a guard file (None: absent); `roster` and `settings` give None for a
    version that is no valid one; `signed_with` verifies a signature.
    """

    header: Callable[[str], Header]
    claim: Callable[[str | None], str]
    roster: Callable[[str], Roster | None]
    settings: Callable[[str], Settings | None]
    signed_with: SignedWith = engineering.nobody


class NoRoot(Struct, frozen=True):
    """There is no root of trust; `why` is a clause. `rivals` are the commits of independent rosters."""

    why: str
    rivals: tuple[str, ...] = ()


def find_root(
    histories: Histories, guards: Guards, reader: TrustReader, pin: str | None
) -> PathNode | NoRoot:
    """Where trust starts: the pinned commit, or the one with a valid roster and no ancestor that has one.

    Raises `UsageError` where the pinned commit has no valid roster.
    """
    nodes = histories.nodes.get(guards.roster, ())
    if pin is not None:
        pinned = next((node for node in nodes if node.commit == pin), None)
        if pinned is None or pinned.obj is None or reader.roster(pinned.obj) is None:
            raise UsageError(
                f"the pinned commit {pin[:12]} has no valid roster",
                help="name a commit that has one with --trust-root or READYCTL_TRUST_ROOT",
            )
        return pinned
    # Ancestors come first, so one pass knows whether a valid roster stands before a node. Such a node is no
    # root, valid or not: to break the roster and bring another one must not begin trust anew.
    known: set[PathNode] = set()
    roots = []
    for node in nodes:
        if any(parent in known for parent in node.parents):
            known.add(node)
        elif node.obj and reader.roster(node.obj):
            known.add(node)
            roots.append(node)
    if not roots:
        return NoRoot("no commit has brought a valid roster yet")
    if len(roots) > 1:
        return NoRoot(
            "two rosters were begun independently of each other, and nothing says which one to trust",
            tuple(node.commit for node in roots),
        )
    return roots[0]


class Trust:
    """The judge at one tip. `now` is the real clock, read once; `pin` is the full id of a pinned root."""

    def __init__(
        self,
        histories: Histories,
        guards: Guards,
        reader: TrustReader,
        *,
        now: dt.datetime,
        pin: str | None = None,
    ) -> None:
        self._histories = histories
        self.guards = guards
        self._reader = reader
        self._now = now
        self._removals: defaultdict[str, list[str]] = defaultdict(list)
        self._read_rosters: dict[Standing, tuple[Roster, ...]] = {}
        self.unentitled: list[tuple[str, PathNode]] = []
        """(path, node) of ordinary commits that changed a guard file without being entitled; oldest first."""
        self.root = find_root(histories, guards, reader, pin)
        root = None if isinstance(self.root, NoRoot) else self.root
        self._roster_lines = self._follow(guards.roster, root, self._accepts_roster)
        begin = histories.at(guards.settings, root.commit) if root else None
        self._settings_lines = self._follow(guards.settings, begin, self._accepts_settings)

    # The guarded files along the lines

    def _follow(
        self, path: str, root: PathNode | None, accepts: Callable[[PathNode, Standing], bool]
    ) -> Mapping[PathNode, Standing]:
        nodes = self._histories.nodes.get(path, ())
        return follow(nodes, root=root, claim=lambda node: self._reader.claim(node.obj), accepts=accepts)

    def _entitled(self, path: str, node: PathNode, rosters: tuple[Roster, ...]) -> bool:
        verdict = self._judged(self._reader.header(node.commit), rosters, None)
        if isinstance(verdict, Entitled) and engineering.may_guard(verdict.header, rosters):
            # What a revoked address changed before it was revoked stands; it changes nothing more.
            revoked = frozenset(address for roster in rosters for address in roster.revoked)
            if revoked.isdisjoint(engineering.grounds(verdict)):
                return True
        if rosters:
            self.unentitled.append((path, node))
        return False

    def _accepts_roster(self, node: PathNode, before: Standing) -> bool:
        rosters = self._rosters(before)
        if not self._entitled(self.guards.roster, node, rosters):
            return False
        roster = self._reader.roster(node.obj) if node.obj else None
        if roster is None:
            return False
        known = frozenset().union(*(one.addresses | one.keys for one in rosters))
        for ground in known - roster.addresses - roster.keys:
            self._removals[ground].append(node.commit)
        return True

    def _accepts_settings(self, node: PathNode, _before: Standing) -> bool:
        return (
            self._entitled(self.guards.settings, node, self._rosters_before(node.commit))
            and node.obj is not None
            and self._reader.settings(node.obj) is not None
        )

    def _rosters(self, standing: Standing) -> tuple[Roster, ...]:
        if standing not in self._read_rosters:
            self._read_rosters[standing] = self._read(standing)
        return self._read_rosters[standing]

    def _read(self, standing: Standing) -> tuple[Roster, ...]:
        found = (self._reader.roster(node.obj) for node in standing if node.obj)
        return tuple(roster for roster in found if roster is not None)

    def _rosters_before(self, commit: str) -> tuple[Roster, ...]:
        """The rosters just before an ordinary commit; the root of trust is judged by what it brings."""
        if isinstance(self.root, PathNode) and self.root.commit == commit:
            return self._rosters((self.root,))
        node = self._histories.before[commit][0]
        return self._rosters(self._roster_lines[node]) if node else ()

    # At the tip

    @cached_property
    def standing_rosters(self) -> tuple[PathNode, ...]:
        """The accepted roster changes at the tip; more than one until a lead settles merged lines."""
        head = self._histories.heads.get(self.guards.roster)
        return self._roster_lines[head] if head else ()

    @cached_property
    def standing_settings(self) -> tuple[PathNode, ...]:
        """The accepted settings at the tip."""
        head = self._histories.heads.get(self.guards.settings)
        return self._settings_lines[head] if head else ()

    @cached_property
    def tip_rosters(self) -> tuple[Roster, ...]:
        """The rosters that a commit on top of the tip is judged by; each must grant."""
        return self._rosters(self.standing_rosters)

    @cached_property
    def roster(self) -> Roster | None:
        """What all rosters at the tip grant together; None where no roster is trusted."""
        return intersection(self.tip_rosters) if self.tip_rosters else None

    @cached_property
    def settings(self) -> Settings | None:
        """The trusted settings at the tip; where merged lines differ, the stricter value of each."""
        read = (self._reader.settings(node.obj) for node in self.standing_settings if node.obj)
        # The root of trust may have come with settings that nobody can read.
        found = [settings for settings in read if settings]
        return strictest(found) if found else None

    @cached_property
    def ledger_begins(self) -> tuple[str, ...]:
        """The commits that set the present `promises_since`; empty where it counts from the beginning."""
        if self.settings is None or self.settings.promises_since is None:
            return ()
        return tuple(self._promises_since_set(node) for node in self.standing_settings)

    def _promises_since_set(self, node: PathNode) -> str:
        day = self._promises_since(node)
        while True:
            before = (
                known
                for parent in node.parents
                if parent
                for known in self._settings_lines[parent]
                if self._promises_since(known) == day
            )
            older = next((known for known in before if known is not node), None)
            if older is None:
                return node.commit
            node = older

    def _promises_since(self, node: PathNode) -> dt.date | None:
        settings = self._reader.settings(node.obj) if node.obj else None
        return settings.promises_since if settings else None

    @cached_property
    def _revoked(self) -> frozenset[str]:
        return frozenset(address for roster in self.tip_rosters for address in roster.revoked)

    def head(self, path: str) -> PathNode | None:
        """A guard file's node at the tip."""
        return self._histories.heads.get(path)

    def claim(self, node: PathNode) -> str:
        """What a guard file says at a node, for comparison."""
        return self._reader.claim(node.obj)

    # The acts

    def judge(self, commit: str, area: str | None) -> Verdict:
        """Whether an ordinary commit that changed an entry of this area counts as engineering's today."""
        if isinstance(self.root, NoRoot):
            return Rejected(self.root.why)
        if (before := self._judged_before(commit, area)) is not None:
            return before
        rosters = self._rosters_before(commit)
        verdict = self._judged(self._reader.header(commit), rosters, area)
        if not isinstance(verdict, Entitled):
            return verdict
        if commit == self.root.commit and not engineering.may_guard(verdict.header, rosters):
            return Rejected("the roster that the commit brings names a lead, and its author is none")
        return self._void(verdict) or verdict

    def _judged_before(self, commit: str, area: str | None) -> Verdict | None:
        """What an earlier run made of a commit that these histories do not reach; None where they do."""
        known = self._histories.known
        if known is None:
            return None
        verdict = known.verdicts.get((commit, area))
        if isinstance(verdict, Granted):
            header = self._reader.header(commit)
            if isinstance(header, CommitHeader):
                return Entitled(header, verdict.assurance, verdict.via_forge)
        elif verdict is None and commit in self._histories.before:
            return None
        # Why is not known where nobody asks: another commit stands behind what this one set.
        return verdict if isinstance(verdict, Rejected) else Rejected("")

    def author(self, commit: str) -> str | None:
        """The address of a commit's author; None where its header is malformed."""
        header = self._reader.header(commit)
        return header.author.address.lower() if isinstance(header, CommitHeader) else None

    def judge_next(self, header: Header, area: str | None) -> Verdict:
        """The same for an ordinary commit that is about to be made on top of the tip."""
        if isinstance(self.root, NoRoot):
            return Rejected(self.root.why)
        verdict = self._judged(header, self.tip_rosters, area)
        if isinstance(verdict, Entitled):
            revoked = next((g for g in engineering.grounds(verdict) if g in self._revoked), None)
            return engineering.void(revoked, "is revoked") if revoked else verdict
        return verdict

    def _judged(self, header: Header, rosters: tuple[Roster, ...], area: str | None) -> Verdict:
        signed_with = self._reader.signed_with
        return engineering.judge(header, rosters, area, now=self._now, signed_with=signed_with)

    def _void(self, act: Entitled) -> Rejected | None:
        """What is revoked counts for nothing; an act concurrent with a leaving does not count."""
        for ground in engineering.grounds(act):
            if ground in self._revoked:
                return engineering.void(ground, "is revoked")
            for removal in self._removals.get(ground, ()):
                if not self._in_order(act.header.id, removal):
                    return engineering.void(ground, f"left the roster meanwhile, by {removal[:12]}")
        return None

    def _in_order(self, commit: str, removal: str) -> bool:
        """Whether a commit is not concurrent with a removal, neither before nor after it."""
        return self._histories.in_order(commit, removal)
