"""What was worked out of a registry before, and whether it holds for this moment: decision 0025.

What is kept rests on what its key names: the program, the registry's folder, the commit, the pinned root of
trust and every file of the moment. The day is in none of it. Gates that others rely on never ask here.
"""

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from readyctl.adapters.cache.footprints import Footprints, footprints, mark_of, settled_mark
from readyctl.adapters.cache.program import program
from readyctl.adapters.cache.store import Packed, Plain, Store
from readyctl.adapters.registry.files import StoredFile, in_commit, one_in_work_tree, with_hidden
from readyctl.core.entry.path import classify, is_stray
from readyctl.workspace.reading.moment_files import holds, listing_of, objects_of, told_apart

if TYPE_CHECKING:
    from readyctl.adapters.git.repository import Repository
    from readyctl.core.entry.snapshot import Snapshot


_MOST_BASES = 8
FEW_ANEW = 100
"""Files that are read again each time rather than that what is known of all is written again."""
MANY = 5_000
"""Files of a registry from which on it pays to let git tell whether they are as its index holds them."""


def may_remember() -> bool:
    """Whether a run may use what earlier ones kept: not in a pipeline, and not where somebody forbids it."""
    return not os.environ.get("CI") and not os.environ.get("READYCTL_NO_CACHE")


class Grounds(Struct, frozen=True):
    """What a moment's verdicts rest on: the registry's folder, the commit that judges, the pinned one."""

    registry: str
    revision: str
    pin: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """The same for a key."""
        return (program(), self.registry, self.revision, self.pin or "")


def _key(what: str, *words: str) -> str:
    said = "\0".join((what, *words)).encode("utf-8", "surrogateescape")
    return f"{what}:{blake2b(said, digest_size=16).hexdigest()}"


