import pytest

from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import NOWHERE, SourceMap
from readyctl.core.entry.keypath import KeyPath

MAP = SourceMap(
    keys={("delivery",): Position(3, 1), ("delivery", "date"): Position(4, 3)},
    values={("delivery",): Position(4, 3), ("delivery", "date"): Position(4, 9), ("tags", 0): Position(7, 5)},
)


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("delivery", "date"), (4, 3), (4, 9)),
        (("delivery", "scope"), (3, 1), (3, 1)),
        (("tags", 0), (7, 5), (7, 5)),
        (("tags", 0, "x"), (7, 5), (7, 5)),
        (("name",), (1, 1), (1, 1)),
        ((), (1, 1), (1, 1)),
    ],
)
def test_a_missing_path_stands_where_its_nearest_parent_does(
    path: KeyPath, key: tuple[int, int], value: tuple[int, int]
) -> None:
    assert (MAP.key(path), MAP.value(path)) == (Position(*key), Position(*value))


def test_a_document_without_places_is_its_first_line() -> None:
    assert NOWHERE.value(("x", 0)) == Position(1, 1)
    assert ("delivery",) in MAP
    assert ("name",) not in MAP
