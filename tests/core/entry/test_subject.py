from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.subject import StrayFile, stray_subject


def test_a_stray_file_is_found_at_its_first_line() -> None:
    found = stray_subject("a/b.yaml")
    assert (found.value, found.path, found.position) == (StrayFile("a/b.yaml"), "a/b.yaml", Position(1, 1))
