from pathlib import Path

import pytest

from readyctl.workspace.changing.plan import Change, Plan, diff


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (b"a\nb\n", b"a\nc\n", ["--- a/x", "+++ b/x", "@@ -1,2 +1,2 @@", " a", "-b", "+c"]),
        (None, b"a\n", ["--- /dev/null", "+++ b/x", "@@ -0,0 +1 @@", "+a"]),
        (b"a\n", None, ["--- a/x", "+++ /dev/null", "@@ -1 +0,0 @@", "-a"]),
        (b"a\r\n", b"b\r\n", ["--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a", "+b"]),
        (b"a\n", b"a\n", []),
    ],
)
def test_a_diff_is_headed_as_git_heads_it(
    before: bytes | None, after: bytes | None, shown: list[str]
) -> None:
    assert diff(Change("x", before, after)) == shown


def test_what_changes_nothing_is_no_part_of_what_is_written() -> None:
    same, other = Change("x", b"a", b"a"), Change("y", b"a", b"b")
    assert Plan(Path(), (), (same, other), "m").effective == [other]
