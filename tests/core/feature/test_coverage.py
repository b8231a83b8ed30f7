"""Features without code, and code without a feature."""

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.entry.globs import Globs, Tree
from readyctl.core.feature.coverage import code_coverage
from readyctl.core.feature.inventory import FeatureStatus
from support.inventories import signed, status, unsigned

PATHS = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map("/".join), max_size=12)


def coded(feature_id: str, *code: str, level: str = "beta") -> FeatureStatus:
    texts: list[Node] = [*code]
    return status({"id": feature_id, "level": level, "code": texts}, signed())


def test_what_is_forgotten_and_what_is_invented() -> None:
    files = ["README.md", "lib/fx/a.py", "lib/fx/gen/b.py", "lib/old/c.py", "lib/old/d/e.py", "web/f.js"]
    features = [
        coded("fx", "lib/fx", "!lib/fx/gen"), coded("lost", "lib/lost"), coded("idea", level="planned"),
        status({"id": "bare", "level": "shipped"}, unsigned()),
    ]  # fmt: skip
    found = code_coverage(features, Tree(files), Globs(["*.md"]))
    assert [each.id for each in found.uncoded] == ["bare"]
    assert [(each.feature.id, each.glob) for each in found.unmatched] == [("lost", "lib/lost")]
    assert [(each.path, each.files) for each in found.uncovered] == [
        ("lib/fx/gen/", 1),
        ("lib/old/", 2),
        ("web/", 1),
    ]
    assert (found.files, found.covered) == (5, 1)


@given(PATHS, st.lists(st.sampled_from(["a", "a/b", "**/c", "b/*", "!a/c"]), max_size=3), st.booleans())
def test_every_file_is_covered_ignored_or_told_once(paths: list[str], code: list[str], some: bool) -> None:  # noqa: FBT001
    files = {path for path in paths if not any(other.startswith(f"{path}/") for other in paths)}
    globs, ignored = Globs(code), Globs(["c"] if some else [])
    found = code_coverage([coded("x", *code)], Tree(files), ignored)
    bare = {path for path in files if path not in globs and path not in ignored}
    told = [
        (each, [p for p in files if p == each.path or p.startswith(each.path)]) for each in found.uncovered
    ]
    named = [path for each, below in told for path in (below if each.path.endswith("/") else [each.path])]
    assert sorted(named) == sorted(bare)
    assert sum(each.files for each in found.uncovered) == len(bare) == found.files - found.covered
