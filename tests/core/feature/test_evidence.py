"""Which evidence names something in the repository."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.feature.evidence import Pointer, named_path, pointers
from support.inventories import signed, status


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("tests/fx/", "tests/fx"),
        ("docs/fx.md#limits", "docs/fx.md"),
        ("./docs/fx.md", "docs/fx.md"),
        ("README.md", "README.md"),
        ("docs/My page.md", "docs/My page.md"),
        ("https://example.com/fx", None),
        ("mailto:ada@example.com", None),
        ("/etc/passwd", None),
        ("../other/tests", None),
        ("tests//fx", None),
        ("tests/.", None),
        ("#limits", None),
        ("two\nlines", None),
        ("", None),
    ],
)
def test_a_path_is_read_from_the_top_of_the_repository(value: str, path: str | None) -> None:
    assert named_path(value) == path


@given(st.text())
def test_no_value_leads_out_of_the_repository(value: str) -> None:
    path = named_path(value)
    assert path is None or not ({"", ".", ".."} & set(path.split("/")) or "\0" in path)


@pytest.mark.parametrize(
    ("value", "looks"),
    [
        ("tests/fx/", True),
        ("tests/", True),
        ("docs/fx.md#limits", True),
        ("ci", False),
        ("since May", False),
        ("runs on eu/us", False),
    ],
)
def test_only_what_has_the_form_of_a_path_looks_like_one(value: str, *, looks: bool) -> None:
    assert Pointer("tests", value, value).looks_so is looks


def test_what_lies_in_the_registry_is_text() -> None:
    evidence: dict[str, Node] = {
        "production": "registry/x.md",
        "tests": "registry-tests/x.py",
        "docs": "registry",
    }
    entry = status({"id": "fx", "level": "planned", "evidence": evidence}, signed()).entry
    assert [each.path for each in pointers(entry, "registry")] == ["registry-tests/x.py"]
    assert [each.key for each in pointers(entry, "")] == ["production", "tests", "docs"]
