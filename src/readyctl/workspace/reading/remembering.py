"""What is known of a moment from before: its inventory, its settings, its roster."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from readyctl.adapters.cache.store import Packed, Plain
from readyctl.adapters.git.moments import commits_beside
from readyctl.adapters.registry.files import one_in_work_tree
from readyctl.core.trust.commit import CLOCK_SLACK
from readyctl.workspace.reading.memory import Grounds, Memory
from readyctl.workspace.reading.moment import INDEX

if TYPE_CHECKING:
    from readyctl.core.entry.document import Document
    from readyctl.core.entry.path import EntryPath
    from readyctl.core.entry.snapshot import RawEntry
    from readyctl.core.feature.inventory import Inventory
    from readyctl.core.feature.written import FeatureEntry
    from readyctl.core.trust.report import TrustFacts
    from readyctl.core.trust.roster import Roster
    from readyctl.core.trust.settings import Settings
    from readyctl.workspace.reading.kept_inventory import Contents
    from readyctl.workspace.reading.registry import Registry


class Remembering:
    """What earlier runs kept of a workspace's moment; with nothing kept, all of it is worked out and kept."""

    def __init__(self, workspace: "Registry") -> None:
        self._workspace = workspace
        self._raw: Mapping[str, RawEntry] = {}
        self._walked_without_notes: bool | None = None
        self._new: Mapping[str, Any] = {}
        """Parts that were put together in this run, whether they could be kept or not."""

    @cached_property
    def inventory(self) -> "Inventory":
        """Every feature with its levels and its sign-off."""
        if self._kept is not None:
            return self._read_back(self._kept["contents"])
        if (carried := self._carried()) is not None:
            return carried
        from readyctl.adapters.room import give_back  # noqa: PLC0415 - start-up time
        from readyctl.workspace.reading.judging import judged_inventory  # noqa: PLC0415 - start-up time

        inventory = judged_inventory(self._workspace)
        many = len(inventory.ordered)
        self._keep(inventory)
        self._workspace.stored.forget()
        give_back(many)
        return inventory

    def reads_back(self) -> bool:
        """Take the inventory from what is kept of it from now on; whether anything is."""
        if self._kept is None:
            return False
        self.__dict__["inventory"] = self._read_back(self._kept["contents"])
        return True

    def read_back(
        self,
        contents: "Contents",
        parts: Mapping[str, Packed],
        settings: "Settings",
        others: Mapping[str, str],
    ) -> None:
        """Take it from these parts, which lie in memory, from now on; `others` as below."""
        self._new = {**self._new, **parts}
        self.__dict__.update(settings=settings, others=others)
        self.__dict__["inventory"] = self._read_back(contents.plain)

    @cached_property
    def settings(self) -> "Settings | None":
        """The trusted settings; None where nothing is kept of them."""
        from readyctl.core.entry.document import Document  # noqa: PLC0415 - start-up time
        from readyctl.core.trust.reading import read_settings  # noqa: PLC0415 - start-up time
        from readyctl.core.trust.settings import strictest  # noqa: PLC0415 - start-up time

        read = (read_settings(Document(data)) for data in self._trusted("settings"))
        found = [model for model, problems in read if model and not problems]
        return strictest(found) if found else None

    @cached_property
    def rosters(self) -> "tuple[Roster, ...]":
        """The trusted rosters; none where nothing is kept of them."""
        from readyctl.core.entry.document import Document  # noqa: PLC0415 - start-up time
        from readyctl.core.trust.reading import read_roster  # noqa: PLC0415 - start-up time

        read = (read_roster(Document(data)) for data in self._trusted("rosters"))
        return tuple(model for model, problems in read if model and not problems)

    def _trusted(self, what: str) -> Sequence[Any]:
        """What the trusted versions of roster or settings say; nothing where it is not kept."""
        found = self.parts([self._kept[what]]) if self._kept else {}
        return next(iter(found.values()), ())

    @cached_property
    def entries(self) -> int | None:
        """How many files of all kinds there are; None where it is not known."""
        return int(self._kept["entries"]) if self._kept else None

    @cached_property
    def others(self) -> Mapping[str, str] | None:
        """By path, the objects of all entries but features, and of strays nothing; None for not known."""
        found = self.parts([self._kept["others"]]) if self._kept else {}
        return dict(next(iter(found.values()))) if found else None

    @property
    def trust_facts(self) -> "TrustFacts | None":
        """What roster and settings come to; None where it has to be told anew."""
        if self._kept is None or self._kept["trust"] is None:
            return None
        from readyctl.workspace.reading.kept_rest import read_trust  # noqa: PLC0415 - start-up time

        return read_trust(self._kept["trust"], self._workspace.roster)

    @property
    def began(self) -> str | None:
        """The commit that brought the trusted roster, empty for none; None where it is not known."""
        return str(self._kept["began"]) if self._kept else None

    @cached_property
    def asking(self) -> Sequence[str] | None:
        """The paths of the features that were ever asked for something; None where it is not known."""
        found = self.parts([self._kept["asking"]]) if self._kept else {}
        return next(iter(found.values()), None)

    @property
    def never_noted(self) -> bool:
        """Whether it is known that no commit ever had a deal's note."""
        return self._no_note_was_walked_to or (self._kept is not None and not self._kept["noted"])

    @property
    def _no_note_was_walked_to(self) -> bool:
        """Whether the history was walked, and had none."""
        if self._walked_without_notes is None and (walked := vars(self._workspace).get("histories")):
            from readyctl.workspace.reading.kept_rest import has_note  # noqa: PLC0415 - start-up time

            self._walked_without_notes = not has_note(walked.heads, self._workspace.registry)
        return bool(self._walked_without_notes)

    @property
    def findings(self) -> Mapping[str, Any] | None:
        """What is kept of the findings on features; None where nothing is."""
        found = self._kept.get("findings") if self._kept else None
        return found if isinstance(found, dict) else None

    @property
    def feature_parts(self) -> int | None:
        """Over how many parts the kept features are spread; None where nothing is kept of them."""
        return len(self._kept["contents"]["features"]) if self._kept else None

    def keep_findings(self, findings: Mapping[str, Any], parts: Mapping[str, Plain | Packed]) -> None:
        """Keep them with what is kept of the moment, where they rest on that and nothing else."""
        if self._memory and self._kept and not self._workspace.asked.seen.beyond:
            self._memory.keep_more({**self._kept, "findings": findings}, parts)

    def parts(self, names: Sequence[str]) -> Mapping[str, Any]:
        """The parts of these names that are there."""
        kept = self._memory.parts([name for name in names if name not in self._new]) if self._memory else {}
        new = {name: self._new[name] for name in names if name in self._new}
        return {**kept, **{n: part.value if isinstance(part, Packed) else part for n, part in new.items()}}

    def answer(self, question: Sequence[str]) -> Any:  # noqa: ANN401 - what was kept
        """What a question of this moment was answered with before; None where it has to be worked out."""
        found = self._memory.answer(question) if self._memory else None
        if not found or found["latest"] > self._newest_possible:
            return None
        repository, revision = self._workspace.repository, self._workspace.revision
        for path, before in found["besides"].items():
            if revision is None or commits_beside(repository, revision, path) != tuple(before):
                return None
        return found["told"]

    def keep_answer(self, question: Sequence[str], told: Plain) -> None:
        """Keep the answer that was just worked out, where it rests on this moment and nothing else."""
        memory, seen = self._memory, self._workspace.asked.seen
        latest = max(seen.newest, seen.latest)
        if memory is None or seen.beyond or latest > self._newest_possible:
            return
        snapshot = self._workspace.__dict__.get("snapshot")
        memory.keep_answer(question, {"latest": latest, "besides": seen.besides, "told": told}, snapshot)

    # What is kept

    @cached_property
    def _memory(self) -> Memory | None:
        workspace = self._workspace
        if not workspace.asked.use_cache or workspace.asked.at == INDEX or workspace.revision is None:
            return None
        workspace.repository.refuse_shallow()
        grounds = Grounds(workspace.registry, workspace.revision, workspace.pin)
        in_work_tree = workspace.asked.at is None
        return Memory(workspace.repository, grounds, os.fspath(workspace.folder) if in_work_tree else None)

    @cached_property
    def _kept(self) -> Mapping[str, Any] | None:
        """What is kept of the moment, by an earlier run or, once the features were judged, by this one."""
        found = self._memory.find() if self._memory else None
        # What counts while it is no longer in the future counts later on too, and not before.
        if not found or found["latest"] > self._newest_possible:
            return None
        seen = self._workspace.asked.seen
        seen.latest = max(seen.latest, found["latest"])
        return found

    @cached_property
    def _newest_possible(self) -> int:
        return int((self._workspace.asked.now + CLOCK_SLACK).timestamp())

    def _carried(self) -> "Inventory | None":
        """What is kept of a moment shortly before, with what changed since; that is kept from here on."""
        memory = self._memory
        if memory is None or not memory.bases:
            return None
        from readyctl.workspace.reading.carrying import carried  # noqa: PLC0415 - start-up time

        found = carried(self._workspace, memory)
        if found is None or found.root["latest"] > self._newest_possible:
            return None
        memory.keep(found.root, found.parts, found.objects)
        self._new = found.parts
        self.__dict__["_kept"] = found.root
        return self._read_back(found.root["contents"])

    def _read_back(self, kept: Mapping[str, Any]) -> "Inventory":
        from readyctl.workspace.reading.kept_inventory import (  # noqa: PLC0415 - start-up time
            Around,
            Contents,
            KeptInventory,
        )

        workspace = self._workspace
        around = Around(self.parts, self._read, lambda: workspace.settings, self._anew)
        return KeptInventory(Contents(**kept), around, as_of=workspace.today, revision=workspace.revision)

    def _read(self, where: "EntryPath", obj: str) -> "FeatureEntry":
        from readyctl.core.feature.reading import read_feature  # noqa: PLC0415 - start-up time
        from readyctl.rules.catalogue import may_be_ignored  # noqa: PLC0415 - start-up time

        return read_feature(where, self._document(where, obj), may_be_ignored)

    def _document(self, where: "EntryPath", obj: str) -> "Document":
        """A file whose object is known: from the work tree, where it lies there as it is."""
        workspace = self._workspace
        if (kept := self._by_path.get(where.path)) and kept.obj == obj:
            return kept.document
        if workspace.asked.at is None and ":" not in obj:
            from readyctl.adapters.yaml.reader import read_entry  # noqa: PLC0415 - start-up time

            with suppress(OSError):
                lying = one_in_work_tree(workspace.top, where.path, len(obj))
                if lying.data is not None and lying.obj == obj:
                    return read_entry(lying.data, where.kind)[0]
        return workspace.stored.document(obj, where.kind)

    def read_at(self, path: str) -> "RawEntry | None":
        """The entry at a path, where the moment's files were read anyway."""
        return self._by_path.get(path)

    @property
    def _by_path(self) -> "Mapping[str, RawEntry]":
        """What was read of the moment anyway."""
        if "snapshot" not in self._workspace.__dict__:
            return {}
        if not self._raw:
            self._raw = {raw.where.path: raw for raw in self._workspace.snapshot.entries}
        return self._raw

    def _anew(self) -> "Inventory":
        self._workspace.asked.seen.beyond = True
        if self._memory:
            self._memory.forget()
        return self._workspace.without_cache().inventory()

    def _keep(self, inventory: "Inventory") -> None:
        memory, latest = self._memory, self._workspace.asked.seen.newest
        if memory is None or latest > self._newest_possible:
            return
        from readyctl.workspace.reading.keeping import keep_judged  # noqa: PLC0415 - start-up time

        if (
            kept := keep_judged(self._workspace, memory, inventory, latest, never_noted=self.never_noted)
        ) is not None:
            self.__dict__["_kept"] = kept
