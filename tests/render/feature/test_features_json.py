"""`feature list --json`, as the contract has it."""

import json

import jsonschema

from readyctl.core.entry.document import Node, Problem
from readyctl.render.feature.features_json import feature, render
from readyctl.render.json_schemas import schema
from support.inventories import inventory, signed, status, unsigned

DELIVERY: Node = {"date": "2027-06-30", "scope": "all", "capacity": "2"}
COMMITTED: dict[str, Node] = {"id": "x", "name": "X", "level": "committed", "delivery": DELIVERY}


def test_a_signed_feature() -> None:
    assert feature(status(COMMITTED, signed())).model_dump(mode="json") == {
        "id": "x",
        "area": "payments",
        "name": "X",
        "level": "committed",
        "effective_level": "committed",
        "signed": True,
        "signed_by": "ada@example.com",
        "signed_at": "2026-11-16T09:00:00Z",
        "commit": "a1b2c3d4" * 5,
        "assurance": "committer",
        "via_forge": False,
        "why": None,
        "accurate_as_of": "2026-11-16",
        "stale": False,
        "age_days": 6,
        "ended": False,
        "may": {"mention": "yes", "demo": "no", "early_access": "no", "contract": "by 2027-06-30"},
    }


def test_an_unsigned_feature_says_who_set_it_and_why_it_does_not_count() -> None:
    row = feature(status(COMMITTED, unsigned())).model_dump(mode="json")
    assert (row["level"], row["effective_level"], row["signed"]) == ("committed", "planned", False)
    assert (row["signed_by"], row["signed_at"], row["commit"]) == ("sam@example.com", None, "0bad" * 10)
    assert row["why"] == "sam@example.com is not on the roster"
    assert row["accurate_as_of"] is None


def test_the_list_fits_its_published_schema() -> None:
    invalid = status({"id": "z"}, unsigned(), problems=(Problem("tag", "a tag"),))
    written = json.loads(render(inventory(), [status(COMMITTED, signed()), invalid]))
    assert (written["schema"], written["as_of"]) == ("readyctl.features/1", "2026-11-22")
    assert [row["id"] for row in written["features"]] == ["x", "z"]
    jsonschema.validate(written, json.loads(schema("features-1")))