class Memory:
    """What is kept of one moment. `folder` is the registry in the work tree, None where a commit is read."""

    def __init__(self, repository: "Repository", grounds: Grounds, folder: str | None) -> None:
        self._store = Store(repository.common_dir)
        self._repository = repository
        self._grounds = grounds
        self._folder = folder
        self._key: str | None = None
        self._read_anew = 0

    def find(self) -> Mapping[str, Any] | None:
        """What was kept of this moment; None where nothing was, or something has changed since."""
        key = self._key = self._moment
        found = self._store.read([key]).get(key) if key else None
        if isinstance(found, dict):
            return found
        _ = self._seen  # before any file is read: what is kept next rests on how they lay there
        return None

    def parts(self, names: Sequence[str]) -> Mapping[str, Any]:
        """The kept parts of these names that are there whole."""
        found = self._store.read([f"part:{name}" for name in names])
        return {name: found[f"part:{name}"] for name in names if f"part:{name}" in found}

    def answer(self, question: Sequence[str]) -> Mapping[str, Any] | None:
        """What was kept as the answer to a question of this moment; None where nothing was."""
        if self._moment is None:
            return None
        key = _key("answer", self._moment, *question)
        found = self._store.read([key]).get(key)
        return found if isinstance(found, dict) else None

    def keep_answer(self, question: Sequence[str], told: Plain, snapshot: "Snapshot | None") -> None:
        """Keep an answer that came of these files; of what was kept alone, where there is no snapshot.

        Where what was kept and the files are not of one moment, the answer is of none.
        """
        key = self._moment
        if self._folder is not None and snapshot is not None:
            read = _key("moment", *self._grounds.words, listing_of(objects_of(snapshot)))
            key = read if key in {read, None} else None
        if key:
            self._store.write({_key("answer", key, *question): told})

    @property
    def knows_files(self) -> bool:
        """Whether what is judged of the files may be kept: those of the work tree were looked at before."""
        return self._folder is None or vars(self).get("_seen") is not None

    def keep_parts(self, parts: Mapping[str, Plain | Packed]) -> None:
        """Keep these for what is kept next; they are nobody's until then."""
        self._store.write({f"part:{name}": part for name, part in parts.items()})

    def keep(
        self, root: Mapping[str, Plain], parts: Mapping[str, Plain | Packed], objects: Mapping[str, str]
    ) -> bool:
        """Keep what was worked out of these files; what cannot be kept only takes its time again.

        Says whether the files are known for what they are.
        """
        values: dict[str, Plain | Packed] = {f"part:{name}": part for name, part in parts.items()}
        key = _key("moment", *self._grounds.words)
        if not self.knows_files:
            return False
        if self._folder is not None and self._seen is not None:
            listing = listing_of(objects)
            key = _key("moment", *self._grounds.words, listing)
            values |= {self._place_key: self._place(objects, self._seen, listing)}
            values |= self._files(objects, self._seen)
        values[key] = root
        before = [each for each in self.bases.items() if each[0] != self._grounds.revision]
        values[self._bases_key] = [[self._grounds.revision, key], *map(list, before)][:_MOST_BASES]
        self._store.write(values)
        self._key = key
        vars(self).pop("_seen", None)  # of many files it is megabytes, and nobody asks for it again
        return True

    def keep_more(self, root: Mapping[str, Plain], parts: Mapping[str, Plain | Packed]) -> None:
        """Keep this instead of what was kept, or found, of the moment."""
        if self._key is not None:
            self._store.write({self._key: root, **{f"part:{name}": part for name, part in parts.items()}})

    def forget(self) -> None:
        """Let the next run work the moment out again, and keep that: a part of what was found is lost."""
        if self._key is not None:
            self._store.write({self._key: None})

    @cached_property
    def bases(self) -> dict[str, str]:
        """The moments that were kept lately, newest first: the key of each by the commit that judged it."""
        found = self._store.read([self._bases_key]).get(self._bases_key)
        return dict(found) if isinstance(found, list) else {}

    def base(self, revision: str) -> Mapping[str, Any] | None:
        """What was kept of one of them."""
        key = self.bases[revision]
        found = self._store.read([key]).get(key)
        return found if isinstance(found, dict) else None

    @cached_property
    def _bases_key(self) -> str:
        grounds = self._grounds
        return _key("bases", program(), grounds.registry, grounds.pin or "")

    # The files

    @cached_property
    def _seen(self) -> Footprints | None:
        """The files as they lie there, looked at before any of them is read."""
        if self._folder is None:
            return None
        try:
            return footprints(self._folder, self._grounds.registry, [self._index])
        except OSError:
            return None

    @property
    def _index(self) -> str:
        return os.fspath(self._repository.git_dir / "index")

    @cached_property
    def _moment(self) -> str | None:
        """Under which key the moment is kept; None where its files are not known without reading them."""
        if self._folder is None:
            return _key("moment", *self._grounds.words)
        known = self._store.read([self._place_key]).get(self._place_key)
        if isinstance(known, dict) and self._lies_as_then(known):
            return _key("moment", *self._grounds.words, str(known["listing"]))
        if not self._seen or not isinstance(known, dict):
            return None
        if self._seen.all_settled and known.get("digest") == self._seen.digest:
            return _key("moment", *self._grounds.words, str(known["listing"]))
        objects = self.objects
        if objects is None:
            return None
        listing = listing_of(objects)
        place = self._place(objects, self._seen, listing)
        if place["digest"] or place["index"]:
            files = self._files(objects, self._seen) if self._read_anew > FEW_ANEW else {}
            self._store.write({self._place_key: place, **files})
        return _key("moment", *self._grounds.words, listing)

    def _lies_as_then(self, known: Mapping[str, Any]) -> bool:
        """Whether every file is as git's index holds it, where that held what was known of them."""
        index = known.get("index")
        if not index or mark_of(self._index) != index:
            return False
        from readyctl.adapters.git.as_indexed import lies_as_indexed  # noqa: PLC0415 - of large ones alone

        return lies_as_indexed(self._repository.git, self._grounds.registry)

    @cached_property
    def objects(self) -> dict[str, str] | None:
        """By path, the object of every entry of the moment, and of strays nothing; those that changed since
        they were looked at are read. None where that is not known, or costs as much as reading all.
        """
        if self._folder is None:
            listed = [*in_commit(self._repository.git, self._grounds.revision, self._grounds.registry)]
            return told_apart(listed, self._grounds.registry)
        known = self._store.read([self._files_key]).get(self._files_key)
        if self._seen is None or not isinstance(known, dict):
            return None
        try:
            return self._objects(self._seen, known)
        except OSError:
            return None

    def _objects(self, seen: Footprints, known: Mapping[str, Any]) -> dict[str, str]:
        """By path, the object of every entry that lies there or is hidden, and of strays nothing."""
        registry, length = self._grounds.registry, len(self._grounds.revision)
        entries, strays = dict[str, str](), dict[str, str]()
        known_anyway = 0
        for path, mark in seen.marks.items():
            kept = known.get(path)
            if kept and kept[0] == mark:
                (entries if kept[1] else strays)[path] = kept[1]
                known_anyway += 1
            elif classify(path, registry):
                entries[path] = one_in_work_tree(self._repository.top, path, length).obj
            elif is_stray(path, registry):
                strays[path] = ""
        files = entries | strays
        self._read_anew = len(files) - known_anyway
        if self._held is not None:
            return files  # git looks for all that its index holds, so nothing is hidden
        found = (StoredFile(path, obj) for path, obj in files.items())
        return told_apart([*with_hidden(found, self._repository.git, registry)], registry)

    @cached_property
    def _place_key(self) -> str:
        top = os.fspath(self._repository.top)
        return _key("place", program(), top, self._grounds.registry)

    @cached_property
    def _files_key(self) -> str:
        top = os.fspath(self._repository.top)
        return _key("files", program(), top, self._grounds.registry)

    def _place(self, objects: Mapping[str, str], seen: Footprints, listing: str) -> dict[str, Plain]:
        """What tells the next run that these files are what they are now: all by their marks, or git's index
        by its own where it holds them.
        """
        mark = seen.marks.get(self._index, "")
        if self._index not in seen.settled:
            # Mostly git wrote it just before a check: by the end of that it may be old enough.
            vars(self).pop("_held", None)
            mark = mark if settled_mark(self._index) == mark else ""
        held = self._held if mark else None
        index = "" if held is None or not holds(held, objects, self._grounds.registry) else mark
        return {"digest": seen.digest if seen.all_settled else "", "listing": listing, "index": index}

    def _files(self, objects: Mapping[str, str], seen: Footprints) -> dict[str, Plain]:
        """What tells of each of these files that it is what it is now."""
        return {self._files_key: {p: [seen.marks[p], obj] for p, obj in objects.items() if p in seen.settled}}

    @cached_property
    def _held(self) -> Mapping[str, str] | None:
        """By path, the objects that git's index holds, where it looks for all of them and they are so many
        that asking it pays.
        """
        if self._seen is None or len(self._seen.marks) < MANY:
            return None
        from readyctl.adapters.git.as_indexed import indexed  # noqa: PLC0415 - of large ones alone

        return indexed(self._repository.git, self._grounds.registry)
