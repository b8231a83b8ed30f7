"""Which open deals count on features, and which of them did when engineering last spoke of them."""

from collections.abc import Iterator, Mapping, Sequence

from readyctl.core.deal.deals import promises_by_feature
from readyctl.core.deal.naming import named, naming
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import read_handoff
from readyctl.core.entry.path import EntryKind
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.meeting.surroundings import Leaning
from readyctl.core.trust.graph import ancestors
from readyctl.core.trust.signoff import Act
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace


class CountingOn:
    """The open deals that count on features, and which of them did at an act; each version is read once."""

    def __init__(self, workspace: Workspace, acts: Mapping[str, Act], ids: Sequence[str]) -> None:
        self.selling = selling = Selling(workspace)
        self.acts = acts
        self.promised = promises_by_feature(selling.open_notes, selling.inventory) if selling.entries else {}
        self.named = naming(selling.open_notes, selling.inventory, set(ids)) if selling.entries else {}
        self.where = {note.id: entry.where for entry, note in selling.open_entries}
        self._then: dict[str, frozenset[str]] = {}
        self._before: dict[str, frozenset[str]] = {}

    def on(self, status: FeatureStatus) -> Iterator[Leaning]:
        """Those that count on one feature, heaviest first."""
        act = self.acts.get(status.entry.where.path)
        promises = self.promised.get(status.id, ())
        for note in self.named.get(status.id, ()):
            mine = tuple(each.promise for each in promises if each.note is note)
            yield Leaning(note, mine, new=act is not None and status.id not in self._named_at(note, act))

    def _named_at(self, note: Handoff, act: Act) -> frozenset[str]:
        """What a note named or promised when the act was done; nothing where it was not there."""
        histories, where = self.selling.workspace.histories, self.where[note.id]
        if histories is None:
            return frozenset()
        if act.commit not in self._before:
            self._before[act.commit] = ancestors(histories.graph, act.commit)
        before = self._before[act.commit]
        nodes = reversed(histories.nodes.get(where.path, ()))
        obj = next((node.obj for node in nodes if node.commit in before), None)
        if obj is not None and obj not in self._then:
            document = self.selling.workspace.document(obj, EntryKind.HANDOFF)
            read = read_handoff(where, document, may_be_ignored).model
            ids = (one.id for one in named(read, self.selling.inventory)) if read else ()
            self._then[obj] = frozenset(ids)
        return self._then[obj] if obj is not None else frozenset()
