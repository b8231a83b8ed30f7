"""What an engineer is shown before she signs: the difference from what engineering last stood behind."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from readyctl.adapters.yaml.reader import read
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.reading import read_feature
from readyctl.core.meeting.surroundings import Surroundings, with_days_of
from readyctl.core.trust.signoff import Act, Signed
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.changing.plan import Change, diff
from readyctl.workspace.changing.standing import standing
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.past_claims import past_entry, past_sign_off
from readyctl.workspace.reading.surroundings import surroundings


class Since:
    """What is told of some entries before they are signed: what changed in each, and around it."""

    def __init__(self, workspace: Workspace, features: Sequence[FeatureStatus]) -> None:
        self.workspace = workspace
        self.features = features

    @cached_property
    def around(self) -> Mapping[str, Surroundings]:
        """What happened around all of them, by path; read together."""
        return surroundings(self.workspace, self.features)

    def lines(
        self, status: FeatureStatus, granted: bytes | None = None, *, or_all: bool = True
    ) -> Iterator[str]:
        """Lines for a person: what `since_last_signature` says, and what happened around the entry."""
        inside = [*since_last_signature(self.workspace, status, granted, or_all=or_all)]
        yield from inside
        if inside:
            around = self.around[status.entry.where.path]
            if granted is not None:
                entry = read_feature(status.entry.where, read(granted), may_be_ignored)
                around = with_days_of(entry, around)
            yield from (f"  {line}" for line in around.lines())


def since_last_signature(
    workspace: Workspace, status: FeatureStatus, granted: bytes | None = None, *, or_all: bool = True
) -> Iterator[str]:
    """Lines for a person: what changed in the entry since its last signature, or that it never had one, with
    all of it; where `or_all` is false, nothing of what never had one. `granted` is the file with what is
    asked for, where that is what she is about to sign.
    """
    path = status.entry.where.path
    now = granted or standing(workspace.top, path)
    last = _last_signed(workspace, status)
    if last is None and not or_all:
        return
    if last is None:
        yield f"{status.id} was never signed; with this you stand behind all of it:"
        yield from (f"  {line}" for line in now.decode("utf-8", "replace").splitlines())
        return
    obj, act = last
    lines = diff(Change(path, workspace.repository.git.run("cat-file", "blob", obj), now))
    who = f"{act.name} signed it on {act.at:%Y-%m-%d} ({act.commit[:12]})"
    if not lines:
        yield f"{status.id} has not changed since {who}"
        return
    yield f"{status.id} since {who}:"
    yield from (f"  {line}" for line in lines)


def _last_signed(workspace: Workspace, status: FeatureStatus) -> tuple[str, Act] | None:
    """The latest version that engineering stood behind, and the act; None where there never was one."""
    where = status.entry.where
    nodes = workspace.histories.nodes.get(where.path, ()) if workspace.histories else ()
    for node in reversed(nodes):
        if node.obj is None:
            continue
        verdict = past_sign_off(workspace, where, node)
        entry = past_entry(workspace, where, node)
        above = entry is not None and entry.declared is not None and entry.declared.needs_signature
        if above and isinstance(verdict, Signed):
            return node.obj, verdict.act
    return None
