"""Which features say where they live in the code, and which code no feature speaks of.

So that a feature can neither be forgotten nor invented.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from readyctl.core.entry.globs import Glob, GlobIndex, Globs, Tree
from readyctl.core.feature.inventory import FeatureStatus


class Unmatched(Struct, frozen=True):
    """A glob of an entry's `code` that means no file: `place` is its number in the list."""

    feature: FeatureStatus
    place: int
    glob: str


class Uncovered(Struct, frozen=True):
    """A file, or a folder with a slash at its end of which nothing belongs to any feature: so many files."""

    path: str
    files: int


class CodeCoverage(Struct, frozen=True):
    """One moment's features against the files of its repository.

    `uncoded` are features above planned without `code`; `files` is how many there are to cover, registry and
    ignored ones left out, and `covered` how many of them are.
    """

    uncoded: tuple[FeatureStatus, ...]
    unmatched: tuple[Unmatched, ...]
    uncovered: tuple[Uncovered, ...]
    files: int
    covered: int


def code_coverage(features: Sequence[FeatureStatus], tree: Tree, ignored: Globs) -> CodeCoverage:
    """Hold the features against the files of their repository, but for the registry's own."""
    index = GlobIndex({number: Globs(code_of(status)) for number, status in enumerate(features)})
    to_cover = [path for path in tree.paths if path not in ignored]
    bare = [path for path in to_cover if next(index.owners(path), None) is None]
    return CodeCoverage(
        uncoded=tuple(status for status in features if _above(status) and not code_of(status)),
        unmatched=tuple(each for status in features for each in unmatched(status, tree)),
        uncovered=tuple(_folded(bare, set(tree.paths) - set(bare))),
        files=len(to_cover),
        covered=len(to_cover) - len(bare),
    )


def code_of(status: FeatureStatus) -> tuple[str, ...]:
    """The globs of an entry."""
    return status.entry.said.details.code if status.entry.said else ()


def unmatched(status: FeatureStatus, tree: Tree) -> Iterator[Unmatched]:
    """The globs of an entry that mean none of these files. One that takes files out may find none."""
    for place, text in enumerate(code_of(status)):
        glob = Glob(text)
        if not glob.takes_out and not tree.holds(glob):
            yield Unmatched(status, place, text)


def _above(status: FeatureStatus) -> bool:
    return status.declared is not None and status.declared.needs_signature


def _folded(bare: Sequence[str], others: Iterable[str]) -> Iterator[Uncovered]:
    """The bare files, in order; where nothing else lies in a folder, the highest such folder instead."""
    mixed = {folder for path in others for folder in _folders(path)}
    found: dict[str, int] = {}
    for path in bare:
        name = next((f"{folder}/" for folder in _folders(path) if folder not in mixed), path)
        found[name] = found.get(name, 0) + 1
    return (Uncovered(path, files) for path, files in sorted(found.items()))


def _folders(path: str) -> Iterator[str]:
    """The folders that a file lies in, the highest first."""
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)
