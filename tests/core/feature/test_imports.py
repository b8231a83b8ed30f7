"""What an import keeps of what it saw."""

from readyctl.core.feature.following import Seen
from readyctl.core.feature.imports import as_data, seen_in


def test_what_was_seen_is_written_in_order_of_records_and_read_back() -> None:
    seen: dict[str, Seen] = {"jira:B": {"name": "x1", "tags": ("x2", "x3")}, "jira:A": {"name": "x4"}}
    data = as_data(seen)
    assert list(data) == ["jira:A", "jira:B"]
    assert seen_in(data) == seen


def test_whatever_has_another_form_counts_as_not_seen() -> None:
    assert seen_in({"a": None, "b": "x", "c": {"name": None, "tags": ["x", None, {}], "owner": {}}}) == {
        "c": {"tags": ("x",)}
    }
