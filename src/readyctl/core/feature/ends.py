"""How the committed history of a feature's path ends, so that later commits are judged upon it.

Whatever stands at a path's last node is one claim, nearly always: the commit that set it, what came of
judging it, and, where that is not engineering's, what engineering signed before. From that much the nodes
are made again upon which the nodes of new commits stand (`core.trust.building`).
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, convert, to_builtins

from readyctl.core.feature.plain import Row, sides
from readyctl.core.trust.building import build
from readyctl.core.trust.derive import LastSigned, judged
from readyctl.core.trust.engineering import Granted, Rejected
from readyctl.core.trust.lineage import CommitChanges, Histories, KnownBefore, PathNode, PathStanding, State
from readyctl.core.trust.signoff import Act, ActKind, Signed, SignOff, Unsigned
from readyctl.core.trust.trust import Trust

_MOST_NODES = 10_000
Acts = tuple[Act, ...]
Verdicts = Mapping[tuple[str, str | None], Granted | Rejected]


class SetClaim(Struct, frozen=True):
    """A claim: the commit that set it, the object that the file is there, and whether it is a merge's."""

    commit: str
    obj: str | None
    merge: bool

    @property
    def row(self) -> Row:
        """The same to be kept."""
        return [self.commit, self.obj, self.merge]


class PathEnd(Struct, frozen=True):
    """The one claim that stands at the end of a path's history, in a file of which `obj` is the object.

    `refused` is why the commit that set it is not engineering's, where that is so and it is no merge's;
    `last` is what engineering signed before, each with the acts behind it, where the claim is unsigned.
    """

    obj: str
    claim: SetClaim
    signoff: SignOff
    refused: Rejected | None = None
    last: tuple[tuple[SetClaim, Acts], ...] = ()

    @property
    def row(self) -> Row:
        """The same to be kept."""
        refused = self.refused and [self.refused.why, self.refused.about, self.refused.signature]
        last = [[claim.row, to_builtins(acts)] for claim, acts in self.last]
        return [self.obj, self.claim.row, *map(to_builtins, sides(self.signoff)), refused, last]

    @property
    def acts(self) -> tuple[Act, ...]:
        """Those behind the claim."""
        return self.signoff.acts if isinstance(self.signoff, Signed) else ()


def path_end(row: Row) -> PathEnd:
    """The same, read back."""
    obj, claim, acts, unsigned, refused, last = row
    signed = tuple((SetClaim(*each), convert(theirs, Acts)) for each, theirs in last)
    signoff = convert(unsigned, Unsigned) if unsigned else Signed(convert(acts, Acts))
    return PathEnd(obj, SetClaim(*claim), signoff, Rejected(*refused) if refused else None, signed)


def end_of(  # noqa: PLR0913 - what is known of a path
    head: PathNode,
    area: str | None,
    line: PathStanding,
    trust: Trust,
    last: Callable[[], Sequence[LastSigned]],
    *,
    signoff: SignOff | None = None,
) -> PathEnd | None:
    """How a history ends; None where that takes more to say than one claim in a file.

    `line` knows what stands at its nodes, and `last` tells what engineering last signed; `signoff` is what
    came of judging the claims at the head, where that was done.
    """
    claims = line.standing(head)
    if head.obj is None or len(claims) != 1:
        return None
    set_by = claims[0].node
    signoff = signoff or judged(claims, area, trust)
    claim = SetClaim(set_by.commit, set_by.obj, set_by.merge)
    if isinstance(signoff, Signed):
        readable = set_by.obj is None or line.version(set_by).readable
        return PathEnd(head.obj, claim, signoff) if readable else None
    refused = None if set_by.merge else trust.judge(set_by.commit, area)
    if refused is not None and not isinstance(refused, Rejected):
        return None
    before = ((SetClaim(e.node.commit, e.node.obj, e.node.merge), e.signed.acts) for e in last())
    return PathEnd(head.obj, claim, signoff, refused, tuple(before))


class EndNodes(Struct, frozen=True):
    """The nodes of one end, ancestors first, what stands at each, and what came of judging their commits."""

    nodes: tuple[PathNode, ...]
    states: Mapping[PathNode, State]
    verdicts: Verdicts


def built_upon(
    ends: Mapping[str, EndNodes | None],
    guarded: Sequence[CommitChanges],
    new: Sequence[CommitChanges],
    guards: tuple[str, ...],
    pin: str | None = None,
) -> Histories:
    """The histories of these paths with the new commits upon their ends; an end is None where no commit had
    the path before. `guarded` is the history of the guard files, which no new commit touches.
    """
    ids, latest = {commit.id for commit in new}, guarded[-1].id
    after = (
        CommitChanges(
            c.id,
            tuple(parent if parent in ids else latest for parent in c.parents),
            {path: obj for path, obj in c.changes.items() if path in ends},
            c.base,
        )
        for c in new
    )
    made = {path: one for path, one in ends.items() if one is not None}
    states = {node: state for one in made.values() for node, state in one.states.items()}
    known = KnownBefore(states, {key: each for one in made.values() for key, each in one.verdicts.items()})
    nodes = {path: one.nodes for path, one in made.items()}
    return build([*guarded, *after], guards=guards, pin=pin, ends=nodes, known=known)


def end_nodes(end: PathEnd, area: str | None) -> EndNodes:
    """Make them again. Their order is below 0, so that they stand before every node of a new commit."""
    made = _Making(area)
    before = tuple(made.signed(claim, acts) for claim, acts in end.last)
    set_by = made.node(end.claim, before)
    made.states[set_by] = {set_by: frozenset()}
    if end.refused is not None:
        made.verdicts[end.claim.commit, area] = end.refused
    confirmed = made.granted(end.acts)
    head = SetClaim(min(confirmed, default=end.claim.commit), end.obj, merge=False)
    made.states[made.node(head, (set_by,))] = {set_by: confirmed}
    return EndNodes(tuple(made.nodes), made.states, made.verdicts)


class _Making:
    def __init__(self, area: str | None) -> None:
        self._area = area
        self.nodes: list[PathNode] = []
        self.states: dict[PathNode, State] = {}
        self.verdicts: dict[tuple[str, str | None], Granted | Rejected] = {}

    def node(self, claim: SetClaim, parents: tuple[PathNode, ...]) -> PathNode:
        order = len(self.nodes) - _MOST_NODES
        node = PathNode(order, claim.commit, claim.obj, parents, claim.merge)
        self.nodes.append(node)
        return node

    def signed(self, claim: SetClaim, acts: Sequence[Act]) -> PathNode:
        """The node at which a claim stood that engineering signed before."""
        set_by = self.node(claim, ())
        self.states[set_by] = {set_by: frozenset()}
        confirmed = self.granted(acts)
        if not confirmed:
            return set_by
        stood = self.node(SetClaim(min(confirmed), claim.obj, merge=False), (set_by,))
        self.states[stood] = {set_by: confirmed}
        return stood

    def granted(self, acts: Sequence[Act]) -> frozenset[str]:
        """Hold what came of judging the acts behind a claim; the commits that confirmed it."""
        self.verdicts |= {(each.commit, self._area): Granted(each.assurance, each.via_forge) for each in acts}
        return frozenset(each.commit for each in acts if each.kind is ActKind.CONFIRMED)
