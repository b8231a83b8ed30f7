import pytest

from readyctl.core.entry.keypath import KeyPath, dotted


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("a",), "a"), (("limits", 0, "metric"), "limits[0].metric"), ((0, "a"), "[0].a")],
)
def test_a_path_reads_as_people_write_it(path: KeyPath, text: str) -> None:
    assert dotted(path) == text
