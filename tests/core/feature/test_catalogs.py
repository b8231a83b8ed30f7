"""Catalog entities and enhancements as rows."""

from collections.abc import Mapping

from readyctl.core.entry.document import Node
from readyctl.core.feature.catalogs import head_of, rows_of
from readyctl.core.feature.sources import SOURCES


def rows(source: str, *documents: Mapping[str, Node]) -> tuple[list[Mapping[str, str]], list[str]]:
    found, remarks = rows_of(SOURCES[source], list(enumerate(documents, 1)), "")
    return [row.cells for row in found], remarks


def test_a_component_has_its_owner_tags_links_and_a_key_of_its_own() -> None:
    (cells,), _ = rows(
        "backstage",
        {
            "kind": "Component",
            "metadata": {
                "name": "artist_web",
                "title": "Artist Web",
                "description": "For artists.",
                "tags": ["java"],
                "links": [{"url": "https://a.io", "title": "Admin"}, "odd"],
            },
            "spec": {"lifecycle": "production", "owner": "group:default/artists", "system": "public"},
        },
    )
    assert cells == {
        "key": "component:default/artist_web", "id": "artist-web", "name": "Artist Web",
        "aliases": "artist_web", "summary": "For artists.", "level": "production", "area": "public",
        "owner": "artists", "tags": "java", "links": "https://a.io",
    }  # fmt: skip


def test_what_is_no_feature_of_a_catalog_is_left_out_and_said() -> None:
    found, remarks = rows("backstage", {"kind": "Location"}, {}, {"kind": ["API"]})
    assert found == []
    assert remarks == [
        "line 1 is of kind Location and was left out",
        "line 2 has no kind and was left out",
        "line 3 has no kind and was left out",
    ]


def test_an_enhancement_being_built_is_as_ready_as_its_stage() -> None:
    kep: dict[str, Node] = {
        "title": "Multicast", "kep-number": "31", "authors": ["@ann", "@bob"], "owning-sig": "sig-network",
        "status": "implementable", "stage": "beta", "milestone": {"alpha": "v1.20", "beta": None},
    }  # fmt: skip
    (cells,), _ = rows("kep", kep)
    assert cells == {
        "key": "31", "id": "kep-31", "name": "Multicast", "aliases": "KEP-31", "summary": "Multicast",
        "level": "beta", "area": "sig-network", "owner": "@ann, @bob", "tags": "alpha v1.20",
    }  # fmt: skip
    for none in ("0000", "NNNN"):
        (cells,), _ = rows("kep", {**kep, "kep-number": none})
        assert (cells.get("key"), cells.get("id"), cells.get("aliases")) == (None, None, None)
    (done,), _ = rows("kep", {**kep, "status": "withdrawn"})
    assert done["level"] == "withdrawn"


def test_the_head_of_a_page_is_read_and_a_page_without_one_holds_nothing() -> None:
    assert head_of("---\ntitle: X\n---\n# X\n") == "\ntitle: X\n"
    assert head_of("# X\n---\ntitle: X\n---\n") == ""
