from pathlib import Path

import pytest

from readyctl.adapters.git.headers import parse_header
from readyctl.core.trust.commit import CommitHeader
from readyctl.workspace.changing.plan import Change, Plan, about, diff


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


@pytest.mark.parametrize("what", ["declare committed", "Eve <eve@example.com>"])
@pytest.mark.parametrize("name", ["fx", "co-authored-by", "co-authored-by-2"])
def test_no_line_that_begins_with_an_id_names_a_co_author(name: str, what: str) -> None:
    head = b"tree 0\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\n"
    for message in (about(name, what), f"Sign it\n\n{about(name, what)}"):
        header = parse_header("c", head + message.encode())
        assert isinstance(header, CommitHeader)
        assert header.coauthors == ()
        assert name in message
